import type { CaseAction, MyCase, OfficerCase } from '@tongban/contracts/cases/case'
import type { ItemContent } from '@tongban/contracts/catalogue/item'
import type { CompiledForm } from '@tongban/forms/compiled-form'
import { diffAnswers } from '@tongban/forms/diff'
import { holds } from '@tongban/forms/visibility'
import { formFor, getItemVersion, getRevisionContent, neededLines } from '#modules/catalogue'
import { listCaseDocuments } from '#modules/licences'
import { getChecklist, replacedSince } from '#modules/materials'
import type { OfficerActor } from '#platform/actor'
import { legalDate } from '#platform/clock'
import type { Tx } from '#platform/db'
import type { Deps } from '#platform/deps'
import { derivedCode } from '#platform/personal-data'
import { type Case, isNoticed } from '../core/case.ts'
import { actionsFrom } from '../core/lifecycle.ts'
import { limitsOf } from '../core/limits.ts'
import { presentMine, presentWhole } from '../core/present.ts'
import { reckon } from '../jobs/reckon.ts'
import type { CasesDeps } from '../ports.ts'
import { listEvents } from '../store/case-store.ts'

/** Derived from the case, so it is never stored; eight characters to read aloud. */
export const queryCodeOf = (deps: Deps, caseId: string): string => derivedCode(deps.secrets, 'query-code', caseId, 8)

async function loadParts(tx: Tx, deps: CasesDeps, c: Case) {
  const [content, checklist, documents, events] = await Promise.all([
    getRevisionContent(tx, c.revisionId),
    getChecklist(tx, c.id),
    listCaseDocuments(tx, c.id),
    listEvents(tx, c.id),
  ])
  const form = formFor(content, c.audience)
  const days = events.map(({ type, at }) => ({ type, day: legalDate(at) }))
  const limits = limitsOf(c, { content, events: days }, reckon(deps))
  const needed = neededLines(content, form, c.answers, checklist)
  return { content, parts: { form, checklist: needed, documents, events, limits } }
}

export async function viewMine(tx: Tx, deps: CasesDeps, c: Case): Promise<MyCase> {
  const { parts } = await loadParts(tx, deps, c)
  return presentMine(c, parts, queryCodeOf(deps, c.id))
}

/** What ends a case is for another person than the handler. */
const decisive: readonly CaseAction[] = ['grant', 'deny', 'terminate']

/** What the officer may do now. */
export function allowedTo(c: Case, actor: OfficerActor): CaseAction[] {
  if (c.officeId !== actor.officeId) return []
  return actionsFrom(c.status, (by) => actor.scopes.includes(by)).filter(
    (action) =>
      !(c.handlerId === actor.officerId && decisive.includes(action)) &&
      !(action === 'ask-correction' && isNoticed(c)) &&
      !(action === 'allow-second-notice' && (!c.noticedAt || c.proceedings.secondNotice)) &&
      !(action === 'extend' && c.proceedings.extension),
  )
}

/** The same; and what the status allows but not this officer, with its reason. */
function actsOf(c: Case, actor: OfficerActor): Pick<OfficerCase, 'allowedActions' | 'closedActions'> {
  const allowedActions = allowedTo(c, actor)
  return {
    allowedActions,
    closedActions: actionsFrom(c.status, (by) => by.startsWith('cases.'))
      .filter((action) => !allowedActions.includes(action) && !(action === 'allow-second-notice' && !c.noticedAt))
      .map((action) => ({ action, ...whyClosed(c, actor, action) })),
  }
}

function whyClosed(c: Case, actor: OfficerActor, action: CaseAction): { why: string; whyEn: string } {
  if (c.officeId !== actor.officeId)
    return { why: '本办件由其他单位办理，您可以查看。', whyEn: 'Another office handles this case; you may read it.' }
  if (action === 'ask-correction' && isNoticed(c))
    return {
      why: '补正只能一次性告知，本办件已经告知过。',
      whyEn: 'What must be corrected may be told only once; it was.',
    }
  if (action === 'allow-second-notice' && c.proceedings.secondNotice)
    return { why: '第二次补正告知已经批准过。', whyEn: 'A second notice was already allowed.' }
  if (action === 'extend' && c.proceedings.extension)
    return { why: '期限只能延长一次，本办件已经延长过。', whyEn: 'A limit can be extended once; this one was.' }
  if (c.handlerId === actor.officerId && decisive.includes(action))
    return { why: '承办人不能审批自己承办的办件。', whyEn: 'The handler may not decide the same case.' }
  return { why: '您的岗位没有这项权限。', whyEn: 'Your post does not allow this.' }
}

function businessItemOf({ businessItems = [] }: ItemContent, form: CompiledForm, c: Case) {
  const item = businessItems.find(({ when }) => holds(form, when, c.answers))
  return item && { businessItem: { code: c.itemCode + item.serial, name: item.name, nameEn: item.nameEn } }
}

export async function viewForOfficer(tx: Tx, deps: CasesDeps, c: Case, actor: OfficerActor): Promise<OfficerCase> {
  const { content, parts } = await loadParts(tx, deps, c)
  const changes =
    c.correctedAt && c.answersBefore ? diffAnswers(parts.form, c.answersBefore, c.answers, { mask: true }) : []
  return {
    ...presentWhole(c, parts),
    ...actsOf(c, actor),
    applicant: {
      name: c.applicantName,
      maskedIdentifier: c.maskedIdentifier,
      maskedMobile: c.maskedMobile,
      actedBy: c.actedBy,
    },
    changes: changes.map(({ key, label, before, after }) => ({ key, label, before, after })),
    changedMaterials: c.correctedAt && c.noticedAt ? await replacedSince(tx, c.id, c.noticedAt) : [],
    opinion: c.opinion,
    reviewPoints: content.reviewPoints,
    itemVersion: await getItemVersion(tx, c.itemCode, c.revisionId),
    ...businessItemOf(content, parts.form, c),
  }
}
