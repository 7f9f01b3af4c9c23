import fc from 'fast-check'
import { expect, test } from 'vitest'
import { readAccount } from './account.ts'
import { isGuessable, knownOf } from './password-rule.ts'
import { addFailure, lockedFor, lockLimits, sessionLimits, sessionTimes } from './sign-in-limits.ts'

const facts = { citizenNumber: '340102188803241056', mobile: '10020000000', name: '朱义轩' }

test.each([
  '1111111111',
  '0123456789',
  'zyxwvutsrq',
  'password12',
  'xx10020000000',
  'my-18880324!',
  'a-241056-z',
  '朱义轩朱义轩12',
])('the password %s is refused', (password) => expect(isGuessable(password, knownOf(facts))).toBe(true))

test.each(['correct horse battery', '八百里皖江东流去不回', 'Tongban-demo-2026'])(
  'the password %s is good',
  (password) => expect(isGuessable(password, knownOf(facts))).toBe(false),
)

test('an account is a citizen number or a mobile, with spaces and a small x forgiven', () => {
  expect(readAccount(' 34010218760416118x ')).toEqual({ kind: 'citizen-number', value: '34010218760416118X' })
  expect(readAccount('100 2000 0000')).toEqual({ kind: 'mobile', value: '10020000000' })
  expect(readAccount('yaohai-scjg-window').kind).toBe('nothing')
})

test('a session never outlives its whole time, and use never shortens it', () => {
  fc.assert(
    fc.property(
      fc.constantFrom('person' as const, 'officer' as const),
      fc.nat(20 * 3_600_000),
      fc.nat(20 * 3_600_000),
      (kind, a, b) => {
        const created = new Date('2026-03-02T01:00:00Z')
        const at = (ms: number) => sessionTimes(kind, created, new Date(created.getTime() + ms))
        const [early, late] = [at(Math.min(a, b)), at(Math.max(a, b))]
        expect(late.idleUntil.getTime()).toBeGreaterThanOrEqual(early.idleUntil.getTime())
        expect(late.idleUntil.getTime()).toBeLessThanOrEqual(created.getTime() + sessionLimits[kind].wholeMs)
      },
    ),
  )
})

test('five failures within a quarter of an hour of each other lock, and only they', () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 1, max: 20 * 60_000 }), { minLength: 1, maxLength: 30 }), (pauses) => {
      let now = Date.parse('2026-03-02T01:00:00Z')
      let found: Parameters<typeof addFailure>[0]
      let inARow = 0
      for (const pause of pauses) {
        now += pause
        if (lockedFor(found, new Date(now)) > 0) continue
        inARow = found && now - found.lastAt.getTime() < lockLimits.lockMs ? inARow + 1 : 1
        found = { ...addFailure(found, lockLimits.account, new Date(now)), lastAt: new Date(now) }
        expect(lockedFor(found, new Date(now))).toBe(inARow >= lockLimits.account ? lockLimits.lockMs : 0)
      }
    }),
  )
})
