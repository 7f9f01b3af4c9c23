import type { ItemContent } from '@tongban/contracts/catalogue/item'
import type { DraftContent } from '@tongban/contracts/catalogue/proposals'

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** What an item has before anything is written: every element there, nothing said. */
const blank: ItemContent = {
  id: '',
  baseCode: '',
  name: '',
  nameEn: '',
  summary: '',
  summaryEn: '',
  type: '',
  department: '',
  departmentKey: '',
  levels: [],
  audience: [],
  theme: {},
  planTheme: '',
  handleType: '',
  statutory: { days: 0, unit: 'workday' },
  promisedDays: 0,
  fee: { charged: false },
  conditions: [],
  conditionsEn: [],
  legalBasis: [],
  materials: [],
  result: { kind: 'document', name: '', nameEn: '' },
  visits: 0,
  onlineDepth: '',
  reviewPoints: [],
  flow: [],
  faq: [],
  everydayWords: [],
  form: { groups: [] },
}

/** What a row of a list has at least, so that a half-written draft or an import can be shown and mended. */
const rowOf: Readonly<Record<string, Record<string, unknown>>> = {
  legalBasis: { law: '', article: '', summary: '' },
  materials: {
    key: '',
    name: '',
    nameEn: '',
    required: true,
    kind: '3',
    source: 'applicant',
    obtain: null,
    form: '',
    acceptedKinds: ['pdf', 'jpg', 'png'],
  },
  flow: { stage: 'examination', name: '', nameEn: '', days: 1 },
  faq: { question: '', answer: '', questionEn: '', answerEn: '' },
  situations: { key: '', question: '', questionEn: '', options: [] },
  businessItems: { serial: '', name: '', nameEn: '', when: '' },
  intermediaryServices: { name: '', nameEn: '', basis: { law: '', article: '' }, provider: '' },
}

/** A draft as an item that can be edited: what is missing or of another shape is blank, everything else stays. */
export function toEditable(draft: DraftContent): ItemContent {
  const whole: Record<string, unknown> = { ...draft }
  for (const [key, empty] of Object.entries(blank)) {
    const value = whole[key]
    if (isObject(empty)) whole[key] = { ...empty, ...(isObject(value) ? value : {}) }
    else if (Array.isArray(empty) ? !Array.isArray(value) : typeof value !== typeof empty) whole[key] = empty
  }
  for (const [key, row] of Object.entries(rowOf))
    if (Array.isArray(whole[key]))
      whole[key] = whole[key].map((each: unknown) => ({ ...row, ...(isObject(each) ? each : {}) }))
  whole['form'] = formOf(whole['form'])
  // Every element of `blank` is there now, and of its kind.
  return whole as ItemContent
}

const rowsOf = (value: unknown): Record<string, unknown>[] =>
  Array.isArray(value) ? value.map((each) => (isObject(each) ? each : {})) : []

/** A form with every group and field at least begun. */
function formOf(value: unknown): unknown {
  if (!isObject(value) || !Array.isArray(value['groups'])) return blank.form
  const groups = rowsOf(value['groups']).map((group) => ({
    ...{ key: '', title: '', titleEn: '' },
    ...group,
    fields: rowsOf(group['fields']).map((field) => ({
      ...{ key: '', label: '', labelEn: '', kind: 'text', required: false },
      ...field,
    })),
  }))
  return { ...value, groups }
}
