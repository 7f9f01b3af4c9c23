import { equal } from './equal.ts'

type Words = { zh: string; en: string }
export type ElementChange = { path: string; label: string; labelEn: string; before: string; after: string }
type Content = Record<string, unknown>

/** What people call the elements of an item (要素), in the order in which they are shown. */
const elements: Record<string, Words> = {
  name: { zh: '事项名称', en: 'Name' },
  nameEn: { zh: '英文名称', en: 'Name in English' },
  summary: { zh: '事项简介', en: 'Summary' },
  summaryEn: { zh: '英文简介', en: 'Summary in English' },
  type: { zh: '事项类型', en: 'Type' },
  department: { zh: '主管部门', en: 'Department' },
  departmentKey: { zh: '主管部门代号', en: 'Key of the department' },
  levels: { zh: '行使层级', en: 'Levels' },
  audience: { zh: '服务对象', en: 'For whom' },
  theme: { zh: '主题分类', en: 'Themes' },
  planTheme: { zh: '方案主题', en: 'Theme of the plan' },
  legalBasis: { zh: '设定依据', en: 'Legal basis' },
  conditions: { zh: '申请条件', en: 'Conditions' },
  conditionsEn: { zh: '英文申请条件', en: 'Conditions in English' },
  situations: { zh: '办理情形', en: 'Circumstances' },
  businessItems: { zh: '业务办理项', en: 'Business items' },
  materials: { zh: '申请材料', en: 'Materials' },
  form: { zh: '申请表单', en: 'Form' },
  flow: { zh: '办理流程', en: 'Flow' },
  handleType: { zh: '办件类型', en: 'Kind of handling' },
  statutory: { zh: '法定时限', en: 'Statutory limit' },
  promisedDays: { zh: '承诺时限', en: 'Promised limit' },
  fee: { zh: '收费', en: 'Fee' },
  result: { zh: '办理结果', en: 'Result' },
  visits: { zh: '到现场次数', en: 'Visits' },
  onSiteReason: { zh: '必须现场办理原因', en: 'Why one must come' },
  onlineDepth: { zh: '网办深度', en: 'Online depth' },
  channels: { zh: '办理形式', en: 'Channels' },
  reviewPoints: { zh: '审查要点', en: 'Points of review' },
  intermediaryServices: { zh: '中介服务', en: 'Intermediary services' },
  duties: { zh: '责任事项', en: 'Duties' },
  faq: { zh: '常见问题', en: 'Questions' },
  everydayWords: { zh: '日常用语', en: 'Everyday words' },
  note: { zh: '备注', en: 'Note' },
}

/** Of an entry of a list, what people know it by; without one its place must do. */
const idOf = (entry: unknown): string | undefined => {
  if (typeof entry !== 'object' || entry === null) return undefined
  const o = entry as Content
  for (const key of ['key', 'serial', 'question', 'name', 'stage']) if (typeof o[key] === 'string') return o[key]
  return typeof o['law'] === 'string' ? `${o['law']} ${String(o['article'])}` : undefined
}
const nameOf = (entry: Content): string => {
  for (const key of ['name', 'title', 'label', 'question', 'stage', 'key'])
    if (typeof entry[key] === 'string') return entry[key]
  return typeof entry['law'] === 'string' ? `《${entry['law']}》${String(entry['article'])}` : ''
}

const units: Record<string, string> = { workday: '个工作日', day: '日', month: '个月' }

/** A value as a person reads it. */
export function textOf(value: unknown): string {
  if (value === undefined || value === null || value === '') return '（无）'
  if (typeof value === 'boolean') return value ? '是' : '否'
  if (typeof value === 'string' || typeof value === 'number') return String(value)
  if (typeof value !== 'object') return '（无）'
  if (Array.isArray(value))
    return value.length === 0
      ? '（无）'
      : value.map((v) => (idOf(v) === undefined ? textOf(v) : nameOf(v as Content))).join('；')
  const o = value as Content
  if (typeof o['days'] === 'number' && typeof o['unit'] === 'string') return `${o['days']}${units[o['unit']] ?? ''}`
  return Object.entries(o)
    .map(([key, v]) => `${key}: ${textOf(v)}`)
    .join('，')
}

/** The parts of two objects that differ, as text of both sides. */
function differing(before: Content, after: Content): { before: string; after: string } {
  const keys = [...new Set([...Object.keys(before), ...Object.keys(after)])].filter(
    (key) => !equal(before[key], after[key]),
  )
  const side = (o: Content) => keys.map((key) => `${key}: ${textOf(o[key])}`).join('，')
  return { before: side(before), after: side(after) }
}

/** Entries of a list by what they are known by, so that one put in front does not change all that follow. */
function listChanges(path: string, words: Words, before: unknown[], after: unknown[]): ElementChange[] {
  const [was, is] = [before, after].map((list) => new Map(list.map((entry) => [idOf(entry) ?? '', entry as Content])))
  if (!was || !is || was.has('') || is.has('') || was.size < before.length || is.size < after.length) return []
  const changes: ElementChange[] = []
  for (const id of new Set([...was.keys(), ...is.keys()])) {
    const [b, a] = [was.get(id), is.get(id)]
    if (equal(b, a)) continue
    const place = a ? after.indexOf(a) : before.indexOf(b)
    const name = nameOf(a ?? b ?? {})
    const text = a && b ? differing(b, a) : { before: b ? nameOf(b) : '（无）', after: a ? nameOf(a) : '（删去）' }
    changes.push({
      path: `${path}/${place}`,
      label: `${words.zh}“${name}”`,
      labelEn: `${words.en}: ${name}`,
      ...text,
    })
  }
  return changes
}

const keysOf = (...contents: (Content | undefined)[]): string[] => {
  const there = new Set(contents.flatMap((content) => Object.keys(content ?? {})))
  const known = Object.keys(elements).filter((key) => there.has(key))
  return [...known, ...[...there].filter((key) => !(key in elements) && key !== 'id' && key !== 'baseCode').sort()]
}

export const elementLabel = (key: string): Words => elements[key] ?? { zh: key, en: key }

/** Element by element what changes; an item that is new has all of its own as after. */
export function changesOf(before: Content | undefined, after: Content, at = ''): ElementChange[] {
  return keysOf(before, after).flatMap((key) => {
    const [b, a] = [before?.[key], after[key]]
    if (equal(b, a)) return []
    const words = elementLabel(key)
    if (Array.isArray(b) && Array.isArray(a)) {
      const lines = listChanges(`${at}/${key}`, words, b, a)
      if (lines.length > 0) return lines
    }
    const isObject = (v: unknown): v is Content => typeof v === 'object' && v !== null && !Array.isArray(v)
    const text =
      isObject(b) && isObject(a) && !('days' in a) ? differing(b, a) : { before: textOf(b), after: textOf(a) }
    return { path: `${at}/${key}`, label: words.zh, labelEn: words.en, ...text }
  })
}

/** Elements that both changed, and differently, since `base`. */
export const clashesOf = (base: Content, current: Content, mine: Content): string[] =>
  keysOf(base, current, mine).filter(
    (key) => !equal(base[key], current[key]) && !equal(base[key], mine[key]) && !equal(current[key], mine[key]),
  )

/** Three-way by element: what the change left alone becomes what is current, what it changed stays. */
export function takeIn(base: Content, current: Content, mine: Content): Content {
  const merged: Content = {}
  for (const key of new Set([...Object.keys(current), ...Object.keys(mine)])) {
    const value = equal(base[key], mine[key]) ? current[key] : mine[key]
    if (value !== undefined) merged[key] = value
  }
  return merged
}
