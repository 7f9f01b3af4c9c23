const inside = 'http://inside.invalid'

/** An address of this site to go back to; anything that leads elsewhere, or is no address, becomes `fallback`. */
export function safePath(path: unknown, fallback = '/'): string {
  if (typeof path !== 'string' || !path.startsWith('/') || path.length > 2000) return fallback
  try {
    const url = new URL(path, inside)
    // Backslashes and control characters make browsers see another host than we do.
    if (url.origin !== inside || /^\/[/\\]/.test(path) || /[\\\p{Cc}]/u.test(path)) return fallback
    return url.pathname + url.search + url.hash
  } catch {
    return fallback
  }
}

/** `path` with these parameters. */
export function withQuery(path: string, query: Readonly<Record<string, string | undefined>>): string {
  const kept = Object.entries(query).filter((pair): pair is [string, string] => !!pair[1])
  return kept.length === 0 ? path : `${path}?${new URLSearchParams(kept)}`
}
