import { attachNew, casesNow, submitDraft } from '#modules/cases'
import { findImplementation } from '#modules/catalogue'
import { getPersonCard, requestSms } from '#modules/identity'
import { issueDocument } from '#modules/licences'
import { filesOf, getChecklist, inspectFiles } from '#modules/materials'
import { system } from '#platform/actor'
import type { Tx } from '#platform/db'
import type { Subscriber } from '#platform/jobs'
import { ProblemError } from '#platform/problems'
import { write } from '#platform/write'
import { answerNotice } from '../core/answer.ts'
import { notBegun, outcomeOf, readyToBegin } from '../core/follow.ts'
import type { Part } from '../core/matter.ts'
import type { JointDeps } from '../ports.ts'
import {
  claimAnswer,
  findMatter,
  findPartForUpdate,
  findPartOfCase,
  listParts,
  recordAccepted,
  recordAnswer,
  recordBegun,
  recordClosed,
} from '../store/matter-store.ts'

const events = [
  'case-accepted',
  'accepted-by-silence',
  'case-granted',
  'case-denied',
  'case-refused',
  'case-withdrawn',
  'case-terminated',
]
const actor = system('joint')

/** What a case does to the matter it is a part of. Told twice, it changes nothing the second time. */
export const followCases = (deps: JointDeps): Subscriber[] =>
  events.map((event) => ({
    event,
    job: `joint-${event}`,
    async run(payload) {
      const { caseId } = payload as { caseId: string }
      const matterId = await write(deps.db, actor, undefined, (tx) => follow(tx, caseId))
      if (matterId === undefined) return
      await beginReady(deps, matterId)
      await write(deps.db, actor, undefined, (tx) => answer(tx, deps, matterId))
    },
  }))

async function follow(tx: Tx, caseId: string): Promise<string | undefined> {
  const part = await findPartOfCase(tx, caseId)
  const [c] = part ? await casesNow(tx, [caseId]) : []
  if (!part || !c) return
  if (c.acceptedOn !== null) await recordAccepted(tx, part.matterId, c.acceptedOn)
  const outcome = outcomeOf(c.status)
  if (outcome === undefined) return
  const ended = outcome === 'granted' ? [] : notBegun(await listParts(tx, part.matterId), part.key)
  await recordClosed(tx, part.matterId, [{ key: part.key, outcome }, ...ended])
  return part.matterId
}

/** Parts that waited begin as soon as all they waited for is granted, each in a transaction of its own. */
async function beginReady(deps: JointDeps, matterId: string): Promise<void> {
  const ready = await deps.db.read(actor, async (tx) => {
    const parts = readyToBegin(await listParts(tx, matterId))
    return Promise.all(parts.map(async (part) => ({ part, files: filesOf(await getChecklist(tx, part.draftId)) })))
  })
  for (const { part, files } of ready) {
    await inspectFiles(deps, files)
    try {
      await write(deps.db, actor, undefined, async (tx) => {
        const matter = await findMatter(tx, matterId)
        const now = await findPartForUpdate(tx, matterId, part.key)
        if (!matter || now?.state !== 'waiting') return
        await attachNew(tx, deps, matter, part.draftId)
        await submitDraft(tx, deps, matter, { id: part.draftId, confirmed: files })
        await recordBegun(tx, matterId, part.key)
      })
    } catch (error) {
      if (!(error instanceof ProblemError)) throw error
      await cannotBegin(deps, part, error.problem)
    }
  }
}

/** The item was suspended or its office is gone: the part ends with the sentence that says so, and what waits for it too. */
const cannotBegin = (deps: JointDeps, part: Part, { detail, detailEn }: { detail: string; detailEn: string }) =>
  write(deps.db, actor, undefined, async (tx) => {
    const ended = notBegun(await listParts(tx, part.matterId), part.key)
    await recordClosed(tx, part.matterId, [
      {
        key: part.key,
        outcome: 'not-begun',
        why: `这一项现在不能开始办理：${detail}`,
        whyEn: `This cannot begin now: ${detailEn}`,
      },
      ...ended,
    ])
  })

/** Once every part is closed the person is answered once: one document, one message. */
async function answer(tx: Tx, deps: JointDeps, matterId: string): Promise<void> {
  const matter = await claimAnswer(tx, matterId, deps.clock.now())
  if (!matter) return
  const parts = await listParts(tx, matterId)
  const [first] = parts
  const [cases, office] = [
    await casesNow(
      tx,
      parts.map(({ draftId }) => draftId),
    ),
    // The office of the first part answers for all.
    first && (await findImplementation(tx, first.itemCode)),
  ]
  if (!office) throw new Error('a joint application has no office')
  const content = answerNotice(matter, parts, {
    office: office.officeName,
    date: deps.clock.today(),
    reasons: new Map(cases.map(({ id, reasons }) => [id, reasons])),
  })
  const { subjectId } = matter
  const issued = await issueDocument(tx, {
    kind: 'joint-answer',
    caseId: matterId,
    subjectId,
    officeId: office.officeId,
    officeName: office.officeName,
    regionCode: office.regionCode,
    at: deps.clock.now(),
    content,
  })
  await recordAnswer(tx, matterId, issued.id)
  tx.audit('joint-answered', matterId, { number: issued.number })
  const { mobile } = await getPersonCard(tx, deps.secrets, matter.personId)
  const granted = parts.filter(({ outcome }) => outcome === 'granted').length
  const text = `您的“${matter.name}”（${matter.jointNo}）共${parts.length}项已全部办结，准予${granted}项，办结告知书可登录“我的办件”下载。`
  await requestSms(tx, deps.secrets, mobile, 'case-notice', { text })
}
