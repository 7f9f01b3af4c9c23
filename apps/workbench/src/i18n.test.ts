import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { translator } from './i18n.ts'

const here = import.meta.dirname
const files = globSync('**/*.{ts,tsx}', { cwd: here }).filter((file) => !file.includes('.test.'))
const han = /\p{Script=Han}/u

const quoted = String.raw`'(?:[^'\\\n]|\\.)*'|\x60(?:[^\x60\\]|\\.)*\x60`
/** A call `t(zh, en)` or a pair `[zh, en]` of two literal texts. */
const pairs = new RegExp(String.raw`(?:\b(?:t|told)\(|\[)\s*(${quoted}),\s*(${quoted}|"[^"]*"),?\s*(?:\)|\])`, 'g')
const punctuation = /^[：；。、（）]$/
/** What stays Chinese on an English screen: names of the other language, the notice itself, what it quotes, who is nobody. */
const chineseByNature = ['language-switch.tsx', 'notice-dialog.tsx', 'invented-applicant.ts']

const body = (literal: string) => literal.slice(1, -1)
const withoutHoles = (text: string) => text.replace(/\$\{[^}]*\}/g, '')

describe('every message has both languages', () => {
  const found = files.flatMap((file) =>
    [...readFileSync(join(here, file), 'utf8').matchAll(pairs)].map((match) => ({
      file,
      zh: body(match[1] ?? ''),
      en: body(match[2] ?? ''),
    })),
  )
  test('the messages are found', () => expect(found.length).toBeGreaterThan(150))

  test('the Chinese is Chinese and the English is English', () => {
    const wrong = found.filter(
      ({ zh, en }) =>
        (han.test(zh) && (withoutHoles(en).trim() === '' || han.test(withoutHoles(en)))) ||
        (!han.test(zh) && !punctuation.test(zh) && withoutHoles(zh) !== '' && /^[A-Z]/.test(zh)),
    )
    expect(wrong).toEqual([])
  })

  test('no Chinese stands on a screen without its English beside it', () => {
    const alone = files
      .filter((file) => !chineseByNature.some((name) => file.endsWith(name)))
      .flatMap((file) => {
        const rest = readFileSync(join(here, file), 'utf8')
          .replace(/\/\*[\s\S]*?\*\/|^\s*\/\/.*$/gm, '')
          .replace(pairs, '')
        return rest
          .split('\n')
          .filter((line) => han.test(line))
          .map((line) => `${file}: ${line.trim()}`)
      })
    expect(alone).toEqual([])
  })
})

test('a translator answers in its language', () => {
  expect(translator('zh')('受理', 'Accept')).toBe('受理')
  expect(translator('en')('受理', 'Accept')).toBe('Accept')
})
