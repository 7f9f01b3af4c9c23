const chinese = '\\u3400-\\u9fff\\uf900-\\ufaff'
const run = new RegExp(`[《（“]?[${chinese}][${chinese}\\u3000-\\u303f\\uff00-\\uffef0-9A-Z《》（）“”·—]*`, 'g')
const hasChinese = new RegExp(`[${chinese}]`)
const tokens = /<!--[\s\S]*?-->|<(\/?)([a-zA-Z][\w-]*)((?:"[^"]*"|[^">])*)>|[^<]+/g

/** Their content is text alone, or not read out. */
const untouched = new Set(['title', 'textarea', 'option', 'script', 'style'])
const empty = new Set(['area', 'base', 'br', 'col', 'embed', 'hr', 'img', 'input', 'link', 'meta', 'source', 'wbr'])

/**
 * Marks Chinese in an English page as Chinese (names of offices and divisions, texts of laws, what a person entered),
 * so that a screen reader changes its voice (WCAG 3.1.2). What already stands under a `lang` of its own stays.
 */
export function markChinese(html: string): string {
  const open: { name: string; skip: boolean }[] = []
  return html.replace(tokens, (token, closing: string | undefined, tag: string | undefined, attributes = '') => {
    const skipping = open.at(-1)?.skip ?? false
    if (tag === undefined) {
      if (skipping || !hasChinese.test(token)) return token
      return token.replace(run, (words) => `<span lang="zh-CN">${words}</span>`)
    }
    const name = tag.toLowerCase()
    if (closing === '/') {
      if (open.at(-1)?.name === name) open.pop()
    } else if (!empty.has(name) && !attributes.endsWith('/')) {
      open.push({ name, skip: skipping || untouched.has(name) || (name !== 'html' && /\slang="zh/.test(attributes)) })
    }
    return token
  })
}
