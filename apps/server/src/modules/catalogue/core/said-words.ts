import { syllablesOf } from './pinyin.ts'
import { kernel, squeeze } from './words.ts'

/** An entry as editors keep it: everyday words and the words or items they mean. */
export type SaidEntry = { words: readonly string[]; means: readonly string[]; items: readonly string[] }
/** What people chose often enough for words. */
export type Lifted = { words: string; itemId: string; share: number }

/** What editors keep and what search learned. It changes without the documents, so it is laid over their index. */
export type SaidWords = {
  /** Longest first, so that “个体户执照” is read before “执照”. */
  synonyms: readonly { word: string; means: readonly string[] }[]
  /** Words that mean an item: as if they were everyday words of its own. */
  named: readonly { phrase: string; syllables: string; entry: number }[]
  /** By the words asked, without what people wrap around them. */
  learned: ReadonlyMap<string, readonly { entry: number; share: number }[]>
}

/** Words as questions have them once they are compared. */
export const saidAs = (word: string): string => squeeze(kernel(word))

export function arrangeWords(
  numbers: ReadonlyMap<string, number>,
  entries: readonly SaidEntry[],
  lifted: readonly Lifted[] = [],
): SaidWords {
  const means = new Map<string, Set<string>>()
  const named = new Map<string, SaidWords['named'][number]>()
  for (const one of entries)
    for (const word of one.words) {
      const said = saidAs(word)
      if (said === '') continue
      for (const meaning of one.means) setOf(means, said).add(squeeze(meaning))
      for (const entry of one.items.flatMap((id) => numbers.get(id) ?? []))
        named.set(`${said} ${entry}`, { phrase: said, syllables: syllablesOf(said), entry })
    }
  const learned = new Map<string, { entry: number; share: number }[]>()
  for (const { words, itemId, share } of lifted) {
    const entry = numbers.get(itemId)
    if (entry !== undefined) learned.set(words, [...(learned.get(words) ?? []), { entry, share }])
  }
  return {
    synonyms: [...means]
      .map(([word, list]) => ({ word, means: [...list].filter((one) => one !== '' && one !== word) }))
      .sort((a, b) => b.word.length - a.word.length || (a.word < b.word ? -1 : 1)),
    named: [...named.values()],
    learned,
  }
}

function setOf(map: Map<string, Set<string>>, key: string): Set<string> {
  const known = map.get(key) ?? new Set()
  map.set(key, known)
  return known
}
