export type Element = { name: string; attributes: Record<string, string>; text: string; children: Element[] }

const entities: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" }
const plain = (raw: string) =>
  raw.replace(/&(\w+);|&/g, (_, name?: string) => {
    const character = name === undefined ? undefined : entities[name]
    if (character === undefined) throw new Error('a bare & is no XML')
    return character
  })

const token = /<\?xml[^>]*\?>|<\/([\w:]+)\s*>|<([\w:]+)((?:\s+[\w:]+="[^"<]*")*)\s*(\/?)>|([^<]+)/gy

/** The elements of an XML document; throws on what is not well formed. Knows no entities of its own, comments or CDATA. */
export function elementsOf(xml: string): Element[] {
  const top: Element = { name: '', attributes: {}, text: '', children: [] }
  const open = [top]
  token.lastIndex = 0
  while (token.lastIndex < xml.length) {
    const at = token.lastIndex
    const found = token.exec(xml)
    if (!found) throw new Error(`not well formed at ${at}: ${xml.slice(at, at + 40)}`)
    const [, closing, opening, attributes = '', empty, text] = found
    const inner = open.at(-1) ?? top
    if (closing !== undefined) {
      if (open.length === 1 || inner.name !== closing) throw new Error(`</${closing}> closes nothing`)
      open.pop()
    } else if (opening !== undefined) {
      const pairs = Array.from(attributes.matchAll(/([\w:]+)="([^"]*)"/g), ([, name = '', value = '']) => [
        name,
        plain(value),
      ])
      const element: Element = { name: opening, attributes: Object.fromEntries(pairs), text: '', children: [] }
      inner.children.push(element)
      if (!empty) open.push(element)
    } else if (text !== undefined) inner.text += plain(text)
  }
  if (open.length > 1) throw new Error(`<${open.at(-1)?.name}> is not closed`)
  return top.children
}
