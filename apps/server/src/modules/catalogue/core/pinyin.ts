import { pinyin } from 'pinyin-pro'

/** Syllables without tones, one a character; letters and digits stay: “R标” → “r biao”. ü is typed v. */
export const syllablesOf = (text: string): string =>
  pinyin(text, { toneType: 'none', type: 'array', nonZh: 'consecutive', v: true }).join(' ').toLowerCase()

/** “shi pin jing ying” → “spjy”. */
export const initialsOf = (syllables: string): string =>
  syllables
    .split(' ')
    .map((s) => s[0] ?? '')
    .join('')

/** Letters without the spaces between syllables. */
export const fullOf = (syllables: string): string => syllables.replaceAll(' ', '')

/** Where letters typed end when they begin at this place of the syllables, -1 where they do not fit. */
function endOf(syllables: string, at: number, letters: string): number {
  let place = at
  for (let i = 0; i < letters.length; i++, place++) {
    if (syllables[place] === ' ') place++
    if (syllables[place] !== letters[i]) return -1
  }
  return place
}

/** Letters that stand inside a phrase, from a syllable on; fewer meet by chance. */
const fewestInside = 4

/** Whether letters are the syllables of a phrase, from its first or a later one on, the last not to its end perhaps. */
export function spells(syllables: string, letters: string): boolean {
  if (endOf(syllables, 0, letters) !== -1) return true
  for (let at = syllables.indexOf(' '); at !== -1; at = syllables.indexOf(' ', at + 1))
    if (letters.length >= fewestInside && endOf(syllables, at + 1, letters) !== -1) return true
  return false
}

/**
 * How well typed letters name a phrase by its sound, 0 to 1: whole, its beginning, or from a syllable inside; then
 * initials. Called for thousands of phrases a search, so the syllables are read as they are kept.
 */
export function soundMatch(syllables: string, letters: string): number {
  if (letters.length < 2) return 0
  const end = endOf(syllables, 0, letters)
  if (end === syllables.length) return 1
  let initials = syllables[0] ?? ''
  let inside = false
  let spaces = 0
  for (let at = syllables.indexOf(' '); at !== -1; at = syllables.indexOf(' ', at + 1)) {
    spaces++
    initials += syllables[at + 1] ?? ''
    inside ||=
      letters.length >= fewestInside && syllables[at + 1] === letters[0] && endOf(syllables, at + 1, letters) !== -1
  }
  const share = letters.length / (syllables.length - spaces)
  if (end !== -1) return 0.7 + 0.2 * share
  if (inside) return 0.5 + 0.2 * share
  if (initials === letters) return 0.8
  if (initials.startsWith(letters)) return 0.4 + 0.2 * (letters.length / initials.length)
  if (letters.length >= 3 && initials.includes(letters)) return 0.3 + 0.2 * (letters.length / initials.length)
  return 0
}
