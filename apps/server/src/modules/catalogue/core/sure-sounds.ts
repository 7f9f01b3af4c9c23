import { fullOf, initialsOf, spells } from './pinyin.ts'
import type { Sureness } from './sureness.ts'
import { isWithinOneEdit } from './words.ts'

/** The syllables of Mandarin by what they begin with. */
const finals: Record<string, string> = {
  '': 'a ai an ang ao e ei en eng er o ou',
  b: 'a ai an ang ao ei en eng i ian iao ie in ing o u',
  p: 'a ai an ang ao ei en eng i ian iao ie in ing o ou u',
  m: 'a ai an ang ao e ei en eng i ian iao ie in ing iu o ou u',
  f: 'a an ang ei en eng iao o ou u',
  d: 'a ai an ang ao e ei en eng i ia ian iao ie ing iu ong ou u uan ui un uo',
  t: 'a ai an ang ao e ei eng i ian iao ie ing ong ou u uan ui un uo',
  n: 'a ai an ang ao e ei en eng i ian iang iao ie in ing iu ong ou u uan un uo v ve',
  l: 'a ai an ang ao e ei eng i ia ian iang iao ie in ing iu o ong ou u uan un uo v ve',
  g: 'a ai an ang ao e ei en eng ong ou u ua uai uan uang ui un uo',
  k: 'a ai an ang ao e ei en eng ong ou u ua uai uan uang ui un uo',
  h: 'a ai an ang ao e ei en eng ong ou u ua uai uan uang ui un uo',
  j: 'i ia ian iang iao ie in ing iong iu u uan ue un',
  q: 'i ia ian iang iao ie in ing iong iu u uan ue un',
  x: 'i ia ian iang iao ie in ing iong iu u uan ue un',
  zh: 'a ai an ang ao e ei en eng i ong ou u ua uai uan uang ui un uo',
  ch: 'a ai an ang ao e en eng i ong ou u ua uai uan uang ui un uo',
  sh: 'a ai an ang ao e ei en eng i ou u ua uai uan uang ui un uo',
  r: 'an ang ao e en eng i ong ou u ua uan ui un uo',
  z: 'a ai an ang ao e ei en eng i ong ou u uan ui un uo',
  c: 'a ai an ang ao e en eng i ong ou u uan ui un uo',
  s: 'a ai an ang ao e en eng i ong ou u uan ui un uo',
  y: 'a an ang ao e i in ing o ong ou u uan ue un',
  w: 'a ai an ang ei en eng o u',
}
const known = new Set(Object.entries(finals).flatMap(([begin, ends]) => ends.split(' ').map((end) => begin + end)))
const longest = 6

/** Letters as whole syllables, long ones first; undefined where they are none. */
export function readSyllables(letters: string): string[] | undefined {
  const dead = new Set<number>()
  const from = (at: number): string[] | undefined => {
    if (at === letters.length) return []
    if (dead.has(at)) return
    for (let length = Math.min(longest, letters.length - at); length > 0; length--) {
      const syllable = letters.slice(at, at + length)
      const rest = known.has(syllable) ? from(at + length) : undefined
      if (rest) return [syllable, ...rest]
    }
    dead.add(at)
    return
  }
  return from(0)
}

/** Sounds that many do not tell apart (模糊音): zh and z, ch and c, sh and s, n and l, an and ang, en and eng, in and ing. */
const foldSound = (syllable: string): string =>
  syllable
    .replace(/^([zcs])h/, '$1')
    .replace(/^l/, 'n')
    .replace(/ng$/, 'n')

/** Initials are few letters and meet by chance: sure is who means all of a phrase, or begins it; inside it four do. */
const initials = { whole: 1, begun: 0.75, inside: 0.6, least: 3, leastInside: 4 }
/** A slip of one letter among so many, where what was typed is no pinyin and so must be one. */
const slip = { sure: 0.8, least: 8 }

/**
 * How sure letters mean an item by the sound of its phrases: all of them when they spell a phrase, its beginning or what
 * follows inside; else the share of the syllables typed that stand in a row there, two at least.
 */
export const surenessOfLetters = (letters: string, heard: readonly string[]): Sureness => {
  const typed = readSyllables(letters)
  return Math.max(0, ...heard.map((syllables) => ofPhrase(letters, typed, syllables)))
}

function ofPhrase(letters: string, typed: readonly string[] | undefined, syllables: string): Sureness {
  const byInitials = ofInitials(letters, initialsOf(syllables))
  if (spells(syllables, letters)) return 1
  if (typed) return Math.max(byInitials, inARow(typed, syllables))
  const isSlip = letters.length >= slip.least && isWithinOneEdit(fullOf(syllables), letters)
  return Math.max(byInitials, isSlip ? slip.sure : 0)
}

function ofInitials(letters: string, all: string): Sureness {
  if (letters === all) return initials.whole
  if (letters.length >= initials.least && all.startsWith(letters)) return initials.begun
  return letters.length >= initials.leastInside && all.includes(letters) ? initials.inside : 0
}

/**
 * The share of the syllables typed that stand in a phrase with their neighbours: one alone says nothing, and among sounds
 * that many do not tell apart two meet by chance.
 */
export function inARow(typed: readonly string[], syllables: string): Sureness {
  const heard = syllables.split(' ')
  const had = new Set([...inRuns(typed, heard, 2), ...inRuns(typed.map(foldSound), heard.map(foldSound), 3)])
  return had.size / typed.length
}

function* inRuns(typed: readonly string[], heard: readonly string[], length: number): Generator<number> {
  const all = ` ${heard.join(' ')} `
  for (let at = 0; at + length <= typed.length; at++)
    if (all.includes(` ${typed.slice(at, at + length).join(' ')} `)) for (let i = 0; i < length; i++) yield at + i
}
