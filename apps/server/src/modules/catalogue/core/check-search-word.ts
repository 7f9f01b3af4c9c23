import type { Problem } from '@tongban/contracts/shared'
import { err, ok, type Result } from '#platform/result'
import { problems } from '../problems.ts'
import { mayBePersonal } from './missed-words.ts'
import { type SaidEntry, saidAs } from './said-words.ts'

/** An entry as it is kept: trimmed, each word once, and nothing that a search cannot use or must not know. */
export function checkSearchWord(written: SaidEntry): Result<SaidEntry & { words: string[] }, Problem> {
  const words = once(written.words)
  const said = new Set(words.map(saidAs))
  // A word that means itself says nothing.
  const means = once(written.means).filter((one) => !(said.size === 1 && said.has(saidAs(one))))
  for (const word of [...words, ...means]) {
    if (mayBePersonal(word)) return err(problems['catalogue.word-personal']({ word }))
    if (saidAs(word) === '') return err(problems['catalogue.word-empty']({ word }))
  }
  const items = [...new Set(written.items)]
  if (means.length + items.length === 0) return err(problems['catalogue.word-means-nothing']())
  return ok({ words, means, items })
}

/** Those that search would not tell apart are one. */
function once(words: readonly string[]): string[] {
  const kept = new Map<string, string>()
  for (const word of words.map((one) => one.normalize('NFKC').trim())) {
    const key = saidAs(word) || word
    if (!kept.has(key)) kept.set(key, word)
  }
  return [...kept.values()]
}
