import type { ItemContent } from '@tongban/contracts/catalogue/item'

/** What changed, as a person reads it. */
export type Sentence = { zh: string; en: string }

type Entry = { id: string; zh: string; en: string; value: unknown }

const sentence = (zh: string, en: string): Sentence => ({ zh, en })
const same = (a: unknown, b: unknown): boolean => canonical(a) === canonical(b)

/** JSON whose keys are in order: revisions come out of the database in another one than they went in. */
function canonical(value: unknown): string {
  return JSON.stringify(value, (_, v: unknown) =>
    typeof v === 'object' && v !== null && !Array.isArray(v)
      ? Object.fromEntries(Object.entries(v).toSorted(([a], [b]) => (a < b ? -1 : 1)))
      : v,
  )
}

/**
 * What the guide says differently in `after`, element by element, in sentences; nothing where only words for searching
 * or the office's own notes changed.
 */
export function guideChanges(before: ItemContent, after: ItemContent): Sentence[] {
  return [
    ...texts(before, after),
    ...limits(before, after),
    ...lists(before, after),
    ...materials(before, after),
    ...fees(before, after),
    ...rest(before, after),
  ]
}

function texts(before: ItemContent, after: ItemContent): Sentence[] {
  const changes: Sentence[] = []
  const text = (zh: string, en: string, b: readonly [string, string], a: readonly [string, string]) => {
    if (b[0] !== a[0]) changes.push(sentence(`${zh}由“${b[0]}”改为“${a[0]}”`, `${en}: “${b[1]}” is now “${a[1]}”`))
  }
  text('事项名称', 'Name', [before.name, before.nameEn], [after.name, after.nameEn])
  if (before.summary !== after.summary && before.name === after.name)
    changes.push(sentence('修改了事项简介', 'The summary was revised'))
  text('主管部门', 'Department', [before.department, before.department], [after.department, after.department])
  text('办理结果', 'Result', [before.result.name, before.result.nameEn], [after.result.name, after.result.nameEn])
  const years = (content: ItemContent) => content.result.validityYears ?? null
  if (years(before) !== years(after))
    changes.push(
      sentence(
        `结果的有效期由${validity(years(before)).zh}改为${validity(years(after)).zh}`,
        `Validity of the result: ${validity(years(before)).en} is now ${validity(years(after)).en}`,
      ),
    )
  return changes
}

const validity = (years: number | null): Sentence =>
  years === null ? sentence('长期', 'without end') : sentence(`${years}年`, `${years} year(s)`)

function limits(before: ItemContent, after: ItemContent): Sentence[] {
  const changes: Sentence[] = []
  if (before.promisedDays !== after.promisedDays) {
    const [b, a] = [before.promisedDays, after.promisedDays].map((days) =>
      days === 0 ? sentence('当场办结', 'while you wait') : sentence(`${days}个工作日`, `${days} working day(s)`),
    )
    const better = after.promisedDays < before.promisedDays
    changes.push(
      sentence(
        `承诺时限由${b?.zh}${better ? '缩短' : '改'}为${a?.zh}`,
        `Promised limit: ${b?.en} ${better ? 'is shortened to' : 'is now'} ${a?.en}`,
      ),
    )
  }
  if (!same(before.statutory, after.statutory)) {
    const unit = {
      workday: sentence('个工作日', 'working day(s)'),
      day: sentence('日', 'day(s)'),
      month: sentence('个月', 'month(s)'),
    }
    const said = ({ statutory: { days, unit: u } }: ItemContent) =>
      sentence(`${days}${unit[u].zh}`, `${days} ${unit[u].en}`)
    changes.push(
      sentence(
        `法定时限由${said(before).zh}改为${said(after).zh}`,
        `Limit by law: ${said(before).en} is now ${said(after).en}`,
      ),
    )
  }
  if (before.visits !== after.visits)
    changes.push(
      sentence(
        `到现场次数由${before.visits}次改为${after.visits}次`,
        `Visits: ${before.visits} before, ${after.visits} now`,
      ),
    )
  return changes
}

/** Lists of which one wants to know what came and what went. */
function lists(before: ItemContent, after: ItemContent): Sentence[] {
  const plain = (zh: string, en: string, of: (content: ItemContent) => [string[], string[]]): Sentence[] => {
    const entries = (content: ItemContent): Entry[] => {
      const [chinese, english] = of(content)
      return chinese.map((text, i) => ({ id: text, zh: text, en: english[i] ?? text, value: text }))
    }
    return listed(sentence(zh, en), entries(before), entries(after))
  }
  const named = <E>(zh: string, en: string, of: (content: ItemContent) => readonly E[], name: (entry: E) => Entry) =>
    listed(sentence(zh, en), of(before).map(name), of(after).map(name))
  return [
    ...plain('申请条件', 'Condition', ({ conditions, conditionsEn }) => [conditions, conditionsEn]),
    ...named(
      '办理情形的问题',
      'Question about circumstances',
      ({ situations = [] }) => situations,
      (q) => ({
        id: q.key,
        zh: q.question,
        en: q.questionEn,
        value: q,
      }),
    ),
    ...named(
      '业务办理项',
      'Business item',
      ({ businessItems = [] }) => businessItems,
      (item) => ({
        id: item.serial,
        zh: item.name,
        en: item.nameEn,
        value: item,
      }),
    ),
    ...named(
      '办理环节',
      'Stage',
      ({ flow }) => flow,
      (stage) => ({
        id: stage.key ?? stage.stage,
        zh: stage.name,
        en: stage.nameEn,
        value: stage,
      }),
    ),
    ...named(
      '设定依据',
      'Legal basis',
      ({ legalBasis }) => legalBasis,
      (basis) => {
        const name = `《${basis.law}》${basis.article}`
        return { id: name, zh: name, en: name, value: basis }
      },
    ),
    ...plain('审查要点', 'Point of review', ({ reviewPoints }) => [reviewPoints, []]),
    ...named(
      '中介服务',
      'Intermediary service',
      ({ intermediaryServices = [] }) => intermediaryServices,
      (service) => ({
        id: service.name,
        zh: service.name,
        en: service.nameEn,
        value: service,
      }),
    ),
    ...named(
      '常见问题',
      'Question',
      ({ faq }) => faq,
      (entry) => ({
        id: entry.question,
        zh: entry.question,
        en: entry.questionEn,
        value: entry,
      }),
    ),
  ]
}

function listed(words: Sentence, before: readonly Entry[], after: readonly Entry[]): Sentence[] {
  const was = new Map(before.map((entry) => [entry.id, entry]))
  const is = new Map(after.map((entry) => [entry.id, entry]))
  return [
    ...after
      .filter(({ id }) => !was.has(id))
      .map(({ zh, en }) => sentence(`新增${words.zh}“${zh}”`, `${words.en} added: “${en}”`)),
    ...after
      .filter((entry) => was.has(entry.id) && !same(was.get(entry.id)?.value, entry.value))
      .map(({ zh, en }) => sentence(`修改了${words.zh}“${zh}”`, `${words.en} revised: “${en}”`)),
    ...before
      .filter(({ id }) => !is.has(id))
      .map(({ zh, en }) => sentence(`取消${words.zh}“${zh}”`, `${words.en} dropped: “${en}”`)),
  ]
}

/** Of materials it is told how they changed: they are what somebody else has to run for. */
function materials(before: ItemContent, after: ItemContent): Sentence[] {
  const was = new Map(before.materials.map((material) => [material.key, material]))
  const entry = (m: ItemContent['materials'][number]): Entry => ({ id: m.key, zh: m.name, en: m.nameEn, value: null })
  const comeAndGone = listed(sentence('材料', 'Document'), before.materials.map(entry), after.materials.map(entry))
  const changed = after.materials.flatMap((now) => {
    const then = was.get(now.key)
    if (!then) return []
    const parts: Sentence[] = []
    if (then.name !== now.name) parts.push(sentence(`原名“${then.name}”`, `it was called “${then.nameEn}”`))
    if (then.required !== now.required)
      parts.push(
        now.required ? sentence('改为必须', 'it is now required') : sentence('不再必须', 'it is no longer required'),
      )
    if (!same(then.obtain, now.obtain) || then.source !== now.source)
      parts.push(
        now.source === 'applicant' || (now.source === 'government' && now.obtain === null)
          ? sentence('改由申请人提供', 'the applicant now brings it')
          : sentence('改由平台取得，免提交', 'the platform now obtains it; nothing to submit'),
      )
    if (then.when !== now.when) parts.push(sentence('调整了需要它的情形', 'the circumstances that need it changed'))
    if (then.form !== now.form) parts.push(sentence(`形式改为“${now.form}”`, 'its form changed'))
    if (!same(otherThan(then), otherThan(now))) parts.push(sentence('调整了具体要求', 'its requirements were revised'))
    if (parts.length === 0) return []
    return sentence(
      `材料“${now.name}”：${parts.map(({ zh }) => zh).join('；')}`,
      `Document “${now.nameEn}”: ${parts.map(({ en }) => en).join('; ')}`,
    )
  })
  return [...comeAndGone, ...changed]
}

/** What has no sentence of its own. */
const otherThan = (material: ItemContent['materials'][number]) =>
  Object.entries(material).filter(
    ([key]) => !['name', 'nameEn', 'required', 'obtain', 'source', 'when', 'form', 'standardCode'].includes(key),
  )

function fees(before: ItemContent, after: ItemContent): Sentence[] {
  if (same(before.fee, after.fee)) return []
  if (before.fee.charged && !after.fee.charged) return [sentence('不再收费', 'It is now free of charge')]
  if (!before.fee.charged && after.fee.charged)
    return [
      sentence(
        `开始收费：${after.fee.text ?? ''}${after.fee.basis ? `（依据：${after.fee.basis}）` : ''}`,
        `A fee is charged now: ${after.fee.textEn ?? after.fee.text ?? ''}`,
      ),
    ]
  return [sentence('调整了收费标准', 'The fee was revised')]
}

function rest(before: ItemContent, after: ItemContent): Sentence[] {
  const changes: Sentence[] = []
  const changed = (b: unknown, a: unknown, zh: string, en: string) => {
    if (!same(b, a)) changes.push(sentence(zh, en))
  }
  changed(before.form, after.form, '调整了申请表单', 'The form was revised')
  changed(before.audience, after.audience, '调整了服务对象', 'Who may apply was revised')
  changed(before.levels, after.levels, '调整了行使层级', 'The levels that exercise it were revised')
  changed(before.channels, after.channels, '调整了办理形式', 'The ways to apply were revised')
  changed(before.onlineDepth, after.onlineDepth, `网办深度改为“${after.onlineDepth}”`, 'How far it goes online changed')
  changed(before.onSiteReason, after.onSiteReason, '修改了必须到现场的原因', 'The reason for coming was revised')
  changed(before.theme, after.theme, '调整了主题', 'The themes were revised')
  changed(before.note, after.note, '修改了备注', 'The note was revised')
  return changes
}
