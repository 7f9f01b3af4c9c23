/** The little XML that packages are made of: elements, attributes, text. What is written is one form, so it can be compared. */
export type Element = { name: string; attributes: Record<string, string>; children: Element[]; text: string }

export const element = (
  name: string,
  attributes: Record<string, string | number> = {},
  content: readonly Element[] | string = [],
): Element => ({
  name,
  attributes: Object.fromEntries(Object.entries(attributes).map(([key, value]) => [key, String(value)])),
  children: typeof content === 'string' ? [] : [...content],
  text: typeof content === 'string' ? content : '',
})

/** What XML 1.0 cannot carry becomes a replacement mark. */
const lawful = (text: string) =>
  text
    .toWellFormed()
    .replace(/[\p{Cc}\ufffe\uffff]/gu, (c) => ('\t\n\r'.includes(c) || (c >= '\x7f' && c < '\ufffe') ? c : '\ufffd'))
const escaped = (text: string) =>
  lawful(text).replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('\r', '&#13;')
const quoted = (text: string) =>
  escaped(text).replaceAll('"', '&quot;').replaceAll('\n', '&#10;').replaceAll('\t', '&#9;')

function write({ name, attributes, children, text }: Element, indent: string): string {
  const all = Object.entries(attributes).map(([key, value]) => ` ${key}="${quoted(value)}"`)
  const open = `${indent}<${name}${all.join('')}`
  if (children.length > 0)
    return `${open}>\n${children.map((child) => write(child, `${indent}  `)).join('')}${indent}</${name}>\n`
  return text === '' ? `${open}/>\n` : `${open}>${escaped(text)}</${name}>\n`
}

export const writeXml = (root: Element): string => `<?xml version="1.0" encoding="UTF-8"?>\n${write(root, '')}`

const entities: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', '#13': '\r', '#10': '\n', '#9': '\t' }
const plain = (text: string) => text.replace(/&(#?\w+);/g, (whole, name: string) => entities[name] ?? whole)

const tag = /<(\/?)([\p{L}_][\p{L}\p{N}_.-]*)((?:\s+[\p{L}_][\p{L}\p{N}_.-]*="[^"<]*")*)\s*(\/?)>/uy
const deepest = 20

/** Undefined when it is not well formed, or is not in the form that packages have (no DOCTYPE, no entities of its own). */
export function readXml(text: string): Element | undefined {
  const begin = /^<\?xml version="1\.0" encoding="UTF-8"\?>\s*/.exec(text)
  if (!begin) return undefined
  const top = element('')
  const open: Element[] = [top]
  for (let at = begin[0].length; at < text.length; ) {
    const here = open.at(-1)
    if (!here) return undefined
    tag.lastIndex = at
    const found = tag.exec(text)
    if (!found) {
      const until = text.indexOf('<', at)
      const words = text.slice(at, until < 0 ? text.length : until)
      // A bracket that opens no tag.
      if (words === '') return undefined
      here.text += plain(words)
      at += words.length
      continue
    }
    at = tag.lastIndex
    const [, closes, name = '', attributes = '', empty] = found
    if (closes) {
      if (here.name !== name || open.length === 1) return undefined
      open.pop()
      if (here.children.length > 0) here.text = ''
      continue
    }
    const child = element(name, readAttributes(attributes))
    here.children.push(child)
    if (!empty) open.push(child)
    if (open.length > deepest) return undefined
  }
  const [root, more] = top.children
  if (!root || more || open.length > 1 || top.text.trim() !== '') return undefined
  return root
}

const readAttributes = (text: string) =>
  Object.fromEntries([...text.matchAll(/([^\s=]+)="([^"]*)"/g)].map(([, key = '', value = '']) => [key, plain(value)]))

export const childText = (parent: Element, name: string): string =>
  parent.children.find((child) => child.name === name)?.text ?? ''
