import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { ItemContent } from '@tongban/contracts/catalogue/item'
import type { LocalElements } from '@tongban/contracts/catalogue/local'
import { expect, test } from 'vitest'
import { repositoryRoot } from '#testing/template'
import { checkLocal } from './check-local.ts'
import { countedDays, directoryText, elementsOf, officeText, withLocal } from './local.ts'

/** 食品经营许可: 7 working days: 网上预审 1 (not counted), 受理 1, 审查 5, 决定 1, 领取 0. */
const food = JSON.parse(readFileSync(join(repositoryRoot, 'data/items/AUTH-020.json'), 'utf8')) as ItemContent
const onSite: ItemContent = { ...food, visits: 1, onlineDepth: '需到场', onSiteReason: '须现场拍照' }
const codes = (content: ItemContent, local: LocalElements) =>
  checkLocal(content, local, { consultPhone: '0551-12345', complaintPhone: '0551-54321' }).map(
    ({ path, code }) => `${path} ${code}`,
  )

test('an office without elements of its own shows what the directory says', () => {
  expect(withLocal(food, {})).toEqual(food)
  expect(elementsOf({ faq: [], waivedMaterials: [], note: '', stageDays: {} })).toEqual([])
})

test('the guide of an office shows its own times, materials, questions and words beside the directory’s', () => {
  const question = { question: '周末办吗', answer: '周六上午办', questionEn: 'Weekends?', answerEn: 'Saturday morning' }
  const local: LocalElements = {
    promisedDays: 4,
    stageDays: { 3: 2 },
    waivedMaterials: ['business_licence'],
    faq: [question],
    everydayWords: ['开早点铺', food.everydayWords[0] ?? ''],
    note: '三楼5号窗口',
  }
  const merged = withLocal(food, local)
  expect(merged).toMatchObject({ promisedDays: 4, handleType: '2', note: `${food.note}\n三楼5号窗口` })
  expect(merged.flow.map(({ days }) => days)).toEqual([1, 1, 2, 1, 0])
  expect(merged.materials.map(({ key }) => key)).not.toContain('business_licence')
  expect(merged.faq.slice(0, food.faq.length)).toEqual(food.faq)
  expect(merged.faq.at(-1)).toEqual(question)
  expect(merged.everydayWords).toEqual([...food.everydayWords, '开早点铺'])
  expect(codes(food, local)).toEqual([])
})

test('a promise of no days is done on the spot, and nobody is told why to come who need not', () => {
  const local = { promisedDays: 0, stageDays: { 2: 0, 3: 0, 4: 0 }, visits: 0, onlineDepth: '全程网办' }
  const merged = withLocal(onSite, local)
  expect(merged).toMatchObject({ handleType: '1', visits: 0 })
  expect(merged).not.toHaveProperty('onSiteReason')
  expect(codes(onSite, local)).toEqual([])
})

test.for<[string, ItemContent, LocalElements, string[]]>([
  ['a longer promise', food, { promisedDays: 8 }, ['/promisedDays catalogue.promise-longer']],
  ['a shorter promise that the stages exceed', food, { promisedDays: 5 }, ['/promisedDays catalogue.stages-longer']],
  [
    'stages that exceed the promise',
    food,
    { promisedDays: 5, stageDays: { 3: 4 } },
    ['/stageDays catalogue.stages-longer'],
  ],
  ['a longer stage', food, { stageDays: { 2: 2, 3: 1 } }, ['/stageDays/2 catalogue.stages-longer']],
  ['a stage that is not there', food, { stageDays: { 9: 1 } }, ['/stageDays/9 catalogue.stage-unknown']],
  ['more visits', food, { visits: 1 }, ['/visits catalogue.visits-more']],
  ['less online', food, { onlineDepth: '需到场' }, ['/onlineDepth catalogue.depth-lower']],
  ['a depth that nobody knows', food, { onlineDepth: '半程网办' }, ['/onlineDepth catalogue.depth-lower']],
  ['fully online with a visit', onSite, { onlineDepth: '全程网办' }, ['/onlineDepth catalogue.depth-visits']],
  [
    'a material that is not asked for',
    food,
    { waivedMaterials: ['x'] },
    ['/waivedMaterials/0 catalogue.waived-unknown'],
  ],
  [
    'one telephone for advice and complaints',
    food,
    { consultPhone: '(0551) 54321' },
    ['/consultPhone catalogue.phones-same'],
  ],
  [
    'the same two telephones',
    food,
    { consultPhone: '0551-11111', complaintPhone: '055111111' },
    ['/complaintPhone catalogue.phones-same'],
  ],
])('%s is refused', ([, content, local, refused]) => {
  expect(codes(content, local)).toEqual(refused)
  for (const problem of checkLocal(content, local, { consultPhone: '1', complaintPhone: '055154321' }))
    expect(problem).toMatchObject({ source: expect.any(String), messageEn: expect.stringMatching(/[a-z]/) })
})

test('no visit is refused where a stage needs the applicant to come', () => {
  const flow = onSite.flow.map((stage) => (stage.stage === 'examination' ? { ...stage, onSite: true } : stage))
  expect(codes({ ...onSite, flow }, { visits: 0 })).toEqual(['/visits catalogue.visits-needed'])
})

test('the office that sets a telephone of its own is not blamed for those that it was given', () => {
  expect(checkLocal(food, { note: '见公告' }, { consultPhone: '12345', complaintPhone: '12345' })).toEqual([])
})

test('the longest way through a flow counts, without what comes before acceptance, also where the flow comes round', () => {
  const stage = (key: string, days: number, ...to: string[]) => ({
    key,
    stage: key === 'special' ? ('special-procedure' as const) : ('examination' as const),
    name: key,
    nameEn: key,
    days,
    next: to.map((one) => ({ to: one })),
  })
  expect(countedDays(food.flow)).toBe(food.promisedDays)
  const flow = [
    stage('begin', 1, 'short', 'long'),
    stage('short', 2, 'end'),
    stage('long', 5, 'special'),
    stage('special', 30, 'end'),
    stage('end', 1, 'begin'),
  ]
  expect(countedDays(flow)).toBe(7)
  expect(countedDays([])).toBe(0)
})

test('the texts of an element say what the directory and what the office wants', () => {
  const local: LocalElements = { promisedDays: 4, stageDays: { 3: 2 }, waivedMaterials: ['business_licence'] }
  const texts = elementsOf(local).map((element) => [
    directoryText(element, food, local),
    officeText(element, food, local),
  ])
  expect(texts).toEqual([
    ['7', '4'],
    ['审查与现场核查 5', '审查与现场核查 2'],
    ['营业执照 · 电子证照（免提交）', '营业执照'],
  ])
})
