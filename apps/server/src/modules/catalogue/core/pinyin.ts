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

/** Where each syllable starts once the spaces are gone. */
function startsOf(syllables: string): Set<number> {
  const starts = new Set<number>()
  let at = 0
  for (const syllable of syllables.split(' ')) {
    starts.add(at)
    at += syllable.length
  }
  return starts
}

export type Sounds = { full: string; starts: ReadonlySet<number>; initials: string; syllables: string }

export const soundsOf = (syllables: string): Sounds => ({
  syllables,
  full: syllables.replaceAll(' ', ''),
  starts: startsOf(syllables),
  initials: initialsOf(syllables),
})

/** How well typed letters name a phrase by its sound, 0 to 1: whole, its beginning, or from a syllable inside; then initials. */
export function soundMatch(sounds: Sounds, letters: string): number {
  const { full, starts, initials } = sounds
  if (letters.length < 2) return 0
  if (full === letters) return 1
  const share = letters.length / full.length
  if (full.startsWith(letters)) return 0.7 + 0.2 * share
  if (letters.length >= 4)
    for (let at = full.indexOf(letters, 1); at !== -1; at = full.indexOf(letters, at + 1))
      if (starts.has(at)) return 0.5 + 0.2 * share
  if (initials === letters) return 0.8
  if (initials.startsWith(letters)) return 0.4 + 0.2 * (letters.length / initials.length)
  if (letters.length >= 3 && initials.includes(letters)) return 0.3 + 0.2 * (letters.length / initials.length)
  return 0
}
