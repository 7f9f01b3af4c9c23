import type { EntryAnswers, FormAnswer, FormAnswers, FormDefinition } from '@tongban/contracts/catalogue/form'
import { answerOf, cleanValue } from './clean-value.ts'
import { isRepeating, type RepeatingGroup } from './compiled-form.ts'
import { entriesOf, entryKey, sameAnswer } from './entries.ts'
import { entryName, type Language, presentAnswer, presentEntry } from './present.ts'

/**
 * An answer that changed, before and after as a person reads them. In entries `key` is `members.2.name` (as counted
 * after the change), `members.2` for an entry that came, and `members` for one that went.
 */
export type ChangedField = {
  key: string
  groupKey: string
  /** The key under which the answer is kept. */
  answerKey: string
  label: string
  labelEn: string
  before: string
  beforeEn: string
  after: string
  afterEn: string
}

type Options = { mask?: boolean }
type Texts = (language: Language) => readonly [label: string, before: string, after: string]

/** What changed between two sets of answers, in the order of the form; a change of spaces or of width is none. */
export function diffAnswers(
  definition: FormDefinition,
  before: FormAnswers,
  after: FormAnswers,
  options: Options = {},
): ChangedField[] {
  return definition.groups.flatMap((group): ChangedField[] => {
    if (isRepeating(group)) return diffEntries(group, before, after, options)
    return group.fields.flatMap((field) => {
      const old = cleanValue(field, answerOf(before, field.key))
      const now = cleanValue(field, answerOf(after, field.key))
      if (sameAnswer(old, now)) return []
      const text = (value: FormAnswer | undefined, language: Language) =>
        presentAnswer(field, value, { ...options, language })
      return change({ key: field.key, groupKey: group.key, answerKey: field.key }, (language) => [
        language === 'zh' ? field.label : field.labelEn,
        text(old, language),
        text(now, language),
      ])
    })
  })
}

const change = (place: Pick<ChangedField, 'key' | 'groupKey' | 'answerKey'>, texts: Texts): ChangedField => {
  const [[label, before, after], [labelEn, beforeEn, afterEn]] = [texts('zh'), texts('en')]
  return { ...place, label, labelEn, before, beforeEn, after, afterEn }
}

/** Entries that stayed as they are are recognised wherever they stand now; the rest is compared in its order. */
function diffEntries(group: RepeatingGroup, before: FormAnswers, after: FormAnswers, options: Options): ChangedField[] {
  const [old, now] = [entriesOf(before, group.key), entriesOf(after, group.key)]
  return matched(group, old, now).flatMap(([was, is]): ChangedField[] => {
    const [from, to] = [was === undefined ? undefined : old[was], is === undefined ? undefined : now[is]]
    if (from && to && is !== undefined) return diffEntry(group, is, from, to, options)
    const place = is === undefined ? group.key : entryKey(group.key, is)
    return [
      change({ key: place, groupKey: group.key, answerKey: group.key }, (language) => {
        const none = language === 'zh' ? '无' : 'None'
        const text = (entry: EntryAnswers | undefined) =>
          entry ? presentEntry(group, entry, { ...options, language }) : none
        return [entryName(group, is ?? was ?? 0, language), text(from), text(to)]
      }),
    ]
  })
}

function diffEntry(
  group: RepeatingGroup,
  index: number,
  before: EntryAnswers,
  after: EntryAnswers,
  options: Options,
): ChangedField[] {
  const { repeat: _, ...plain } = group
  return diffAnswers({ groups: [plain] }, before, after, options).map((changed) => ({
    ...changed,
    key: entryKey(group.key, index, changed.key),
    answerKey: group.key,
    label: `${entryName(group, index, 'zh')} · ${changed.label}`,
    labelEn: `${entryName(group, index, 'en')} · ${changed.labelEn}`,
  }))
}

type Pair = [was: number | undefined, is: number | undefined]

/** Old entries beside new ones: first the longest run of equal ones in order, then those between them one by one. */
function matched(group: RepeatingGroup, old: readonly EntryAnswers[], now: readonly EntryAnswers[]): Pair[] {
  const equal = (a: number, b: number) =>
    group.fields.every((field) =>
      sameAnswer(
        cleanValue(field, answerOf(old[a] ?? {}, field.key)),
        cleanValue(field, answerOf(now[b] ?? {}, field.key)),
      ),
    )
  const longest = Array.from({ length: old.length + 1 }, () => Array.from({ length: now.length + 1 }, () => 0))
  const at = (a: number, b: number) => longest[a]?.[b] ?? 0
  for (let a = old.length - 1; a >= 0; a--) {
    const row = longest[a]
    if (!row) continue
    for (let b = now.length - 1; b >= 0; b--)
      row[b] = equal(a, b) ? at(a + 1, b + 1) + 1 : Math.max(at(a + 1, b), at(a, b + 1))
  }
  const pairs: Pair[] = []
  let [gone, come]: [number[], number[]] = [[], []]
  const between = () => {
    for (let i = 0; i < Math.max(gone.length, come.length); i++) pairs.push([gone[i], come[i]])
    ;[gone, come] = [[], []]
  }
  let [a, b] = [0, 0]
  while (a < old.length || b < now.length) {
    if (a < old.length && b < now.length && equal(a, b)) {
      between()
      pairs.push([a++, b++])
    } else if (b >= now.length || (a < old.length && at(a + 1, b) >= at(a, b + 1))) gone.push(a++)
    else come.push(b++)
  }
  between()
  return pairs
}
