import { syllablesOf } from './pinyin.ts'
import { type Segment, wordsOf } from './search-document.ts'
import type { SearchIndex } from './search-index.ts'

/**
 * How sure an item is the answer: the share of what was asked that the item has, 0 to 1. Asked is counted in characters,
 * a rare one for more than one that half of all items have; letters typed for their sound see `surenessOfLetters`.
 */
export type Sureness = number

/** An answer has more than half of what was asked; what has less is only the nearest. */
export const enough: Sureness = 0.5

/** A piece of the question from `at` on that says something else: other words, or the item that an editor gave it to. */
export type Saying = { at: number; length: number } & ({ text: string } | { entry: number })

/** Characters that who is in the list has, by so much. */
type Sign = { at: readonly number[]; much: (place: number) => number; list: Int32Array }
type Said = { at: number; length: number; entry: number } | { at: number; length: number; asked: Asked }

/** A question taken apart: once for all items that are weighed. */
export type Asked = {
  text: string
  weights: readonly number[]
  whole: number
  signs: readonly Sign[]
  /** For each character the number of the longest word it belongs to, -1 for none. */
  wordOf: readonly number[]
  /** Every few syllables in a row. */
  sounds: readonly string[]
  said: readonly Said[]
  /** Of so many characters as it was typed. */
  typed: number
}

/** Characters of one sound in a row that are no chance. */
const sameSounds = 3
/** A pair across two words, or with others in between, is half a sign; so is a word that only the materials have. */
const half = 0.5
/** What stands in name, everyday words, result and summary is weighed so much at least. */
const close = 50
/** So many characters are a sentence: besides what it is about it tells a story that no item has. */
const sentence = 6
/** In a sentence that says a whole name or everyday word the rest may be the story; some of it must still be had. */
const inSentence = { sure: 0.6, least: 0.25 }

export function takeApart(
  index: SearchIndex,
  text: string,
  { segment, sayings = [], typed = text.length }: { segment: Segment; sayings?: readonly Saying[]; typed?: number },
): Asked {
  const { length: all } = index.entries
  const characters = Array.from({ length: text.length }, (_, i) => text[i] ?? '')
  const weights = characters.map((c) => Math.log(1 + all / (index.pairs.get(c)?.length ?? 1)) / Math.log(1 + all))
  const words = wordsOf(text, segment).flatMap((word) => placesOf(text, word).map((at) => ({ at, word })))
  words.sort((a, b) => a.word.length - b.word.length)
  const wordOf = characters.map(() => -1)
  for (const [n, { at, word }] of words.entries()) wordOf.fill(n, at, at + word.length)
  return {
    ...{ text, weights, wordOf, typed },
    whole: weights.reduce((sum, weight) => sum + weight, 0) || 1,
    signs: [...signsOfWords(index, words), ...signsOfPairs(index, text, wordOf)],
    sounds: soundsOf(text),
    said: sayings.map((saying) =>
      'entry' in saying ? saying : { ...saying, asked: takeApart(index, saying.text, { segment }) },
    ),
  }
}

const from = (at: number, length: number) => Array.from({ length }, (_, i) => at + i)

function* signsOfWords({ postings }: SearchIndex, words: readonly { at: number; word: string }[]): Generator<Sign> {
  for (const { at, word } of words) {
    const list = postings.get(word)
    const much = (place: number) => ((list?.weights[place] ?? 0) >= close ? 1 : half)
    if (list) yield { at: from(at, word.length), much, list: list.entries }
  }
}

function* signsOfPairs({ pairs }: SearchIndex, text: string, wordOf: readonly number[]): Generator<Sign> {
  for (let i = 0; i < text.length; i++)
    for (let j = i + 1; j < text.length && j <= i + 3; j++) {
      const list = pairs.get(`${text[i]}${text[j]}`)
      const much = j === i + 1 && wordOf[i] === wordOf[j] ? 1 : half
      if (list) yield { at: [i, j], much: () => much, list }
    }
}

/** Other characters of the same sound, as an input method offers them. */
function soundsOf(text: string): string[] {
  const syllables = syllablesOf(text).split(' ')
  if (syllables.length !== text.length) return []
  return syllables.slice(sameSounds - 1).map((_, at) => ` ${syllables.slice(at, at + sameSounds).join(' ')} `)
}

export function sureness(index: SearchIndex, asked: Asked, entry: number): Sureness {
  const had = new Float64Array(asked.text.length)
  const mark = (at: readonly number[], much: number) => {
    for (const i of at) if (much > (had[i] ?? 0)) had[i] = much
  }
  for (const { at, much, list } of asked.signs) {
    const place = placeOf(list, entry)
    if (place !== -1) mark(at, much(place))
  }
  let isSaid = false
  for (const said of asked.said) {
    const much = 'entry' in said ? Number(said.entry === entry) : sureness(index, said.asked, entry)
    mark(from(said.at, said.length), much)
    isSaid ||= much === 1
  }
  if (had.some((much) => much < 1))
    for (const at of soundsAt(index.entries[entry]?.pinyin ?? [], asked.sounds)) mark(from(at, sameSounds), 1)
  const share = asked.weights.reduce((sum, weight, i) => sum + weight * (had[i] ?? 0), 0) / asked.whole
  const isStory = asked.typed >= sentence && share >= inSentence.least && share < inSentence.sure
  return isStory && (isSaid || saysPhrase(index, asked, entry)) ? inSentence.sure : share
}

function* soundsAt(pinyin: readonly string[], sounds: readonly string[]): Generator<number> {
  for (const syllables of pinyin) {
    const heard = ` ${syllables} `
    for (const [at, sound] of sounds.entries()) if (heard.includes(sound)) yield at
  }
}

/** Whether a name or an everyday word of the item stands in the question as words of their own. */
function saysPhrase({ entries }: SearchIndex, { text, wordOf }: Asked, entry: number): boolean {
  const isInsideWord = (i: number) => wordOf[i] !== -1 && wordOf[i] === wordOf[i - 1]
  return (entries[entry]?.phrases ?? []).some(
    (phrase) =>
      phrase.length > 1 && placesOf(text, phrase).some((at) => !isInsideWord(at) && !isInsideWord(at + phrase.length)),
  )
}

function placesOf(text: string, word: string): number[] {
  const places: number[] = []
  for (let at = text.indexOf(word); at !== -1; at = text.indexOf(word, at + 1)) places.push(at)
  return places
}

/** Lists of entries are kept in the order in which these came. */
function placeOf(list: Int32Array, entry: number): number {
  let low = 0
  let high = list.length - 1
  while (low <= high) {
    const middle = (low + high) >> 1
    const value = list[middle] ?? 0
    if (value === entry) return middle
    if (value < entry) low = middle + 1
    else high = middle - 1
  }
  return -1
}
