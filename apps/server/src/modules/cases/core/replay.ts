import type { ReplayOutcome } from '@tongban/contracts/cases/replay'
import type { FieldProblem, FormAnswers } from '@tongban/contracts/catalogue/form'

/** What a definition makes of a case: worked out by the catalogue and the forms, for the old one and for the new. */
export type Judged = {
  /** What keeps these answers from being handed in. */
  missing: readonly FieldProblem[]
  /** Names of the materials that the applicant must give. */
  asked: readonly { name: string; nameEn: string }[]
  days: number
  promisedDays: number
  decidedBy: string
  result: string
  stuckAt: { name: string; nameEn: string } | undefined
}

type Sentence = { zh: string; en: string }
export type Verdict = { outcome: ReplayOutcome; why: Sentence[] }

/** Whether a case would end elsewhere, later or not at all, and why; the worst counts. */
export function compareRuns(before: Judged, after: Judged): Verdict {
  const stuck: Sentence[] = [
    ...(after.stuckAt
      ? [
          {
            zh: `会停在“${after.stuckAt.name}”，没有出路`,
            en: `It would stop at “${after.stuckAt.nameEn}” without a way out`,
          },
        ]
      : []),
    ...after.missing
      .filter(({ key, code }) => !before.missing.some((known) => known.key === key && known.code === code))
      .map(({ key, message, messageEn }) => ({
        zh: `表单“${key}”：${message}`,
        en: `Form, “${key}”: ${messageEn}`,
      })),
    ...after.asked
      .filter(({ name }) => !before.asked.some((known) => known.name === name))
      .map(({ name, nameEn }) => ({ zh: `要另交材料“${name}”`, en: `“${nameEn}” would have to be given too` })),
  ]
  if (stuck.length > 0) return { outcome: 'stuck', why: stuck }
  const elsewhere: Sentence[] = [
    ...(after.decidedBy !== before.decidedBy
      ? [{ zh: '由另一个岗位或单位决定', en: 'Another post or office would decide' }]
      : []),
    ...(after.result !== before.result
      ? [{ zh: `结果变为“${after.result}”`, en: `The result would be “${after.result}”` }]
      : []),
  ]
  if (elsewhere.length > 0) return { outcome: 'elsewhere', why: elsewhere }
  const [old, now] = [Math.max(before.days, before.promisedDays), Math.max(after.days, after.promisedDays)]
  if (now === old) return { outcome: 'same', why: [] }
  return {
    outcome: now > old ? 'later' : 'sooner',
    why: [{ zh: `期限由${old}个工作日变为${now}个工作日`, en: `${now} working days instead of ${old}` }],
  }
}

/** A case as far as it is run again: no name, no number of a person. */
export type ReplayCase = {
  caseNo: string
  itemCode: string
  officeName: string
  revisionId: string
  audience: 'natural' | 'legal'
  answers: FormAnswers
  submittedAt: Date
}
