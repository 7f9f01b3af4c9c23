import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { anonymous } from '#platform/actor'
import { testLicences } from '#testing/licences'
import { inGroups } from '../core/verify-code.ts'

test('the code of a licence shows what the paper shows, the holder half hidden', async () => {
  await using s = await testLicences()
  const { number, verifyCode } = await s.issueLicence()
  const typed = encodeURIComponent(inGroups(verifyCode).toLowerCase().replaceAll('-', ' '))
  expect((await s.ask(`/verifications/${typed}`, anonymous)).json).toEqual({
    verdict: 'genuine',
    title: '食品经营许可证',
    titleEn: 'Food business licence',
    number,
    issuer: '合肥市瑶海区市场监督管理局',
    issuedOn: '2026-03-02',
    validUntil: '2031-03-01',
    maskedHolder: '王*实',
    status: 'valid',
    sha256: null,
  })
})

test('a notice is genuine as issued', async () => {
  await using s = await testLicences()
  const { verifyCode } = await s.issue('denial-decision')
  expect((await s.ask(`/verifications/${verifyCode}`, anonymous)).json).toMatchObject({
    verdict: 'genuine',
    status: 'issued',
    validUntil: null,
    maskedHolder: '王*实',
  })
})

test.for([
  ['expired', async (s) => s.clock.set('2031-03-02T00:00:00+08:00')],
  [
    'revoked',
    async (s) =>
      void (await s.asSystem((tx) =>
        tx.rows(sql`update licences.licence set status = 'revoked', status_reason = '以欺骗手段取得'`),
      )),
  ],
] satisfies [string, (s: Awaited<ReturnType<typeof testLicences>>) => Promise<void>][])(
  'a licence that is %s is told not to be valid now',
  async ([status, happen]) => {
    await using s = await testLicences()
    const { verifyCode } = await s.issueLicence()
    await happen(s)
    const { json } = await s.ask(`/verifications/${verifyCode}`, anonymous)
    expect(json).toMatchObject({ verdict: 'not-valid-now', status })
    expect(JSON.stringify(json)).not.toContain('欺骗')
  },
)

test.for([
  ['mistyped', (code: string) => `${code[0] === '2' ? '3' : '2'}${code.slice(1)}`, 404, 'licences.code-not-known'],
  ['unknown', () => '22222222222Z', 404, 'licences.code-not-known'],
  ['well made and never given', () => '222222222222', 404, 'licences.code-not-known'],
  ['too short', () => 'ABCD', 400, 'platform.not-valid'],
] as const)('a code that is %s is not known, and the answer says what to do', async ([, type, status, code]) => {
  await using s = await testLicences()
  const { verifyCode } = await s.issue()
  const answer = await s.ask(`/verifications/${type(verifyCode)}`, anonymous)
  expect([answer.status, answer.json.code]).toEqual([status, code])
})

test('who tries more than thirty codes a minute waits; others do not', async () => {
  await using s = await testLicences()
  const { verifyCode } = await s.issue()
  for (let i = 0; i < 30; i++) await s.ask('/verifications/222222222222', anonymous)
  const refused = await s.ask(`/verifications/${verifyCode}`, anonymous)
  expect(refused).toMatchObject({ status: 429, json: { code: 'platform.too-often', seconds: 60 } })
  expect(refused.headers['retry-after']).toBe('60')
  expect((await s.ask(`/verifications/${verifyCode}`, anonymous, '10.0.0.2')).status).toBe(200)
  s.clock.set('2026-03-02T01:01:01Z')
  expect((await s.ask(`/verifications/${verifyCode}`, anonymous)).status).toBe(200)
})
