import { randomUUID } from 'node:crypto'
import type { Operation } from '@tongban/contracts/operation'
import { expect, test } from 'vitest'
import type { Asked, CasesServer } from './cases.ts'

type Schema = { properties?: Record<string, unknown>; required?: string[] }

/**
 * The refusals that every operation has in common, each as a test: not signed in, the wrong kind of account, a missing
 * scope, no key, a field too few or too many, an id that is none or nobody's. `good` is a request that would be taken.
 */
export function commonRefusals(s: () => CasesServer, op: Operation, good: () => Promise<Asked>): void {
  const body = op.body as Schema | undefined
  const hasId = op.params !== undefined && 'id' in ((op.params as Schema).properties ?? {})
  if (op.access !== 'public')
    test('nobody does it without signing in', async () => {
      const signIn = [401, 'auth.sign-in-needed']
      const asked = await good()
      expect(await s().refused(op, { ...asked, token: undefined })).toEqual(signIn)
      const other = op.access === 'person' ? await s().officer('window') : await s().person(20)
      expect(await s().refused(op, { ...asked, token: other })).toEqual(signIn)
    })
  if (op.scope)
    test(`an officer without the scope ${op.scope} does not do it`, async () => {
      const token = await s().officerWith(['cases.none'])
      expect(await s().refused(op, { ...(await good()), token })).toEqual([403, 'auth.scope-missing'])
    })
  if (op.method !== 'GET' && op.access !== 'public')
    test('without an idempotency key nothing is done', async () => {
      expect(await s().refused(op, { ...(await good()), idempotencyKey: '' })).toEqual([400, 'platform.key-missing'])
    })
  for (const name of body?.required ?? [])
    test(`without “${name}” it is not valid, and the field is named`, async () => {
      const asked = await good()
      const { [name]: _, ...rest } = asked.body as Record<string, unknown>
      expect(await s().refused(op, { ...asked, body: rest })).toEqual([400, 'platform.not-valid'])
      const { problem } = await s().ask(op, { ...asked, body: rest })
      expect(problem.fields).toMatchObject([{ key: name, code: 'platform.required', message: '请填写这一项。' }])
    })
  if (body)
    test('with a field that nobody knows it is not valid, and the field is named', async () => {
      const asked = await good()
      const more = { ...asked, body: { ...(asked.body as object), officeId: randomUUID() } }
      expect(await s().refused(op, more)).toEqual([400, 'platform.not-valid'])
      const { problem } = await s().ask(op, more)
      expect(problem.fields).toMatchObject([{ key: 'officeId', code: 'platform.additionalProperties' }])
    })
  if (body && 'version' in (body.properties ?? {}))
    test.for([0, 1.5, '1', null])('a version of %j is not valid', async (version) => {
      const asked = await good()
      const wrong = { ...asked, body: { ...(asked.body as object), version } }
      expect(await s().refused(op, wrong)).toEqual([400, 'platform.not-valid'])
    })
  if (hasId)
    test('an id that is none is not valid, and one that nobody has is not found', async () => {
      const asked = await good()
      expect(await s().refused(op, { ...asked, params: { id: 'my-case' } })).toEqual([400, 'platform.not-valid'])
      expect(await s().refused(op, { ...asked, params: { id: randomUUID() } })).toMatchObject([404])
    })
  if (op.query)
    test('a question with a word that nobody knows is not valid', async () => {
      const asked = await good()
      const more = { ...asked, query: { ...asked.query, officeId: randomUUID() } }
      expect(await s().refused(op, more)).toEqual([400, 'platform.not-valid'])
    })
}

/**
 * A repeated key answers what the first answered and does nothing more; with another request it is refused. `other` is
 * a valid request that differs.
 */
export function repeatable(s: () => CasesServer, op: Operation, good: () => Promise<Asked>, other: object): void {
  test('the same key twice does it once and answers the same', async () => {
    const asked = { ...(await good()), idempotencyKey: randomUUID() }
    const first = await s().ask(op, asked)
    expect(first.status).toBe(200)
    const before = await s().trace()
    expect(await s().ask(op, asked)).toEqual(first)
    expect(await s().trace()).toEqual(before)
    const reused = { ...asked, body: { ...(asked.body as object), ...other } }
    expect((await s().ask(op, reused)).code).toBe('platform.key-reused')
    expect((await s().ask(op, reused)).status).toBe(422)
  })
}
