import type { ItemContent } from '@tongban/contracts/catalogue/item'
import { syllablesOf } from './pinyin.ts'
import { normalise, squeeze } from './words.ts'

/** Cuts Chinese text into words, shorter words inside longer ones too. */
export type Segment = (text: string) => string[]

/** Where a word stands, best first: name and everyday words, result and theme, summary, the rest. */
export type Weight = 'A' | 'B' | 'C' | 'D'

/** What one item is found by; `phrases` are its name, the name without what stands in brackets, its everyday words; `pinyin` their syllables. */
export type SearchDocument = {
  itemId: string
  phrases: string[]
  pinyin: string[]
  words: { word: string; weight: Weight }[]
}

/** What is written down at publication, so that no search depends on how a text was cut at another time. */
export function searchDocument(content: ItemContent, segment: Segment): SearchDocument {
  const plainName = content.name.replace(/（[^）]*）/g, '')
  const phrases = [...new Set([content.name, plainName, ...content.everydayWords].map(squeeze))].filter((p) => p !== '')
  const parts: [Weight, string[]][] = [
    ['A', [content.name, ...content.everydayWords]],
    ['B', [content.result.name, content.planTheme, content.nameEn, content.result.nameEn]],
    ['C', [content.summary, content.summaryEn]],
    [
      'D',
      [...content.materials.map((m) => m.name), ...content.faq.map((f) => f.question), ...content.conditions].concat(
        content.department,
      ),
    ],
  ]
  const words = new Map<string, Weight>()
  for (const [weight, texts] of parts)
    for (const text of texts) for (const word of wordsOf(text, segment)) if (!words.has(word)) words.set(word, weight)
  return {
    itemId: content.id,
    phrases,
    pinyin: phrases.map(syllablesOf),
    words: [...words].map(([word, weight]) => ({ word, weight })),
  }
}

/** Words of a text as they are kept and looked up; a lone Chinese character says too little, unless it is all there is. */
export function wordsOf(text: string, segment: Segment): string[] {
  const words = segment(normalise(text)).filter((word) => /[\p{Script=Han}a-z0-9]/u.test(word))
  const long = words.filter((word) => word.length > 1)
  return [...new Set(long.length > 0 ? long : words)]
}
