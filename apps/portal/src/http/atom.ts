/** One entry of a feed; texts are plain. */
export type AtomEntry = {
  /** A UUID. */
  id: string
  title: string
  /** RFC 3339. */
  updated: string
  href: string
  summary: string
  category: { term: string; label: string }
}

export type AtomFeed = {
  lang: string
  /** Stays the same wherever the feed is moved to. */
  id: string
  title: string
  author: string
  updated: string
  self: string
  alternate: string
  first?: string | undefined
  next?: string | undefined
  entries: readonly AtomEntry[]
}

const escapes: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&apos;' }
/** Characters that XML 1.0 has no place for are left out: one of them would make the whole feed unreadable. */
const text = (words: string) =>
  words
    .replace(/[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu, '')
    .replace(/[&<>"']/g, (c) => escapes[c] ?? c)

const link = (rel: string, href: string, type: string) => `<link rel="${rel}" type="${type}" href="${text(href)}"/>`
const atom = 'application/atom+xml'

/** A feed after RFC 4287, paged after RFC 5005. */
export function atomFeed({
  lang,
  id,
  title,
  author,
  updated,
  self,
  alternate,
  first,
  next,
  entries,
}: AtomFeed): string {
  const links = [
    link('self', self, atom),
    link('alternate', alternate, 'text/html'),
    ...(first ? [link('first', first, atom)] : []),
    ...(next ? [link('next', next, atom)] : []),
  ]
  return `<?xml version="1.0" encoding="utf-8"?>
<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="${text(lang)}">
<id>${text(id)}</id>
<title>${text(title)}</title>
<updated>${text(updated)}</updated>
<author><name>${text(author)}</name></author>
${links.join('\n')}
${entries.map(entryOf).join('\n')}
</feed>
`
}

const entryOf = ({ id, title, updated, href, summary, category }: AtomEntry) => `<entry>
<id>urn:uuid:${text(id)}</id>
<title>${text(title)}</title>
<updated>${text(updated)}</updated>
<published>${text(updated)}</published>
${link('alternate', href, 'text/html')}
<category term="${text(category.term)}" label="${text(category.label)}"/>
<summary>${text(summary)}</summary>
</entry>`
