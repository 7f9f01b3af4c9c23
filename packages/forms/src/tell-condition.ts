import type { FormAnswers } from '@tongban/contracts/catalogue/form'
import { type CompiledForm, conditionOf, fieldsOf } from './compiled-form.ts'
import { type Condition, type ConditionValue, evaluateCondition, keysIn } from './condition.ts'
import { conditionValue } from './visibility.ts'

/** What can be said of a condition before every question is answered. */
export type Told = 'yes' | 'no' | 'open'

/**
 * Whether a condition holds whatever is still to be answered. `open` where an answer that is missing decides: a guide
 * must not leave out what may yet be asked for. None always holds.
 */
export function tellCondition(form: CompiledForm, feel: string | undefined, answers: FormAnswers): Told {
  const index = fieldsOf(form)
  const known = new Map<string, ConditionValue | undefined>()
  const tellFeel = (text: string | undefined): Told => (text === undefined ? 'yes' : tell(conditionOf(form, text)))
  /** Undefined while it is not known. */
  const read = (key: string): ConditionValue | undefined => {
    if (!known.has(key)) known.set(key, look(key))
    return known.get(key)
  }
  const look = (key: string): ConditionValue | undefined => {
    const placed = index.get(key)
    if (!placed) return null
    const shown = all([tellFeel(placed.group.visibleWhen), tellFeel(placed.field.visibleWhen)])
    if (shown === 'no') return null
    return shown === 'open' ? undefined : (conditionValue(placed.field, answers) ?? undefined)
  }
  const tell = (condition: Condition): Told => {
    switch (condition.op) {
      case 'and':
        return all(condition.of.map(tell))
      case 'or':
        return opposite(all(condition.of.map((part) => opposite(tell(part)))))
      case 'not':
        return opposite(tell(condition.of))
      default:
        for (const key of keysIn(condition)) if (read(key) === undefined) return 'open'
        return evaluateCondition(condition, (key) => read(key) ?? null) === true ? 'yes' : 'no'
    }
  }
  return tellFeel(feel)
}

const all = (parts: readonly Told[]): Told =>
  parts.includes('no') ? 'no' : parts.every((part) => part === 'yes') ? 'yes' : 'open'

const opposite = (told: Told): Told => (told === 'open' ? 'open' : told === 'yes' ? 'no' : 'yes')
