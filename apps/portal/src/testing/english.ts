const chinese = /[㐀-鿿豈-﫿]+/g

/** Texts of data that have no English beside them (names of offices, laws, what a person entered): Chinese in any language. */
export function textsWithoutEnglish(data: unknown): string[] {
  if (typeof data === 'string') return [data]
  if (Array.isArray(data)) return data.flatMap(textsWithoutEnglish)
  if (typeof data !== 'object' || data === null) return []
  return Object.entries(data).flatMap(([key, value]) => {
    const english: unknown = key === 'zh' ? Reflect.get(data, 'en') : Reflect.get(data, `${key}En`)
    return english === undefined || english === '' || english === null ? textsWithoutEnglish(value) : []
  })
}

/** Chinese words of a page that come from none of these texts: words of our own that nobody translated. */
export function untranslated(html: string, texts: readonly string[]): string[] {
  const own = html
    .replace(/<(script|style)\b[\s\S]*?<\/\1>/g, '')
    .replace(/<a\b[^>]*hreflang="zh[^>]*>[\s\S]*?<\/a>/g, '')
    .replace(
      /<(?:"[^"]*"|[^">])*>/g,
      (tag) => ` ${/(?:aria-label|alt|title|placeholder)="([^"]*)"/.exec(tag)?.[1] ?? ''} `,
    )
  const found = own.match(chinese) ?? []
  return [...new Set(found)].filter((words) => !texts.some((text) => text.includes(words)))
}
