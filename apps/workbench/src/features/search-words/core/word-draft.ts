import type { NamedItem, SearchWord } from '@tongban/contracts/catalogue/search-words'

/** An entry as it is being written; words stand in one text, apart by lines or commas. */
export type WordDraft = { words: string; means: string; items: NamedItem[]; note: string }

export const emptyDraft: WordDraft = { words: '', means: '', items: [], note: '' }

export const draftOf = ({ words, means, items, note }: SearchWord): WordDraft => ({
  words: words.join('、'),
  means: means.join('、'),
  items,
  note,
})

/** The words of a text: by lines, commas of both scripts and semicolons. */
export const wordsIn = (text: string): string[] => [
  ...new Set(
    text
      .split(/[\n、，,；;]+/)
      .map((word) => word.trim())
      .filter((word) => word !== ''),
  ),
]

/** What is sent. */
export const writtenOf = ({ words, means, items, note }: WordDraft) => ({
  words: wordsIn(words),
  means: wordsIn(means),
  items: items.map(({ itemId }) => itemId),
  note: note.trim(),
})

export const isWhole = (draft: WordDraft): boolean => {
  const { words, means, items } = writtenOf(draft)
  return words.length > 0 && means.length + items.length > 0
}
