import { sameDocument } from '@tongban/contracts/catalogue/document-name'
import type { Obtain } from '@tongban/contracts/catalogue/item'
import type { CatalogueEntry } from './same-documents.ts'

export interface OfficeKind {
  key: string
  level: string
  regionKinds: string[]
  departmentKeys: string[] | '*'
  name: string
  nameEn: string
}

interface Field {
  key: string
  label: string
  labelEn: string
  kind: string
  options?: { value: string; label: string; labelEn: string }[]
  hint?: string
  hintEn?: string
  visibleWhen?: string
}

export interface Item {
  id: string
  baseCode: string
  name: string
  nameEn: string
  summary: string
  summaryEn: string
  type: string
  department: string
  departmentKey: string
  levels: string[]
  audience: string[]
  theme: { natural?: string[]; legal?: string[] }
  planTheme: string
  handleType: string
  statutory: { days: number; unit: string }
  promisedDays: number
  fee: { charged: boolean; text?: string; textEn?: string; amounts?: { name: string; fen: number }[] }
  conditions: string[]
  conditionsEn: string[]
  legalBasis: { law: string; article: string; summary: string }[]
  materials: {
    key: string
    name: string
    nameEn: string
    kind: string
    source: string
    standardCode?: string
    obtain: { via: string; licenceType?: string; resource?: string; itemId?: string } | null
    form: string
    acceptedKinds: string[]
  }[]
  result: { kind: string; name: string; nameEn: string; licenceTypeCode?: string; validityYears: number | null }
  visits: number
  onlineDepth: string
  reviewPoints: string[]
  flow: { stage: string; name: string; nameEn: string; days: number; next?: unknown[] }[]
  faq: { question: string; answer: string; questionEn: string; answerEn: string }[]
  everydayWords: string[]
  form: { groups: { key: string; title: string; titleEn: string; fields: Field[] }[] }
  situations?: { key: string; question: string; questionEn: string; options: Field['options'] }[]
}

export interface Knowledge {
  articles: Set<string>
  licenceCodes: Map<string, string>
  resources: Set<string>
  itemIds: Set<string>
  /** Kind and name by the code of the material catalogue. */
  materials: Map<string, CatalogueEntry>
  themes: { natural: Set<string>; legal: Set<string> }
  departments: Set<string>
  offices: OfficeKind[]
  regionKinds: Map<string, Set<string>>
  formFaults: ((form: unknown) => string[]) | undefined
}

const FIELD_KINDS =
  'text textarea integer decimal money date choice choices yes-no citizen-number credit-code mobile email'.split(' ')
const HAN = /[\u4e00-\u9fff]/
/** What base libraries know of the applicant may not be asked (国务院令第716号 art. 7). */
const KNOWN_LABELS = [
  '姓名',
  '性别',
  '出生日期',
  '身份证号',
  '公民身份号码',
  '申请人姓名',
  '本人姓名',
  '企业名称',
  '统一社会信用代码',
  '单位名称',
]
/** Items where such a label speaks of something else: a name not yet given, a newborn, the other parent. */
const KNOWN_LABEL_EXCEPTIONS = ['AUTH-003/proposed_name']

function* repeated(values: string[]): Generator<string> {
  const seen = new Set<string>()
  for (const value of values) {
    if (seen.has(value)) yield value
    seen.add(value)
  }
}

function* textFaults(item: Item): Generator<string> {
  const english = [item.nameEn, item.summaryEn, item.result.nameEn, ...item.conditionsEn]
  english.push(...item.materials.map(({ nameEn }) => nameEn), ...item.flow.map(({ nameEn }) => nameEn))
  english.push(...item.faq.flatMap(({ questionEn, answerEn }) => [questionEn, answerEn]))
  english.push(...item.form.groups.map(({ titleEn }) => titleEn))
  english.push(...item.form.groups.flatMap(({ fields }) => fields.map(({ labelEn }) => labelEn)))
  if (item.fee.charged) english.push(item.fee.textEn ?? '')
  for (const text of english) if (text === '' || HAN.test(text)) yield `English missing or not English: "${text}"`
  const chinese = [
    item.summary,
    ...item.conditions,
    ...item.reviewPoints,
    ...item.faq.flatMap((one) => [one.question, one.answer]),
  ]
  for (const text of chinese) if (!HAN.test(text)) yield `Chinese missing: "${text}"`
  if (item.summary.length > 60) yield `summary has ${item.summary.length} characters`
  if (item.conditions.length !== item.conditionsEn.length) yield 'conditions in English do not match'
  if (item.reviewPoints.length < 2 || item.reviewPoints.length > 4) yield `${item.reviewPoints.length} review points`
  if (item.faq.length < 2 || item.faq.length > 3) yield `${item.faq.length} questions`
  if (item.everydayWords.length < 5 || item.everydayWords.length > 12)
    yield `${item.everydayWords.length} everyday words`
  for (const word of repeated(item.everydayWords)) yield `everyday word twice: ${word}`
}

function* codeFaults(item: Item, known: Knowledge): Generator<string> {
  if (!/^(00|34)\d{10}$/.test(item.baseCode)) yield `base code ${item.baseCode}`
  if (!['01', '05', '07', '09', '10', '20'].includes(item.type)) yield `type ${item.type}`
  if (!['1', '2'].includes(item.handleType)) yield `handle type ${item.handleType}`
  if (!['workday', 'day', 'month'].includes(item.statutory.unit)) yield `unit ${item.statutory.unit}`
  if (!known.departments.has(item.departmentKey)) yield `department ${item.departmentKey}`
  for (const audience of ['natural', 'legal'] as const) {
    const codes = item.theme[audience] ?? []
    if (item.audience.includes(audience) !== codes.length > 0) yield `theme of ${audience} audience`
    for (const code of codes) if (!known.themes[audience].has(code)) yield `theme ${audience} ${code}`
  }
  for (const { law, article } of item.legalBasis) {
    if (!known.articles.has(`${law} ${article}`)) yield `no text of ${law} ${article}`
  }
  const days = item.flow.filter(({ stage }) => stage !== 'pre-review').reduce((sum, step) => sum + step.days, 0)
  // What a graph takes is for the publish gate to say, in every circumstance.
  if (days !== item.promisedDays && !item.flow.some(({ next }) => next))
    yield `flow takes ${days} days, promised ${item.promisedDays}`
  if (item.fee.amounts?.some(({ fen }) => !Number.isInteger(fen) || fen <= 0)) yield 'fee amounts'
}

function* materialFaults(item: Item, known: Knowledge): Generator<string> {
  for (const key of repeated(item.materials.map(({ key }) => key))) yield `material key twice: ${key}`
  for (const material of item.materials) {
    const { name, obtain, source } = material
    if (!/^[a-z][a-z0-9_]*$/.test(material.key)) yield `material key ${material.key}`
    if (!['1', '2', '3'].includes(material.kind)) yield `kind of ${name}`
    if (!['applicant', 'government', 'generated'].includes(source)) yield `source of ${name}`
    if (obtain && source !== 'government') yield `${name} is obtained but comes from ${source}`
    if (obtain?.via === 'licence' && !known.licenceCodes.has(obtain.licenceType ?? ''))
      yield `licence type ${obtain.licenceType}`
    if (obtain?.via === 'share' && !known.resources.has(obtain.resource ?? '')) yield `resource ${obtain.resource}`
    if (obtain?.via === 'case' && !known.itemIds.has(obtain.itemId ?? '')) yield `earlier case of ${obtain.itemId}`
    const entry = known.materials.get(material.standardCode ?? '')
    if (!entry || entry.kind !== material.kind || !sameDocument(entry, { name, obtain: obtain as Obtain | null }))
      yield `${name} is not ${material.standardCode} of the material catalogue`
    if (material.acceptedKinds.length === 0) yield `${name} accepts no file`
  }
  const { kind, name, licenceTypeCode } = item.result
  if (kind === 'licence' && known.licenceCodes.get(name) !== licenceTypeCode)
    yield `result ${name} has code ${licenceTypeCode}`
  if (kind === 'document' && known.licenceCodes.has(name)) yield `result ${name} is a licence`
}

function* officeFaults(item: Item, known: Knowledge): Generator<string> {
  for (const level of item.levels) {
    for (const region of known.regionKinds.get(level) ?? []) {
      const count = known.offices.filter(
        (kind) =>
          kind.level === level &&
          kind.regionKinds.includes(region) &&
          (kind.departmentKeys === '*' || kind.departmentKeys.includes(item.departmentKey)),
      ).length
      if (count !== 1) yield `${count} offices at ${level} (${region})`
    }
  }
}

/** The form as it is filled in: the questions of the circumstance stand before it. */
const withSituations = ({ form, situations = [] }: Item) => {
  const fields = situations.map(({ question, questionEn, ...rest }) => ({
    ...rest,
    label: question,
    labelEn: questionEn,
    kind: 'choice',
    required: true,
  }))
  return fields.length === 0
    ? form
    : { groups: [{ key: 'situation', title: '办理情形', titleEn: 'Your circumstances', fields }, ...form.groups] }
}

function* formFaults(item: Item, known: Knowledge): Generator<string> {
  const { groups } = item.form
  if (groups.length < 1 || groups.length > 3) yield `${groups.length} form groups`
  const fields = groups.flatMap((group) => group.fields)
  for (const key of repeated([...groups.map(({ key }) => `group ${key}`), ...fields.map(({ key }) => key)]))
    yield `form key twice: ${key}`
  for (const { key, fields: of } of groups)
    if (of.length < 2 || of.length > 8) yield `group ${key} has ${of.length} fields`
  for (const field of fields) {
    const chooses = field.kind === 'choice' || field.kind === 'choices'
    if (!FIELD_KINDS.includes(field.kind)) yield `field ${field.key}: kind ${field.kind}`
    if (chooses !== (field.options !== undefined)) yield `field ${field.key}: options`
    for (const value of repeated(field.options?.map((one) => one.value) ?? []))
      yield `field ${field.key}: option ${value} twice`
    if ((field.hint === undefined) !== (field.hintEn === undefined)) yield `field ${field.key}: hint in one language`
    const free = field.visibleWhen !== undefined || KNOWN_LABEL_EXCEPTIONS.includes(`${item.id}/${field.key}`)
    if (!free && KNOWN_LABELS.includes(field.label)) yield `field ${field.key} asks ${field.label}, say whose`
  }
  for (const fault of known.formFaults?.(withSituations(item)) ?? []) yield `form ${fault}`
}

/** Everything that is not right with one item. */
export function itemFaults(item: Item, known: Knowledge): string[] {
  return [
    ...textFaults(item),
    ...codeFaults(item, known),
    ...materialFaults(item, known),
    ...officeFaults(item, known),
    ...formFaults(item, known),
  ]
}
