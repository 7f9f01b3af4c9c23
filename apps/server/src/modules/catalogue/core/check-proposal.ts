import type { ItemContent } from '@tongban/contracts/catalogue/item'
import type { LocalElements } from '@tongban/contracts/catalogue/local'
import type { GateProblem, ProposalKind, ProposalScope } from '@tongban/contracts/catalogue/proposals'
import { checkLocal, type OfficePhones } from './check-local.ts'
import { codeToCome } from './code-to-come.ts'
import { changesOf, clashesOf, elementLabel, textOf } from './element-diff.ts'
import { carriesContents } from './proposal.ts'
import { checkForPublication, type Publishable, type PublishFacts } from './publish-check.ts'

/** An item that the proposal is about. */
export type ItemFacts = {
  id: string
  baseCode: string
  current: Publishable
  /** What the proposal was made over; the same as `current` unless another change came out since. */
  base: ItemContent
  changedMeanwhile: boolean
  /** What cannot do without it, when it is cancelled: bundles, materials of other items. */
  neededBy: readonly string[]
}

export type ProposalFacts = PublishFacts & {
  /** Of the office that proposes. */
  phones: OfficePhones
  today: string
  /** Departments whose items the office may propose. */
  ownDepartments: readonly string[]
  items: readonly ItemFacts[]
  /** Another item in force that has this name already, and is not replaced by this proposal. */
  nameTaken(name: string): boolean
  /** The content that a roll-back goes back to. */
  rollBackContent: ItemContent | undefined
}

export type Proposed = {
  scope: ProposalScope
  kind: ProposalKind
  local: LocalElements | null
  contents: readonly Record<string, unknown>[]
  reason: string
  effectiveOn: string | null
}

/** All that keeps a change of the directory from being published, and what would be published if nothing did. */
export type Checked = { problems: GateProblem[]; publishable: Publishable[] }

export function checkProposal(proposed: Proposed, facts: ProposalFacts): Checked {
  if (proposed.scope === 'implementing') return { problems: checkImplementing(proposed, facts), publishable: [] }
  const problems = [
    ...checkCover(proposed, facts),
    ...checkCount(proposed, facts),
    ...facts.items.flatMap((item) => (item.changedMeanwhile ? changedMeanwhile(proposed, item) : [])),
    ...(proposed.kind === 'cancel' ? facts.items.flatMap(stillNeeded) : []),
  ]
  const publishable: Publishable[] = []
  if (!carriesContents(proposed.kind)) return { problems, publishable }
  const names = new Set<string>()
  for (const [i, draft] of proposed.contents.entries()) {
    const at = proposed.kind === 'split' ? `/${i}` : ''
    const content = identified(proposed.kind, draft, facts)
    const checked = checkForPublication(content, facts)
    if (checked.ok) publishable.push(checked.value)
    else problems.push(...checked.error.map((problem) => ({ ...problem, path: at + problem.path })))
    problems.push(...checkPlace(content, at, facts, names))
    if (proposed.kind === 'change' && changesOf(facts.items[0]?.current.content, content).length === 0)
      problems.push(nothingChanged)
  }
  return { problems, publishable }
}

/** What an office changes of its own is held against the directory as it is now. */
function checkImplementing(proposed: Proposed, facts: ProposalFacts): GateProblem[] {
  const content = facts.items[0]?.current.content
  const writes = proposed.kind === 'take-up' || proposed.kind === 'change' || proposed.kind === 'roll-back'
  const refused = content && writes ? checkLocal(content, proposed.local ?? {}, facts.phones) : []
  return [...checkCover(proposed, facts), ...refused.map((problem) => ({ ...problem, path: `/local${problem.path}` }))]
}

/** Id and code are not the drafter's to write: an item keeps its own, a new one gets them when it comes out. */
function identified(kind: ProposalKind, draft: Record<string, unknown>, facts: ProposalFacts): Record<string, unknown> {
  const [item] = facts.items
  if (kind === 'roll-back' && facts.rollBackContent && item)
    return { ...facts.rollBackContent, id: item.id, baseCode: item.baseCode }
  return kind === 'change' && item
    ? { ...draft, id: item.id, baseCode: item.baseCode }
    : { ...draft, id: 'NEW-ITEM', baseCode: codeToCome(draft['type']) }
}

function checkCover({ reason, effectiveOn }: Proposed, { today }: ProposalFacts): GateProblem[] {
  const found: GateProblem[] = []
  if (reason.trim().length < 2)
    found.push({
      path: '/reason',
      code: 'catalogue.reason-missing',
      message: '请写明变更理由，审核人员和公众都会看到',
      messageEn: 'Say why; those who review and the public read it',
    })
  if (effectiveOn !== null && effectiveOn < today)
    found.push({
      path: '/effectiveOn',
      code: 'catalogue.effective-date-past',
      message: `生效日期${effectiveOn}已经过去，请改为今天或以后的日期`,
      messageEn: `The effective date ${effectiveOn} is past; choose today or later`,
    })
  return found
}

function checkCount({ kind, contents }: Proposed, { items }: ProposalFacts): GateProblem[] {
  const told = (message: string, messageEn: string): GateProblem[] => [
    { path: '/contents', code: 'catalogue.wrong-number', message, messageEn },
  ]
  if (kind === 'split' && contents.length < 2)
    return told('拆分后应至少有两个事项，请补充', 'A split makes at least two items; add one')
  if (kind === 'merge' && items.length < 2)
    return told('合并至少需要两个事项，请重新选择', 'A merge takes at least two items; choose again')
  if (['new', 'change', 'merge', 'roll-back'].includes(kind) && contents.length !== 1)
    return told('这种变更应只有一个事项的内容', 'This kind of change has the text of one item')
  return []
}

const nothingChanged: GateProblem = {
  path: '/contents',
  code: 'catalogue.nothing-changed',
  message: '内容与现行版本相同，没有可以变更的内容',
  messageEn: 'The text is the same as the current revision; nothing changes',
}

function stillNeeded({ neededBy }: ItemFacts): GateProblem[] {
  return neededBy.map((what) => ({
    path: '/itemIds',
    code: 'catalogue.still-needed',
    message: `${what}仍需要这个事项，请先调整后再取消`,
    messageEn: `It is still needed (${what}); change that first, then cancel`,
  }))
}

/** Another revision came out since: each element that it changed, with the text that it has now. */
function changedMeanwhile({ kind, contents }: Proposed, { current, base }: ItemFacts): GateProblem[] {
  const mine = contents[0]
  if (kind !== 'change' || !mine)
    return [
      {
        path: '/contents',
        code: 'catalogue.changed-meanwhile',
        message: '起草之后事项发布了新版本，请查看后并入新版本',
        messageEn: 'A new revision came out after this was drafted; look at it and take it in',
      },
    ]
  const clashes = clashesOf(base, current.content, mine)
  return changesOf(base, current.content).map(({ path, label, labelEn, before, after }) => {
    const [, key = ''] = path.split('/')
    const clash = clashes.includes(key)
    const yours = textOf(mine[key])
    return {
      path,
      code: clash ? 'catalogue.changed-by-both' : 'catalogue.changed-meanwhile',
      message: clash
        ? `${label}：起草时为“${before}”，新版本改为“${after}”，您改为“${yours}”，并入后保留您的内容，请确认`
        : `${label}：新版本由“${before}”改为“${after}”，并入后采用新版本`,
      messageEn: clash
        ? `${labelEn}: it was “${before}”, the new revision says “${after}”, yours says “${yours}”; yours stays when you take it in`
        : `${labelEn}: the new revision changed “${before}” to “${after}”; that is taken in`,
    }
  })
}

function checkPlace(
  content: Record<string, unknown>,
  at: string,
  { ownDepartments, nameTaken }: ProposalFacts,
  names: Set<string>,
): GateProblem[] {
  const found: GateProblem[] = []
  const { name, departmentKey } = content
  if (typeof departmentKey === 'string' && !ownDepartments.includes(departmentKey))
    found.push({
      path: `${at}/departmentKey`,
      code: 'catalogue.other-department',
      message: '只能起草本部门负责的事项，请选择本部门',
      messageEn: 'Only items of the own department may be proposed; choose it',
    })
  if (typeof name !== 'string' || name.trim() === '') return found
  if (nameTaken(name) || names.has(name))
    found.push({
      path: `${at}/name`,
      code: 'catalogue.name-taken',
      message: `已有名为“${name}”的事项，${elementLabel('name').zh}不能重复`,
      messageEn: `There is an item named “${name}” already; names must differ`,
    })
  names.add(name)
  return found
}
