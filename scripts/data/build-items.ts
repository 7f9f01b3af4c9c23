/** Writes data/items, data/materials.json, data/licence-types.json and data/shared-resources.json from scripts/data/authored. */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { CIRCUMSTANCES } from './circumstances.ts'
import { enrich } from './enrich.ts'
import {
  DEPARTMENTS,
  FEES,
  MATERIAL_NOTES,
  OBTAIN,
  PROVINCIAL_BODIES,
  RESULT_LICENCES,
  TOBACCO_CODE,
  TYPE_CODES,
  themesOf,
} from './mappings.ts'
import { type Authored, linesOf, readAuthored } from './parse-authored.ts'
import { standardMaterials, withCodes } from './standard-materials.ts'

interface SourceMaterial {
  name: string
  required: boolean
  source: string
  obtainableFrom: string | null
  form: string
}

interface SourceItem {
  id: string
  name: string
  type: string
  department: string
  nationalDeptCode: string | null
  knownNationalBaseCode?: string
  levels: string[]
  audience: string[]
  theme: string
  handleType: string
  legalBasis: { law: string; article: string; summary: string }[]
  statutoryDays: number
  statutoryUnit: string
  promisedDays: number
  materials: SourceMaterial[]
  acceptanceConditions: string[]
  result: string
  visits: number
  onlineDepth: string
  note?: string
}

type Obtain = { via: 'licence'; licenceType: string } | { via: 'share'; resource: string }

const data = new URL('../../data/', import.meta.url)
const read = (path: URL): unknown => JSON.parse(readFileSync(path, 'utf8'))
const write = (name: string, value: unknown): void =>
  writeFileSync(new URL(name, data), `${JSON.stringify(value, null, 2)}\n`)
const split = (line: string): string[] => line.split('|').map((part) => part.trim())

function licenceTypes() {
  const { province } = read(new URL('departments.json', data)) as { province: { name: string; testUscc: string }[] }
  const serials = new Map<string, number>()
  return linesOf('licences.txt').map((line) => {
    const [name = '', nameEn = '', departmentKey = '', holderKind = '', years = '-', known] = split(line)
    const body = province.find((one) => one.name === PROVINCIAL_BODIES[departmentKey])
    if (!body) throw new Error(`${name}: no provincial body for ${departmentKey}`)
    const serial = (serials.get(departmentKey) ?? 0) + 1
    if (!known) serials.set(departmentKey, serial)
    const code = known ?? `${body.testUscc}${String(serial).padStart(3, '0')}`
    return { name, nameEn, code, departmentKey, holderKind, validityYears: years === '-' ? null : Number(years) }
  })
}

function sharedResources() {
  return linesOf('resources.txt').map((line) => {
    const [name = '', nameEn = '', provider = '', fields = ''] = split(line)
    return {
      name,
      nameEn,
      provider,
      fields: fields.split(';').map((text) => {
        const [key = '', label = '', ...rest] = text.trim().split(' ')
        return { key, label, labelEn: rest.join(' ') }
      }),
    }
  })
}

const materialWords = new Map(linesOf('materials.txt').map((line) => [split(line)[0] ?? '', split(line)]))
const licences = licenceTypes()

function obtainOf(number: string, material: SourceMaterial): Obtain | null {
  const known = OBTAIN[`${number}/${material.name}`]
  if (known) return known
  const [via, name = ''] = (material.obtainableFrom ?? '').split(':')
  if (via === 'e-licence') return { via: 'licence', licenceType: name }
  return via === 'share' ? { via: 'share', resource: name } : null
}

const GENERATED_FORMS = ['在线填报表单（系统生成）', '在线填写账号', '在线勾选承诺', '电子签名', '现场签字', '签章']
const SIGNED_BY_OTHERS = ['股东会决议或变更决定']

function sourceOf(material: SourceMaterial, obtain: Obtain | null): 'applicant' | 'government' | 'generated' {
  if (material.source === 'department-issued' || obtain) return 'government'
  const generated = GENERATED_FORMS.includes(material.form) && !SIGNED_BY_OTHERS.includes(material.name)
  return generated ? 'generated' : 'applicant'
}

function acceptedKindsOf(material: SourceMaterial, source: string): string[] {
  if (source === 'generated' || material.form === '电子图纸') return ['pdf']
  const picture = material.form === '电子照片' || material.form === '电子图样' || material.name.endsWith('照片')
  return picture ? ['jpg', 'png'] : ['pdf', 'jpg', 'png']
}

/** 营业执照或居民身份证 depends on who applies: one material for each, the other one not needed. */
function byApplicant(materials: SourceMaterial[]): SourceMaterial[] {
  return materials.flatMap((material) =>
    material.obtainableFrom === 'e-licence:营业执照或居民身份证'
      ? [
          { ...material, name: '申请人营业执照（单位申请）', required: false, obtainableFrom: 'e-licence:营业执照' },
          {
            ...material,
            name: '申请人居民身份证（个人申请）',
            required: false,
            obtainableFrom: 'e-licence:居民身份证',
          },
        ]
      : [material],
  )
}

function materialsOf(number: string, source: SourceMaterial[]) {
  return byApplicant(source).map((material) => {
    const words = materialWords.get(material.name)
    if (!words) throw new Error(`AUTH-${number}: material ${material.name} has no key`)
    const [name = '', key = '', nameEn = '', kind = ''] = words
    const obtain = obtainOf(number, material)
    const from = sourceOf(material, obtain)
    const note = MATERIAL_NOTES[`${number}/${name}`]
    const [circumstance, circumstanceEn] = CIRCUMSTANCES[`${number}/${key}`] ?? []
    return {
      key,
      name,
      nameEn,
      required: material.required,
      ...(circumstance ? { circumstance, circumstanceEn } : {}),
      kind,
      source: from,
      obtain,
      form: material.form,
      acceptedKinds: acceptedKindsOf(material, from),
      ...(note ? { note } : {}),
    }
  })
}

function resultOf(source: SourceItem, resultEn: string) {
  const name = RESULT_LICENCES[source.result] ?? source.result
  const licence = licences.find((one) => one.name === name)
  if (!licence) return { kind: 'document', name, nameEn: resultEn, validityYears: null }
  return {
    kind: 'licence',
    name,
    nameEn: licence.nameEn,
    licenceTypeCode: licence.code,
    validityYears: licence.validityYears,
  }
}

function flowOf(source: SourceItem, authored: Authored) {
  const delivery = { stage: 'delivery', name: '领取结果', nameEn: 'Delivery', days: 0 }
  const acceptance = { stage: 'acceptance', name: '受理', nameEn: 'Acceptance', days: 0 }
  if (source.handleType === '即办件') {
    return [
      acceptance,
      { stage: 'decision', name: '当场决定', nameEn: 'Decision on the spot', days: source.promisedDays },
      delivery,
    ]
  }
  const first = source.promisedDays >= 3 ? 1 : 0
  const last = source.promisedDays >= 5 ? 1 : 0
  const examination = authored.examination ?? { name: '审查', nameEn: 'Examination' }
  return [
    { stage: 'pre-review', name: '网上预审', nameEn: 'Online pre-review', days: 1 },
    { ...acceptance, days: first },
    { stage: 'examination', ...examination, days: source.promisedDays - first - last },
    { stage: 'decision', name: '决定', nameEn: 'Decision', days: last },
    delivery,
  ]
}

/** 12-digit base codes: the national one once where known, otherwise set by the province (34). */
function baseCodes(items: SourceItem[]): Map<string, string> {
  const codes = new Map<string, string>()
  const taken = new Set<string>()
  const mains = new Map<string, number>()
  for (const item of items) {
    const known = item.knownNationalBaseCode
    if (known && !taken.has(known)) {
      codes.set(item.id, known)
      taken.add(known)
    }
  }
  for (const item of items) {
    if (codes.has(item.id)) continue
    const head = `34${TYPE_CODES[item.type]}${item.nationalDeptCode || TOBACCO_CODE}`
    let code = ''
    if (item.knownNationalBaseCode) {
      const main = item.knownNationalBaseCode.slice(6, 9)
      let sub = 2
      do code = `${head}${main}${String(sub++).padStart(3, '0')}`
      while (taken.has(code))
    } else {
      let main = mains.get(head) ?? 0
      do code = `${head}${String(++main).padStart(3, '0')}000`
      while (taken.has(code) || items.some((one) => one.knownNationalBaseCode?.slice(2, 9) === code.slice(2, 9)))
      mains.set(head, main)
    }
    codes.set(item.id, code)
    taken.add(code)
  }
  return codes
}

function build(source: SourceItem, authored: Authored, baseCode: string) {
  const number = authored.number
  const department = DEPARTMENTS[source.department]
  if (!department) throw new Error(`${source.id}: ${source.department}`)
  const fee = FEES[number]
  const note = authored.note ?? source.note
  return {
    id: source.id,
    baseCode,
    name: source.name,
    nameEn: authored.nameEn,
    summary: authored.summary,
    summaryEn: authored.summaryEn,
    type: TYPE_CODES[source.type],
    department: department.name,
    departmentKey: department.key,
    levels: source.levels,
    audience: ['natural', 'legal'].filter((one) => source.audience.includes(one)),
    theme: themesOf(number, source.theme, source.audience),
    planTheme: source.theme,
    handleType: source.handleType === '即办件' ? '1' : '2',
    statutory: { days: source.statutoryDays, unit: source.statutoryUnit },
    promisedDays: source.promisedDays,
    fee: fee ? { charged: true, ...fee } : { charged: false },
    conditions: authored.conditions ?? source.acceptanceConditions,
    conditionsEn: authored.conditionsEn,
    legalBasis: source.legalBasis.map(({ law, article, summary }) => ({ law, article, summary })),
    materials: materialsOf(number, source.materials),
    result: resultOf(source, authored.resultEn),
    visits: source.visits,
    onlineDepth: source.onlineDepth,
    // 办理形式 (GB/T 39046 A.5): each item can be applied for at a window, and here at a computer or on a telephone.
    channels: ['window', 'online', 'mobile'],
    reviewPoints: authored.reviewPoints,
    flow: flowOf(source, authored),
    faq: authored.faq,
    everydayWords: authored.everydayWords,
    form: { groups: authored.groups },
    ...(note ? { note } : {}),
  }
}

const { items } = read(new URL('./authored/items-source.json', import.meta.url)) as { items: SourceItem[] }
const authored = readAuthored()
const codes = baseCodes(items)
mkdirSync(new URL('items/', data), { recursive: true })
const built = items.flatMap((source) => {
  const additions = authored.get(source.id.slice(-3))
  if (!additions) return []
  const item = enrich(build(source, additions, codes.get(source.id) ?? ''), additions.number)
  return [item as { id: string; materials: ReturnType<typeof materialsOf> }]
})
const resources = sharedResources()
const english = new Map([...licences, ...resources].map(({ name, nameEn }) => [name, nameEn]))
const catalogue = standardMaterials(built, english)
for (const item of built) write(`items/${item.id}.json`, withCodes(item, catalogue, english))
write('materials.json', catalogue)
write('licence-types.json', licences)
write('shared-resources.json', resources)
process.stdout.write(`${authored.size} of ${items.length} items written\n`)
