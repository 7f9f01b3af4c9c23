import { expect, test } from 'vitest'
import { initialsOf, soundMatch, syllablesOf } from './pinyin.ts'

test('syllables have no tones, ü is typed v, letters stay', () => {
  expect(syllablesOf('食品经营许可')).toBe('shi pin jing ying xu ke')
  expect(syllablesOf('女儿')).toBe('nv er')
  expect(syllablesOf('r标')).toBe('r biao')
  expect(initialsOf('shi pin jing ying')).toBe('spjy')
})

test('a whole phrase sounds surer than its beginning, that surer than its middle, and initials less sure', () => {
  const sounds = 'shi pin jing ying xu ke'
  const scores = ['shipinjingyingxuke', 'spjyxk', 'shipin', 'jingying', 'spjy', 'pjy'].map((typed) =>
    soundMatch(sounds, typed),
  )
  expect(scores).toEqual([...scores].sort((a, b) => b - a))
  expect(scores.at(-1)).toBeGreaterThan(0)
})

test.each(['s', 'ipin', 'inji', 'kp'])('“%s” is no beginning of a syllable and finds nothing', (typed) => {
  expect(soundMatch('shi pin jing ying xu ke', typed)).toBe(0)
})
