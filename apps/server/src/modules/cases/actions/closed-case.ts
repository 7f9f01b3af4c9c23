import type { CaseStatus } from '@tongban/contracts/cases/case'
import type { FormAnswers } from '@tongban/contracts/catalogue/form'
import { type CompiledForm, isRepeating } from '@tongban/forms/compiled-form'
import { presentAnswer, presentEntries } from '@tongban/forms/present'
import { formFor, getRevisionContent } from '#modules/catalogue'
import type { Tx } from '#platform/db'
import type { Case } from '../core/case.ts'
import { presentEvent } from '../core/timeline.ts'
import { findByNumber, findVisible } from '../store/case-store.ts'
import { listChain, type NamedLink } from '../store/closed-store.ts'

/** A case that has ended, as its archive package keeps it. */
export type ClosedCase = Omit<
  Case,
  'answers' | 'lockedKeys' | 'clock' | 'proceedings' | 'corrections' | 'answersBefore' | 'holderLookup'
> & {
  /** 行政许可 01 … of the item. */
  itemType: string
  acceptedOn: string | null
  closedAt: Date
  /** What was filled in, as a person reads it, unmasked. */
  answers: { title: string; fields: { key: string; label: string; value: string }[] }[]
  /** Up to the event that closed the case: what comes later (评价) belongs to no handling. */
  events: (NamedLink & { text: string })[]
}

/** The event that closes a case, by where it then stands. */
const closing: Partial<Record<CaseStatus, string>> = {
  delivered: 'result-delivered',
  denied: 'case-denied',
  refused: 'case-refused',
  withdrawn: 'case-withdrawn',
  terminated: 'case-terminated',
}

/** The case with all that its archive needs; undefined while it is open, or where the actor does not see it. */
export async function loadClosedCase(tx: Tx, id: string): Promise<ClosedCase | undefined> {
  const c = await findVisible(tx, id)
  const end = c && closing[c.status]
  if (!end) return undefined
  const [content, chain] = await Promise.all([getRevisionContent(tx, c.revisionId), listChain(tx, id)])
  const last = chain.findLastIndex(({ type }) => type === end)
  const ended = chain[last]
  if (!ended) return undefined
  const events = chain.slice(0, last + 1)
  const { answers, lockedKeys: _, clock: _1, corrections: _2, answersBefore: _3, holderLookup: _4, ...row } = c
  const { proceedings, ...rest } = row
  return {
    ...rest,
    itemType: content.type,
    acceptedOn: proceedings.acceptedOn,
    closedAt: new Date(ended.at),
    answers: readable(formFor(content, c.audience), answers),
    events: events.map((event) => ({ ...event, text: textOf(event, c.officeName) })),
  }
}

const textOf = (event: NamedLink, officeName: string): string =>
  presentEvent({ ...event, at: new Date(event.at), data: event.data as Record<string, unknown> }, officeName).text

const readable = (form: CompiledForm, answers: FormAnswers): ClosedCase['answers'] =>
  form.groups.map((group) => ({
    title: group.title,
    fields: isRepeating(group)
      ? [{ key: group.key, label: group.title, value: presentEntries(group, answers[group.key]) }]
      : group.fields.map((field) => ({
          key: field.key,
          label: field.label,
          value: presentAnswer(field, answers[field.key]),
        })),
  }))

/** The id of a case by its number, for the command line. */
export const findCaseNumber = async (tx: Tx, caseNo: string): Promise<string | undefined> =>
  (await findByNumber(tx, caseNo))?.id
