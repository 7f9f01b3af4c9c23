import { makeCreditCode } from '@tongban/codes/credit-code'
import type { FlowStage } from '@tongban/contracts/catalogue/flow'
import type { ItemContent } from '@tongban/contracts/catalogue/item'
import { describe, expect, test } from 'vitest'
import { withQuestion } from '#testing/changed-item'
import { readItem, startingFacts } from '#testing/publish-facts'
import { checkForPublication } from '../publish-check.ts'
import { implementingCodeRule, type OfficeFacts, officeRules } from './office-rules.ts'
import { contentRules, ruleOf } from './registry.ts'

const item = readItem('AUTH-020')
const asked = withQuestion(item)
const facts = startingFacts()
/** A material of the catalogue that a licence or shared data supply. */
const [supplied] = [...(facts.standards ?? [])].find(([, { obtain }]) => obtain !== null) ?? ['']
const basis = { law: '食品安全法', article: '第三十五条' }

const problemsOf = (content: ItemContent) => {
  const checked = checkForPublication(content, facts)
  return checked.ok ? [] : checked.error
}
const firstUpload = item.materials.findIndex(({ source }) => source === 'applicant')
const upload = (change: Partial<ItemContent['materials'][number]>): ItemContent => ({
  ...item,
  materials: item.materials.map((m, i) => (i === firstUpload ? { ...m, ...change } : m)),
})
const without = <T extends object, K extends keyof T>(from: T, key: K): Omit<T, K> => {
  const { [key]: _, ...rest } = from
  return rest
}
const stage = (
  key: string,
  to: (string | { to: string; when?: string })[],
  more: Partial<FlowStage> = {},
): FlowStage => ({
  key,
  stage: 'examination',
  name: `环节${key}`,
  nameEn: `Stage ${key}`,
  days: 0,
  next: to.map((one) => (typeof one === 'string' ? { to: one } : one)),
  ...more,
})
/** From acceptance `a` to delivery `z`, with these stages between; decided at `y`. */
const flow = (start: (string | { to: string; when?: string })[], ...between: FlowStage[]): ItemContent => ({
  ...asked,
  flow: [
    stage('a', start, { stage: 'acceptance' }),
    ...between,
    stage('y', ['z'], { stage: 'decision' }),
    stage('z', [], { stage: 'delivery' }),
  ],
})
const joined = (content: ItemContent, join: 'all' | 'any'): ItemContent => ({
  ...content,
  flow: content.flow.map((s) => (s.key === 'y' ? { ...s, join } : s)),
})
const change = 'kind_of_request = "change"'
const stages = (change: (s: FlowStage, i: number) => Partial<FlowStage>): ItemContent => ({
  ...item,
  flow: item.flow.map((s, i) => ({ ...s, ...change(s, i) })),
})

/** What breaks each rule, where it is told, and the counter-example where the rule gives one. */
const breaches: Record<string, [content: ItemContent, path: string, example?: string]> = {
  'catalogue.text-missing': [{ ...item, nameEn: ' ' }, '/nameEn'],
  'catalogue.element-missing': [{ ...item, department: '' }, '/department'],
  'catalogue.nobody-exercises': [{ ...item, levels: [] }, '/levels'],
  'catalogue.for-nobody': [{ ...item, audience: [] }, '/audience'],
  'catalogue.name-long': [stages((_, i) => (i === 1 ? { name: '很'.repeat(51) } : {})), '/flow/1/name'],
  'catalogue.type-unknown': [{ ...item, type: '77' }, '/type'],
  'catalogue.base-code': [{ ...item, baseCode: readItem('AUTH-005').baseCode }, '/baseCode'],
  'catalogue.department-unknown': [{ ...item, departmentKey: 'moon' }, '/departmentKey'],
  'catalogue.theme-unknown': [{ ...item, theme: { ...item.theme, natural: ['moon'] } }, '/theme/natural/0'],
  'catalogue.basis-missing': [{ ...item, legalBasis: [] }, '/legalBasis'],
  'catalogue.article-unknown': [
    upload({ basis: { ...basis, article: '第九百条' } }),
    `/materials/${firstUpload}/basis`,
  ],
  'catalogue.material-basis': [
    { ...item, materials: item.materials.map((m, i) => (i === firstUpload ? without(m, 'basis') : m)) },
    `/materials/${firstUpload}/basis`,
  ],
  'catalogue.material-vague': [upload({ name: '其他材料' }), `/materials/${firstUpload}/name`],
  'catalogue.material-circumstance': [upload({ required: false }), `/materials/${firstUpload}/circumstance`],
  'catalogue.material-source': [
    upload({ obtain: { via: 'licence', licenceType: '营业执照' } }),
    `/materials/${firstUpload}/obtain`,
  ],
  'catalogue.material-kinds': [upload({ acceptedKinds: [] }), `/materials/${firstUpload}/acceptedKinds`],
  'catalogue.material-not-needed': [upload({ name: '营业执照复印件' }), `/materials/${firstUpload}/obtain`],
  'catalogue.key-twice': [
    { ...item, materials: item.materials.map((m) => ({ ...m, key: 'same' })) },
    '/materials/1/key',
  ],
  'catalogue.material-code-unknown': [upload({ standardCode: 'MAT-9999' }), `/materials/${firstUpload}/standardCode`],
  'catalogue.material-supplied': [upload({ standardCode: supplied }), `/materials/${firstUpload}/obtain`],
  'catalogue.fee-basis': [{ ...item, fee: { charged: true, text: '窗口缴10元', textEn: 'CNY 10' } }, '/fee/basis'],
  'catalogue.fee-text': [{ ...item, fee: { charged: true, basis: '财税〔2016〕79号' } }, '/fee/text'],
  'catalogue.fee-payment': [
    { ...item, fee: { charged: false, amounts: [{ name: '工本费', fen: 1000 }] } },
    '/fee/amounts',
  ],
  'catalogue.result-unknown': [
    { ...item, result: { ...item.result, licenceTypeCode: 'x' } },
    '/result/licenceTypeCode',
  ],
  'catalogue.promise-late': [{ ...item, promisedDays: 21 }, '/promisedDays'],
  'catalogue.visit-not-needed': [{ ...item, visits: 1, onSiteReason: '核验', onlineDepth: '互联网咨询' }, '/visits'],
  'catalogue.visit-reason': [
    { ...stages((_, i) => (i === 1 ? { onSite: true, basis } : {})), visits: 1, onlineDepth: '互联网咨询' },
    '/onSiteReason',
  ],
  'catalogue.visit-uncounted': [stages((_, i) => (i === 1 ? { onSite: true, basis } : {})), '/flow/1/onSite'],
  'catalogue.visit-basis': [
    {
      ...stages((_, i) => (i === 1 ? { onSite: true } : {})),
      visits: 1,
      onSiteReason: '核验',
      onlineDepth: '互联网咨询',
    },
    '/flow/1/basis',
  ],
  'catalogue.whole-online-visit': [
    { ...stages((_, i) => (i === 1 ? { onSite: true, basis } : {})), visits: 1, onSiteReason: '核验' },
    '/visits',
  ],
  'catalogue.zero-visit-way': [{ ...item, onlineDepth: '互联网咨询' }, '/channels'],
  'catalogue.flow-missing': [{ ...item, flow: item.flow.filter(({ stage }) => stage !== 'acceptance') }, '/flow'],
  'catalogue.flow-key-twice': [flow(['b'], stage('b', ['y']), stage('b', ['y'])), '/flow/2/key'],
  'catalogue.flow-exit-nowhere': [flow(['y', { to: 'nowhere', when: 'false' }]), '/flow/0/next/1/to'],
  'catalogue.flow-unreachable': [flow(['y'], stage('b', ['y'])), '/flow/1'],
  'catalogue.flow-no-way-out': [flow(['y', { to: 'b', when: change }], stage('b', [])), '/flow/1/next'],
  'catalogue.flow-gap': [flow([{ to: 'y', when: change }]), '/flow/0/next', '您要办哪一种？：新办：环节a'],
  'catalogue.flow-loop': [
    flow(
      ['b'],
      stage('b', [
        { to: 'a', when: change },
        { to: 'y', when: `not(${change})` },
      ]),
    ),
    '/flow/0/next',
    '您要办哪一种？：变更：环节a → 环节b → 环节a',
  ],
  'catalogue.flow-split-without-join': [
    flow(['b', 'c'], stage('b', ['y']), stage('c', ['y'])),
    '/flow/3/join',
    '环节a → 环节b → 环节y；环节a → 环节c → 环节y',
  ],
  'catalogue.flow-join-twice': [
    joined(flow(['b', { to: 'c', when: change }], stage('b', ['y']), stage('c', ['y'])), 'any'),
    '/flow/3/join',
    '您要办哪一种？：变更：环节a → 环节b → 环节y；环节a → 环节c → 环节y',
  ],
  'catalogue.flow-join-waits': [
    joined(flow(['b', { to: 'c', when: change }], stage('b', ['y']), stage('c', ['y'])), 'all'),
    '/flow/3/join',
    '您要办哪一种？：新办：环节a → 环节b → 环节y',
  ],
  'catalogue.stage-basis': [stages((_, i) => (i === 2 ? { stage: 'consultation' } : {})), '/flow/2/basis'],
  'catalogue.role-without-screen': [stages((_, i) => (i === 3 ? { role: 'applicant' } : {})), '/flow/3/role'],
  'catalogue.office-not-there': [
    stages((_, i) => (i === 2 ? { office: { where: 'department', departmentKey: 'moon' } } : {})),
    '/flow/2/office',
    '县级',
  ],
  'catalogue.flow-late': [{ ...item, promisedDays: 6 }, '/promisedDays', '受理 → 审查与现场核查 → 决定'],
  'catalogue.step-above-statutory': [stages((_, i) => (i === 2 ? { days: 21 } : {})), '/flow/2/days'],
  'catalogue.flow-above-statutory': [
    stages((_, i) => (i === 2 || i === 3 ? { days: 10 } : {})),
    '/flow',
    '受理 → 审查与现场核查 → 决定',
  ],
  'catalogue.never-asked': [
    {
      ...asked,
      materials: asked.materials.map((m) => (m.when ? { ...m, when: `${change} and kind_of_request = "new"` } : m)),
    },
    `/materials/${asked.materials.findIndex(({ when }) => when)}/when`,
  ],
  'catalogue.situation-idle': [{ ...item, situations: asked.situations?.slice(0, 1) ?? [] }, '/situations/0'],
  'catalogue.option-twice': [
    {
      ...asked,
      situations: (asked.situations ?? []).map((q) => ({
        ...q,
        options: q.options.map((o) => ({ ...o, label: '是' })),
      })),
    },
    '/situations/0/options/1/label',
  ],
  'catalogue.serial-twice': [
    { ...asked, businessItems: (asked.businessItems ?? []).map((b) => ({ ...b, serial: '01' })) },
    '/businessItems/1/serial',
  ],
  'catalogue.variant-overlap': [
    { ...asked, businessItems: (asked.businessItems ?? []).map((b, i) => (i === 1 ? { ...b, when: change } : b)) },
    '/businessItems/2/when',
    '地址变了吗？：是',
  ],
  'catalogue.variant-gap': [
    { ...asked, businessItems: asked.businessItems?.slice(0, 2) ?? [] },
    '/businessItems',
    '地址变了吗？：是',
  ],
}

test.each(['身份证原件及复印件', '户口本复印件', '房产证', '营业执照副本复印件', '失业登记证明', '社保缴费证明'])(
  '%s is refused under whatever name: it can be had without the applicant',
  (name) => {
    const codes = problemsOf(upload({ name })).map(({ code }) => code)
    expect(codes).toContain('catalogue.material-not-needed')
  },
)

test('what the breaches are made of breaks no rule', () => {
  for (const content of [
    item,
    asked,
    flow(['y']),
    joined(flow(['b', 'c'], stage('b', ['y']), stage('c', ['y'])), 'all'),
  ])
    expect(problemsOf(content)).toEqual([])
})

test('every rule about the content has a breach here', () => {
  expect(Object.keys(breaches)).toEqual(contentRules.map(({ code }) => code))
})

describe('is refused with place, source and the shortest counter-example', () => {
  test.for(Object.entries(breaches))('%s', ([code, [content, path, example]]) => {
    const found = problemsOf(content).filter((problem) => problem.code === code)
    expect(found.map((problem) => [problem.path, problem.example])).toContainEqual([path, example])
    for (const problem of found) {
      expect(problem.source).toBe(ruleOf(code).source)
      expect(problem.message).toMatch(/[\u4e00-\u9fff]/)
      expect(problem.messageEn).not.toMatch(/undefined|\bnull\b/)
    }
  })
})

test('an item that does not say how one may apply is refused', () => {
  const found = problemsOf(without(item, 'channels') as ItemContent)
  expect(found.map(({ path, message }) => [path, message])).toContainEqual(['/channels', '办理形式是必填要素，请补全'])
})

test('what has no name yet is called by its place, never by empty quotes', () => {
  const nameless = <T extends { name: string; nameEn: string }>(rows: readonly T[]): T[] =>
    rows.map((row) => ({ ...row, name: '', nameEn: ' ' }))
  const found = Object.values(breaches).flatMap(([content]) =>
    problemsOf({ ...content, materials: nameless(content.materials), flow: nameless(content.flow) }),
  )
  const said = found.map(({ message }) => message)
  expect(said).toContain(
    `第 ${firstUpload + 1} 份材料（未命名）没有写明依据，没有法定依据的材料一律取消；请写明要求它的条文或删去`,
  )
  expect(said.some((message) => message.startsWith('第 3 个环节（未命名）'))).toBe(true)
  expect(found.map(({ messageEn }) => messageEn).some((text) => text.startsWith('The third stage (no name yet)'))).toBe(
    true,
  )
  for (const { message, messageEn } of found) expect(message + messageEn).not.toMatch(/“\s*”/)
})

test('a question begun and not yet worded hides nothing else that is wrong', () => {
  const question = {
    key: 'later',
    question: '',
    questionEn: '',
    options: [
      { value: 'one', label: '', labelEn: '' },
      { value: 'two', label: '', labelEn: '' },
    ],
  }
  const found = problemsOf({ ...item, legalBasis: [], situations: [question] })
  expect(found.map(({ path, code }) => `${path} ${code}`)).toEqual(
    expect.arrayContaining([
      '/legalBasis catalogue.basis-missing',
      '/situations/0/question catalogue.text-missing',
      '/situations/0/options/1/labelEn catalogue.text-missing',
    ]),
  )
})

const office: OfficeFacts = {
  address: '一号',
  hours: '9:00-17:00',
  consultPhone: '0551-62345678',
  complaintPhone: '0551-62345679',
}
test.for<[string, Partial<OfficeFacts>, string | undefined]>([
  ['catalogue.phones-same', {}, undefined],
  ['catalogue.phones-same', { complaintPhone: '0551 6234 5678' }, '/complaintPhone'],
  ['catalogue.office-element-missing', { hours: ' ' }, '/hours'],
])('%s of what an office says of itself: %j', ([code, wrong, path]) => {
  const rule = officeRules.find((one) => one.code === code)
  expect([...(rule?.find({ ...office, ...wrong }) ?? [])].map((found) => found.path)).toEqual(path ? [path] : [])
})

test('an implementing code is credit code, level and basic code', () => {
  const creditCode = makeCreditCode('11340102', 'MB1A2B3C')
  const of = { creditCode, level: 'county' as const, baseCode: item.baseCode }
  const pathsOf = (code: string) => [...implementingCodeRule.find({ ...of, code })].map(({ path }) => path)
  expect(pathsOf(`${creditCode}4${item.baseCode}`)).toEqual([])
  expect(pathsOf(`${creditCode}3${item.baseCode}`)).toEqual(['/code'])
  expect(pathsOf('123')).toEqual(['/code'])
})
