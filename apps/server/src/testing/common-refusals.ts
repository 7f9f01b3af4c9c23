import { randomUUID } from 'node:crypto'
import { getCase } from '@tongban/contracts/cases/office-work'
import type { Operation } from '@tongban/contracts/operation'
import { expect, test } from 'vitest'
import { type Asked, type CasesServer, statusesOf } from './cases.ts'

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
    test.for([[0], [1.5], ['1'], [null]])('a version of %j is not valid', async ([version]) => {
      const asked = await good()
      const wrong = { ...asked, body: { ...(asked.body as object), version } }
      expect(await s().refused(op, wrong)).toEqual([400, 'platform.not-valid'])
    })
  if (hasId)
    test('an id that is none is not valid, and one that nobody has is not found', async () => {
      const asked = await good()
      expect(await s().refused(op, { ...asked, params: { id: 'my-case' } })).toEqual([400, 'platform.not-valid'])
      const [status, code] = await s().refused(op, { ...asked, params: { id: randomUUID() } })
      expect([status, code]).toEqual([404, expect.stringMatching(/not-found$/)])
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

/**
 * What every act of an office refuses: other offices, supervisors, a stale version, a case at another stage. Of an act
 * that leaves the case at its stage: the code with which it is not done again.
 */
export function officeRefusals(s: () => CasesServer, op: Operation, good: () => Promise<Asked>, stays?: string): void {
  const scope = op.scope ?? ''
  const post =
    { 'cases.accept': 'window', 'cases.examine': 'handler', 'cases.decide': 'approver', 'cases.lead': 'leader' }[
      scope
    ] ?? ''
  test('an officer of another office learns nothing of the case', async () => {
    const token = await s().officer(post, 'feixi-scjg')
    expect(await s().refused(op, { ...(await good()), token })).toEqual([404, 'cases.not-found'])
  })
  test('a supervisor of the city above reads the case but does not act in it', async () => {
    const token = await s().officerWith(['cases.read', 'cases.supervise', scope], 'hefei-scjg')
    const asked = await good()
    expect(await s().ask(getCase, { token, params: asked.params ?? {} })).toMatchObject({ status: 200 })
    expect(await s().refused(op, { ...asked, token })).toEqual([404, 'cases.not-found'])
  })
  test('a version that is not the latest is stale, and the latest is named', async () => {
    const asked = await good()
    const body = asked.body as { version: number }
    const stale = { ...asked, body: { ...body, version: body.version + 1 } }
    expect(await s().refused(op, stale)).toEqual([412, 'cases.stale-version'])
    expect((await s().ask(op, stale)).problem).toMatchObject({ current: body.version })
  })
  test('what was done is not done again: the case is at another stage', async () => {
    const asked = await good()
    expect(await s().ask(op, asked)).toMatchObject({ status: 200 })
    const { version } = asked.body as { version: number }
    const again = { ...asked, body: { ...(asked.body as object), version: version + 1 } }
    expect(await s().refused(op, again)).toEqual([409, stays ?? 'cases.wrong-status'])
  })
  test('of two officers who do it at once, one does', async () => {
    const asked = await good()
    const { id } = asked.params as { id: string }
    const lock = `select from cases.case where id = '${id}' for update`
    const before = await s().trace()
    const answers = await s().race(
      lock,
      () => s().ask(op, asked),
      () => s().ask(op, asked),
    )
    expect(statusesOf(answers)).toEqual([200, stays ? 412 : 409])
    const after = await s().trace()
    expect([after['events'], after['cases'], after.refusals]).toEqual([
      (before['events'] ?? 0) + 1,
      (before['cases'] ?? 0) + 1,
      before.refusals + 1,
    ])
  })
}
