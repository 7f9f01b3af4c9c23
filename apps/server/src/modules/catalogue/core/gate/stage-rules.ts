import type { FlowStage, StageKind, StageOffice, StageRole } from '@tongban/contracts/catalogue/flow'
import type { FlowNode } from '@tongban/contracts/catalogue/flow-graph'
import type { ItemContent } from '@tongban/contracts/catalogue/item'
import type { Level } from '@tongban/contracts/shared'
import { type FlowRun, longestWay } from '../flow.ts'
import { type Called, withCalled } from './called.ts'
import { flowView, tellRun } from './flow-view.ts'
import { at, type Found, type GateSubject, type PublishFacts, type Rule, sources } from './rule.ts'

/** The five that every case runs through (行政许可法 ch. 4); any other needs an article that wants it. */
const ofEveryCase: readonly StageKind[] = ['pre-review', 'acceptance', 'examination', 'decision', 'delivery']

/** Who has a screen to do a stage of this kind on; `platform` does it without one. */
const screens: Record<StageKind, readonly StageRole[]> = {
  'pre-review': ['window', 'handler'],
  acceptance: ['window', 'handler'],
  examination: ['handler', 'approver'],
  decision: ['approver', 'handler', 'window'],
  delivery: ['platform', 'window'],
  'first-review': ['handler', 'approver'],
  consultation: ['handler', 'approver'],
  'special-procedure': ['handler', 'approver'],
}

const roleWords: Record<StageRole, [zh: string, en: string]> = {
  window: ['窗口', 'the window'],
  handler: ['承办人', 'the handler'],
  approver: ['审批人', 'the approver'],
  applicant: ['申请人', 'the applicant'],
  platform: ['平台自动办理', 'the platform'],
}
const levels: readonly Level[] = ['province', 'city', 'county', 'township', 'village']
const levelWords: Record<Level, [zh: string, en: string]> = {
  province: ['省级', 'province'],
  city: ['市级', 'city'],
  county: ['县级', 'county'],
  township: ['乡镇（街道）', 'township'],
  village: ['村（社区）', 'village'],
}

const isThere = ({ offices }: PublishFacts, level: Level, department: string): boolean =>
  offices.has(`${level} ${department}`) || offices.has(`${level} *`)

/** Levels at which the item is exercised and the office meant does not exist. */
function levelsWithout(office: StageOffice, content: ItemContent, facts: PublishFacts): Level[] {
  const department = office.where === 'department' ? (office.departmentKey ?? '') : content.departmentKey
  return content.levels.filter((own) => {
    const step = { own: 0, department: 0, above: -1, below: 1 }[office.where]
    const level = office.level ?? levels[levels.indexOf(own) + step]
    if (!level) return true
    const distance = levels.indexOf(level) - levels.indexOf(own)
    const sideOk = office.where === 'above' ? distance < 0 : office.where === 'below' ? distance > 0 : true
    return !sideOk || !isThere(facts, level, department)
  })
}

/** 工作日 that the law leaves at most: a month has at most 23, and so many calendar days hold at most as many of them. */
export const statutoryMost = ({ statutory }: ItemContent): number =>
  statutory.unit === 'month' ? statutory.days * 23 : statutory.days

/** The promise runs from acceptance; time for special procedures does not count (行政许可法 art. 45). */
const counts = ({ stage }: FlowStage) => stage !== 'pre-review' && stage !== 'special-procedure'

type Longest = { days: number; example: { zh: string; en: string } }
const longestBy = new WeakMap<GateSubject, Longest>()

/** Over all circumstances the way that takes longest, with the answers that lead to it. */
function longest(subject: GateSubject): Longest {
  const known = longestBy.get(subject)
  if (known) return known
  const { runs = [] } = flowView(subject)
  let found: { days: number; path: string[]; run: (typeof runs)[number] } | undefined
  for (const one of runs) {
    const days = ({ stage }: FlowNode) => (counts(stage) && one.circumstance.holds(stage.when) ? stage.days : 0)
    const way: ReturnType<typeof longestWay> = longestWay(one.run satisfies FlowRun, days)
    if (!found || way.days > found.days) found = { ...way, run: one }
  }
  const result = found
    ? { days: found.days, example: tellRun(subject, found.run, found.path) }
    : { days: 0, example: { zh: '', en: '' } }
  longestBy.set(subject, result)
  return result
}

const eachStage = (
  { content: { flow } }: GateSubject,
  look: (stage: FlowStage & { said: Called }, path: string) => Found | undefined,
): Found[] => withCalled('stage', flow).flatMap((stage, i) => look(stage, `/flow/${i}`) ?? [])

/** Of single stages: who does them, where, how long, on what basis. */
export const stageRules: readonly Rule[] = [
  {
    code: 'catalogue.stage-basis',
    label: '环节没有法律依据',
    labelEn: 'A stage without legal basis',
    source: sources.plan,
    weight: 20,
    find: (subject) =>
      eachStage(subject, ({ stage, basis, said }, path) =>
        ofEveryCase.includes(stage) || basis
          ? undefined
          : at(
              `${path}/basis`,
              `${said.zh}不是每个办件都有的环节，没有写明依据；请写明要求这一环节的法律条文，没有依据就删去`,
              `${said.en} is not a stage of every case and names no basis; name the article that wants it, or take it out`,
            ),
      ),
  },
  {
    code: 'catalogue.role-without-screen',
    label: '办理角色没有相应的办理界面',
    labelEn: 'A role has no screen for the stage',
    source: sources.guide,
    weight: 20,
    find: (subject) =>
      eachStage(subject, ({ stage, role, said }, path) =>
        role === undefined || screens[stage].includes(role)
          ? undefined
          : at(
              `${path}/role`,
              `${roleWords[role][0]}没有办理${said.zh}的界面，办件会停在这里；可选${screens[stage].map((r) => roleWords[r][0]).join('、')}`,
              `There is no screen on which ${roleWords[role][1]} does ${said.en}, so cases stop there; choose ${screens[stage].map((r) => roleWords[r][1]).join(' or ')}`,
            ),
      ),
  },
  {
    code: 'catalogue.office-not-there',
    label: '承办机构不存在',
    labelEn: 'The office of a stage does not exist',
    source: sources.lower,
    weight: 20,
    find: (subject) =>
      eachStage(subject, ({ office, said }, path) => {
        const without = office ? levelsWithout(office, subject.content, subject.facts) : []
        if (without.length === 0) return undefined
        const words = (pick: 0 | 1) => without.map((level) => levelWords[level][pick]).join(pick === 0 ? '、' : ', ')
        return at(
          `${path}/office`,
          `${words(0)}办理时，${said.zh}写明的承办机构不存在；请改为存在的机构，或调整行使层级`,
          `When the item is handled at ${words(1)}, the office named for ${said.en} does not exist; name one that does, or change the levels`,
          { zh: words(0), en: words(1) },
        )
      }),
  },
  {
    code: 'catalogue.flow-late',
    label: '环节时限之和超过承诺时限',
    labelEn: 'The stages take longer than the promise',
    source: sources.guide,
    weight: 10,
    *find(subject) {
      const { days, example } = longest(subject)
      const { promisedDays } = subject.content
      if (days > promisedDays)
        yield at(
          '/promisedDays',
          `最长的一条路要${days}个工作日，超过承诺的${promisedDays}个；请缩短环节时限或改承诺`,
          `The longest way takes ${days} working days, more than the ${promisedDays} promised; shorten stages or change the promise`,
          example,
        )
    },
  },
  {
    code: 'catalogue.step-above-statutory',
    label: '单个环节超过法定时限',
    labelEn: 'A stage exceeds the statutory limit',
    source: sources.limit,
    weight: 20,
    find: (subject) =>
      eachStage(subject, (stage, path) =>
        counts(stage) && stage.days > statutoryMost(subject.content)
          ? at(
              `${path}/days`,
              `${stage.said.zh}的${stage.days}个工作日超过法定时限，请缩短`,
              `The ${stage.days} working days of ${stage.said.en} exceed the statutory limit; shorten them`,
            )
          : undefined,
      ),
  },
  {
    code: 'catalogue.flow-above-statutory',
    label: '流程总时限超过法定时限',
    labelEn: 'The flow exceeds the statutory limit',
    source: sources.limit,
    weight: 20,
    *find(subject) {
      const { days, example } = longest(subject)
      if (days > statutoryMost(subject.content))
        yield at(
          '/flow',
          `最长的一条路要${days}个工作日，超过法定时限；听证、检验等特别程序不计入，征求意见计入`,
          `The longest way takes ${days} working days, more than the law allows; special procedures do not count, consultation does`,
          example,
        )
    },
  },
]
