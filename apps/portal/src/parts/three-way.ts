import type { FormAnswer, FormAnswers } from '@tongban/contracts/catalogue/form'
import { sameAnswer } from '@tongban/forms/entries'

/** One answer that was changed here and elsewhere, differently. */
export type Clash = { key: string; mine: FormAnswer; theirs: FormAnswer }

/**
 * Puts together what was typed here (`mine`) and what was saved elsewhere (`theirs`), both begun from `base`: an answer
 * changed on one side only is taken from that side, and only one changed on both sides is for the person to decide.
 */
export function threeWay(
  base: FormAnswers,
  mine: FormAnswers,
  theirs: FormAnswers,
): { send: FormAnswers; clashes: Clash[] } {
  const send: [string, FormAnswer][] = []
  const clashes: Clash[] = []
  for (const [key, answer] of Object.entries(mine)) {
    const saved = theirs[key] ?? null
    if (sameAnswer(answer, saved) || sameAnswer(answer, base[key])) continue
    if (sameAnswer(saved, base[key])) send.push([key, answer])
    else clashes.push({ key, mine: answer, theirs: saved })
  }
  return { send: Object.fromEntries(send), clashes }
}
