import { readdirSync, readFileSync } from 'node:fs'

export interface Field {
  key: string
  label: string
  labelEn: string
  kind: string
  required: boolean
  hint?: string
  hintEn?: string
  example?: string
  maxLength?: number
  minimum?: number
  maximum?: number
  options?: { value: string; label: string; labelEn: string }[]
  visibleWhen?: string
}

interface Repeat {
  min: number
  max: number
  itemName: string
  itemNameEn: string
}

export interface Group {
  key: string
  title: string
  titleEn: string
  visibleWhen?: string
  repeat?: Repeat
  fields: Field[]
}

export interface Faq {
  question: string
  answer: string
  questionEn: string
  answerEn: string
}

export interface Authored {
  number: string
  nameEn: string
  summary: string
  summaryEn: string
  resultEn: string
  /** Replaces the conditions of the source where they are not right. */
  conditions?: string[]
  conditionsEn: string[]
  reviewPoints: string[]
  examination?: { name: string; nameEn: string }
  faq: Faq[]
  everydayWords: string[]
  groups: Group[]
  note?: string
}

const folder = new URL('./authored/', import.meta.url)

/** Lines of an authored text, without comments and blanks. */
export function linesOf(name: string): string[] {
  return readFileSync(new URL(name, folder), 'utf8')
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '' && !line.startsWith('# '))
}

const split = (text: string): string[] => text.split('|').map((part) => part.trim())

interface Snippets {
  options: Map<string, string>
  fields: Map<string, Field[]>
}

function optionsOf(text: string, snippets: Snippets, where: string): NonNullable<Field['options']> {
  const source = text.startsWith('@') ? snippets.options.get(text.slice(1)) : text
  if (source === undefined) throw new Error(`${where}: no option set ${text}`)
  return source.split(';').map((part) => {
    const [value, label, ...rest] = part.trim().split(/\s+/)
    if (!value || !label || rest.length === 0) throw new Error(`${where}: option ${part}`)
    return { value, label, labelEn: rest.join(' ') }
  })
}

function defaultLength(kind: string): number | undefined {
  if (kind === 'text') return 100
  return kind === 'textarea' ? 500 : undefined
}

function fieldOf(line: string, snippets: Snippets, where: string): Field {
  const [head = '', ...parts] = split(line.slice(2))
  const match = /^([a-z][a-z0-9_]*)(\*?) ([a-z-]+) (.+)$/.exec(head)
  if (!match) throw new Error(`${where}: field ${line}`)
  const [, key = '', star, kind = '', label = ''] = match
  const field: Field = { key, label, labelEn: parts.shift() ?? '', kind, required: star === '*' }
  if (field.labelEn === '') throw new Error(`${where}: no English label in ${line}`)
  const length = defaultLength(kind)
  if (length !== undefined) field.maxLength = length
  for (const part of parts) {
    const at = part.indexOf(':')
    const name = part.slice(0, at)
    const value = part.slice(at + 1)
    if (name === 'hint') {
      const [hint = '', hintEn] = value.split('//').map((text) => text.trim())
      if (!hintEn) throw new Error(`${where}: hint without English: ${line}`)
      field.hint = hint
      field.hintEn = hintEn
    } else if (name === 'eg') field.example = value
    else if (name === 'max') field.maxLength = Number(value)
    else if (name === 'range') {
      const [low, high] = value.split('..')
      if (low) field.minimum = Number(low)
      if (high) field.maximum = Number(high)
    } else if (name === 'o') field.options = optionsOf(value, snippets, where)
    else if (name === 'when') field.visibleWhen = value
    else throw new Error(`${where}: ${part} in ${line}`)
  }
  return field
}

function readSnippets(): Snippets {
  const snippets: Snippets = { options: new Map(), fields: new Map() }
  let current: Field[] = []
  for (const line of linesOf('snippets.txt')) {
    if (line.startsWith('%')) {
      const at = line.indexOf(':')
      snippets.options.set(line.slice(1, at), line.slice(at + 1))
    } else if (line.startsWith('=')) {
      current = []
      snippets.fields.set(line.slice(1), current)
    } else current.push(fieldOf(line, snippets, 'snippets.txt'))
  }
  return snippets
}

function readGroupLine(line: string): Group {
  const [head = '', titleEn = '', ...rest] = split(line.slice(3))
  const [key = '', title = ''] = head.split(/\s+/)
  const group: Group = { key, title, titleEn, fields: [] }
  const when = rest.find((part) => part.startsWith('when:'))
  if (when) group.visibleWhen = when.slice(5)
  const repeat = rest.find((part) => part.startsWith('repeat:'))
  if (repeat) group.repeat = repeatOf(repeat, line)
  return group
}

/** `repeat:1..20 成员 Member`: how many entries, and what one is called. */
function repeatOf(part: string, line: string): Repeat {
  const match = /^repeat:(\d+)\.\.(\d+) (\S+) (.+)$/.exec(part)
  if (!match) throw new Error(`repeat:min..max name English name: ${line}`)
  const [, min, max, itemName = '', itemNameEn = ''] = match
  return { min: Number(min), max: Number(max), itemName, itemNameEn }
}

function readLine(item: Authored, line: string, snippets: Snippets): void {
  const where = `AUTH-${item.number}`
  const at = line.indexOf(' ')
  const [word, rest] = [line.slice(0, at), line.slice(at + 1).trim()]
  const parts = split(rest)
  const group = item.groups.at(-1)
  if (word === '##') item.groups.push(readGroupLine(line))
  else if (word === '-') {
    if (!group) throw new Error(`${where}: field outside a group`)
    group.fields.push(fieldOf(line, snippets, where))
  } else if (word === '+') {
    const fields = snippets.fields.get(rest)
    if (!fields || !group) throw new Error(`${where}: snippet ${rest}`)
    group.fields.push(...structuredClone(fields))
  } else if (word === 'say') [item.summary = '', item.summaryEn = ''] = parts
  else if (word === 'result') item.resultEn = rest
  else if (word === 'condzh') item.conditions = parts
  else if (word === 'cond') item.conditionsEn = parts
  else if (word === 'check') item.reviewPoints = parts
  else if (word === 'exam') item.examination = { name: parts[0] ?? '', nameEn: parts[1] ?? '' }
  else if (word === 'words') item.everydayWords = rest.split(/\s+/)
  else if (word === 'note') item.note = rest
  else if (word === '?') {
    const [question = '', answer = '', questionEn = '', answerEn = ''] = parts
    item.faq.push({ question, answer, questionEn, answerEn })
  } else throw new Error(`${where}: ${line}`)
}

/** The authored additions of every item, by item number ("001"). */
export function readAuthored(): Map<string, Authored> {
  const snippets = readSnippets()
  const items = new Map<string, Authored>()
  const names = readdirSync(folder).filter((name) => /^items-\d.*\.txt$/.test(name))
  for (const name of names.sort()) {
    let item: Authored | undefined
    for (const line of linesOf(name)) {
      const head = /^@(\d{3}) (.+)$/.exec(line)
      if (head) {
        const [, number = '', nameEn = ''] = head
        if (items.has(number)) throw new Error(`${number} is authored twice`)
        item = {
          number,
          nameEn,
          summary: '',
          summaryEn: '',
          resultEn: '',
          conditionsEn: [],
          reviewPoints: [],
          faq: [],
          everydayWords: [],
          groups: [],
        }
        items.set(number, item)
      } else if (item) readLine(item, line, snippets)
    }
  }
  return items
}
