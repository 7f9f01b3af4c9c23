import { fullOf, soundMatch, syllablesOf } from './pinyin.ts'
import { type Segment, wordsOf } from './search-document.ts'
import { type Entry, headsOf, pairsOf, type SearchIndex } from './search-index.ts'
import { inARow, readSyllables, surenessOfLetters } from './sure-sounds.ts'
import { enough, type Saying, sureness, takeApart } from './sureness.ts'
import { hasInOrder, isWithinOneEdit, kernel, squeeze } from './words.ts'

/** `entry` is the number of the item in the index. */
export type Hit = { itemId: string; entry: number; score: number }
/** `hits` are answers; only where there is none, `near` has what comes closest. See `Sureness`. */
export type Found = { hits: Hit[]; near: Hit[]; understoodAs: string[] }

/** Scores of the steps: a step that is surer than another stays above it whatever else matches. */
const exactName = 200
const exactEveryday = 150
/** An editor's word for an item is surer than an everyday word that happens to be the same. */
const exactNamed = 160
/** What people chose for these words goes before everything but the exact name. */
const chosen = 190
/** Below this nothing names the item as a whole, and sounds and typing errors are tried. */
const sure = 62
/** What scores less than this share of the best is not worth a person's time. */
const worthwhile = 0.3
/** Characters that may stand inside a word of two or three. */
const between = 3
/** So many characters are a sentence, of which one that is rare says something. */
const sentence = 6
/** Items whose names are compared in full. */
const mostLooked = 300
/** Items of which it is asked how much of the question they have. */
const mostWeighed = 50
const mostNear = 20

/**
 * Items by everyday words: exact name, then everyday word, then all words, then some of them, then letters by pinyin
 * and initials, and typing errors last. Sorted by score; empty when nothing fits.
 */
export function searchWords(index: SearchIndex, question: string, segment: Segment): Found {
  const typed = squeeze(question)
  if (typed === '') return { hits: [], near: [], understoodAs: [] }
  const best = new Scores(index)
  const keep: Keep = (entry, score, because) => best.keep(entry, score, because)
  const asked = squeeze(kernel(question))
  for (const variant of new Set([typed, asked])) scoreWords(index, variant, segment, (e, s) => keep(e, s))
  for (const { text, means } of byOtherNames(index, asked))
    scoreWords(index, text, segment, (e, s) => keep(e, s * 0.93, means))
  for (const variant of new Set([typed, asked])) scoreNamed(index, variant, keep)
  const isLetters = /^[a-z]+$/.test(typed)
  if (isLetters) scoreSounds(index, typed, keep)
  if (best.size === 0 || (best.top < sure && !isLetters)) {
    scoreSlips(index, nearby(index, asked), asked, keep)
    if (best.size === 0) scoreSlips(index, alike(index, asked), asked, keep)
    if (isLetters) scoreSyllables(index, asked, keep)
    else scoreShared(index, asked, best, keep)
  }
  best.drop(best.top * worthwhile)
  for (const { entry, share } of index.said.learned.get(asked) ?? []) keep(entry, chosen + share)
  const { answers, near } = weigh(best.sorted(), surenessIn(index, typed, asked, segment))
  const because = answers.slice(0, 20).flatMap(({ entry }) => best.because.get(entry) ?? [])
  const hitOf = ({ entry, score }: Scored): Hit => ({
    itemId: (index.entries[entry] as Entry).itemId,
    entry,
    score,
  })
  return { hits: answers.map(hitOf), near: near.map(hitOf), understoodAs: [...new Set(because)].slice(0, 5) }
}

type Scored = { entry: number; score: number }

/**
 * Answers are what is sure among the first, the surer the higher; behind them stands what has some of the question. Of
 * what comes later nobody asks.
 */
function weigh(sorted: readonly Scored[], surenessOf: (scored: Scored) => number) {
  const weighed = sorted.slice(0, mostWeighed).map(({ entry, score }) => {
    const sureness = surenessOf({ entry, score })
    return { sureness, entry, score: score * (1 + sureness) }
  })
  weighed.sort((a, b) => b.score - a.score)
  const sure = weighed.filter(({ sureness }) => sureness > enough)
  const some = weighed.filter(({ sureness }) => sureness <= enough && sureness > enough / 3)
  return sure.length > 0
    ? { answers: [...sure, ...some, ...sorted.slice(mostWeighed)], near: [] }
    : { answers: sure, near: sorted.slice(0, mostNear) }
}

function surenessIn(index: SearchIndex, typed: string, asked: string, segment: Segment) {
  const isLetters = /^[a-z]+$/.test(typed)
  const sayings = [...sayingsOf(index, asked), ...namedIn(index, asked)]
  const question = takeApart(index, asked, { segment, sayings, typed: typed.length })
  return ({ entry, score }: Scored): number => {
    if (score >= exactEveryday) return 1
    const words = sureness(index, question, entry)
    if (!isLetters || words > enough) return words
    const named = index.said.named.flatMap((one) => (one.entry === entry ? one.syllables : []))
    return surenessOfLetters(typed, [...(index.entries[entry]?.pinyin ?? []), ...named])
  }
}

type Keep = (entry: number, score: number, because?: string) => void

/** The best score of each entry that was found; a search keeps thousands. */
class Scores {
  readonly because = new Map<number, string>()
  readonly #entries: SearchIndex['entries']
  readonly #scores: Float64Array
  #found: number[] = []

  constructor({ entries }: SearchIndex) {
    this.#entries = entries
    this.#scores = new Float64Array(entries.length)
  }
  get size(): number {
    return this.#found.length
  }
  get top(): number {
    let top = 0
    for (const entry of this.#found) top = Math.max(top, this.of(entry))
    return top
  }
  of = (entry: number): number => this.#scores[entry] ?? 0

  keep(entry: number, score: number, because?: string): void {
    const before = this.of(entry)
    // What was replaced has no phrases.
    if (score <= before || this.#entries[entry]?.phrases.length === 0) return
    if (before === 0) this.#found.push(entry)
    this.#scores[entry] = score
    if (because) this.because.set(entry, because)
    else this.because.delete(entry)
  }
  drop(floor: number): void {
    this.#found = this.#found.filter((entry) => {
      if (this.of(entry) >= floor) return true
      this.#scores[entry] = 0
      return false
    })
  }
  sorted = (): Scored[] =>
    this.#found
      .map((entry) => ({ entry, score: this.of(entry) }))
      .sort((a, b) => b.score - a.score || a.entry - b.entry)
}

/** The question with what people say replaced by what items call it. */
function* byOtherNames(index: SearchIndex, asked: string): Generator<{ text: string; means: string }> {
  for (const { piece, word, text } of otherNames(index, asked))
    yield { text: piece === word ? asked.replaceAll(word, text) : text, means: text }
}

const sayingsOf = (index: SearchIndex, asked: string): Saying[] =>
  [...otherNames(index, asked)].map(({ at, piece, text }) => ({ at, length: piece.length, text }))

/** What in the question means something else; a shorter word inside a longer one is left alone. */
function* otherNames(index: SearchIndex, asked: string) {
  let rest = asked
  for (const { word, means } of index.said.synonyms) {
    const piece = rest.includes(word) ? word : apart(rest, word)
    if (!piece) continue
    const at = rest.indexOf(piece)
    rest = rest.replaceAll(piece, ' '.repeat(piece.length))
    for (const text of means) yield { at, piece, word, text }
  }
}

/** Words that editors gave an item and that stand in the question. */
const namedIn = ({ said }: SearchIndex, asked: string): Saying[] =>
  said.named.flatMap(({ phrase, entry }) => {
    const at = phrase.length > 1 ? asked.indexOf(phrase) : -1
    return at === -1 ? [] : { at, length: phrase.length, entry }
  })

/** The piece of a text that says a word with something between: “开个水果店” says “开店”. */
function apart(text: string, word: string): string | undefined {
  const first = word[0] ?? ''
  const last = word.at(-1) ?? ''
  if (word.length < 2 || word.length > 3 || !/^[\p{Script=Han}]+$/u.test(word)) return
  const from = text.indexOf(first)
  if (from === -1) return
  const to = text.indexOf(last, from + word.length)
  const piece = text.slice(from, to + 1)
  return to !== -1 && piece.length <= word.length + between && hasInOrder(piece, word, between) ? piece : undefined
}

/** By the words that editors gave an item, and by their sound. */
function scoreNamed(index: SearchIndex, asked: string, keep: Keep): void {
  const isLetters = /^[a-z]+$/.test(asked)
  for (const { phrase, syllables, entry } of index.said.named) {
    const score = phrase === asked ? exactNamed : onePhrase(phrase, asked, false)
    if (score > 0) keep(entry, score)
    else if (isLetters) keep(entry, 70 * soundMatch(syllables, asked), phrase)
  }
}

function scoreWords(
  index: SearchIndex,
  asked: string,
  segment: Segment,
  keep: (entry: number, score: number) => void,
): void {
  const byWord = wordScores(index, wordsOf(asked, segment))
  const looked = new Set(nearby(index, asked))
  for (const i of looked) keepBoth(i, byWord.get(i) ?? 0)
  for (const [i, words] of byWord) if (!looked.has(i)) keep(i, words)

  function keepBoth(i: number, words: number) {
    const phrase = phraseScore(index.entries[i] as Entry, asked)
    if (phrase >= exactEveryday) keep(i, phrase + words / 100)
    else if (phrase + words > 0)
      keep(i, Math.min(exactEveryday - 1, Math.max(phrase, words) + 0.3 * Math.min(phrase, words)))
  }
}

/** Entries whose names or everyday words can have something of the text: those that share its rarest pairs. */
function nearby(index: SearchIndex, text: string): Iterable<number> {
  if (text.length < 2) return (index.pairs.get(text) ?? []).slice(0, 10 * mostLooked)
  return ranked(shareOf(index, index.pairs, pairsOf(text))).slice(0, mostLooked)
}

/** Entries that sound most alike: those that have most of what its syllables, or any three of its letters, begin with. */
function alike(index: SearchIndex, asked: string): number[] {
  const heads = /^[a-z]+$/.test(asked)
    ? Array.from({ length: Math.max(0, asked.length - 2) }, (_, i) => asked.slice(i, i + 3))
    : headsOf(syllablesOf(asked))
  return ranked(shareOf(index, index.heads, heads)).slice(0, mostLooked)
}

const ranked = (sums: ReadonlyMap<number, number>): number[] =>
  [...sums].sort((a, b) => b[1] - a[1]).map(([entry]) => entry)

/** How much each entry has of the pieces; rare ones count for more. */
function shareOf(
  index: SearchIndex,
  lists: ReadonlyMap<string, Int32Array>,
  pieces: readonly string[],
): Map<number, number> {
  const found = [...new Set(pieces)].flatMap((piece) => lists.get(piece) ?? []).sort((a, b) => a.length - b.length)
  const sums = new Map<number, number>()
  for (const list of found) {
    const rarity = Math.log(1 + index.entries.length / list.length)
    // What half of all items have tells little: it counts for those found by something rarer.
    const isCommon = sums.size >= mostLooked && list.length > mostLooked
    for (const entry of list) {
      const sum = sums.get(entry)
      if (sum !== undefined || !isCommon) sums.set(entry, (sum ?? 0) + rarity)
    }
  }
  return sums
}

/** For a sentence in other words: up to 26 by what it shares of characters and pairs with names and everyday words, more when words agree too. */
function scoreShared(index: SearchIndex, asked: string, scores: Scores, keep: Keep): void {
  const pieces = asked.length >= sentence ? [...Array.from(asked), ...pairsOf(asked)] : pairsOf(asked)
  const found = [...shareOf(index, index.pairs, pieces)].sort((a, b) => b[1] - a[1]).slice(0, 40)
  const most = found[0]?.[1] ?? 1
  for (const [entry, sum] of found) {
    const share = sum / most
    keep(entry, Math.max(12 + 14 * share, scores.of(entry) + 8 * share))
  }
}

/** 40 to 65 when every word is there, up to 36 when some are; rare words count for more. */
function wordScores(index: SearchIndex, words: readonly string[]): Map<number, number> {
  const size = index.entries.length
  const matched = new Float64Array(size)
  const count = new Uint8Array(size)
  const touched: number[] = []
  let whole = 0
  for (const word of words) {
    const postings = index.postings.get(word)
    const rarity = Math.log(1 + size / (postings?.entries.length || 1))
    // A word that no item has cannot tell items apart, yet says that what is found is not all that was asked.
    whole += postings ? rarity : rarity / 3
    postings?.entries.forEach((entry, i) => {
      if (count[entry] === 0) touched.push(entry)
      matched[entry] = (matched[entry] ?? 0) + (rarity * (postings.weights[i] ?? 0)) / 100
      count[entry] = (count[entry] ?? 0) + 1
    })
  }
  const scores = new Map<number, number>()
  for (const entry of touched) {
    const share = (matched[entry] ?? 0) / whole
    if (count[entry] === words.length) scores.set(entry, 40 + 25 * share)
    else if (share > 0.15) scores.set(entry, 36 * share)
  }
  return scores
}

function phraseScore(entry: Entry, asked: string): number {
  let best = 0
  for (const [i, phrase] of entry.phrases.entries()) {
    const score = onePhrase(phrase, asked, i === 0)
    if (score > best) best = score
  }
  return best
}

function onePhrase(phrase: string, asked: string, isName: boolean): number {
  if (phrase === asked) return isName ? exactName : exactEveryday
  const [short, long] = phrase.length < asked.length ? [phrase, asked] : [asked, phrase]
  const share = short.length / long.length
  const name = isName ? 2 : 0
  if (short.length < 2) return long.includes(short) && short === asked ? 30 + 20 * share + name : 0
  if (asked.includes(phrase)) return 72 + 20 * share
  if (phrase.includes(asked)) return 64 + 20 * share + name
  if (phrase.length >= 3 && hasInOrder(asked, phrase, 4)) return 62 + 20 * share
  if (asked.length >= 2 && hasInOrder(phrase, asked, 2)) return 46 + 20 * share
  return 0
}

function scoreSounds(index: SearchIndex, letters: string, keep: Keep): void {
  for (const i of index.heads.get(letters.slice(0, 3)) ?? [])
    for (const [p, syllables] of (index.entries[i] as Entry).pinyin.entries()) {
      const match = soundMatch(syllables, letters)
      if (match > 0) keep(i, 70 * match + (p === 0 ? 3 : 0), index.entries[i]?.phrases[p])
    }
}

/** 20 to 56 by the share of the syllables typed that an item has in a row: names with more or less than was typed, or heard alike. */
function scoreSyllables(index: SearchIndex, letters: string, keep: Keep): void {
  const typed = readSyllables(letters)
  if (!typed) return
  for (const i of alike(index, letters))
    for (const [p, syllables] of (index.entries[i] as Entry).pinyin.entries()) {
      const share = inARow(typed, syllables)
      if (share >= enough) keep(i, 20 + 36 * share + (p === 0 ? 1 : 0), index.entries[i]?.phrases[p])
    }
}

/** One wrong, missing or needless character, or another character of the same sound (what an input method offers). */
function scoreSlips(index: SearchIndex, among: Iterable<number>, asked: string, keep: Keep): void {
  if (asked.length < 3) return
  const latin = /^[a-z]+$/.test(asked)
  const sound = fullOf(latin ? asked : syllablesOf(asked))
  for (const i of among) {
    const entry = index.entries[i] as Entry
    for (const [p, phrase] of entry.phrases.entries()) {
      const heard = fullOf(entry.pinyin[p] ?? '')
      const share = Math.min(1, asked.length / phrase.length)
      if (!latin && heard.includes(sound)) keep(i, 54 + 7 * share, phrase)
      else if (!latin && isWithinOneEdit(phrase, asked)) keep(i, 46 + 7 * share, phrase)
      else if (sound.length >= 5 && isWithinOneEdit(heard, sound)) keep(i, 40 + 7 * share, phrase)
    }
  }
}
