import type { CallOptions } from '@tongban/api-client/client'
import { type Application, saveApplication, startApplication, submitApplication } from '@tongban/contracts/cases/apply'
import type { OfficerCase } from '@tongban/contracts/cases/case'
import { type ActDone, acceptCase, decideCase, examineCase, getCase } from '@tongban/contracts/cases/office-work'
import { findItemInRegion } from '@tongban/contracts/catalogue/browse'
import { actFor } from '@tongban/contracts/identity/account'
import type { Operation } from '@tongban/contracts/operation'
import type { Problem } from '@tongban/contracts/shared'
import pg from 'pg'
import { expect } from 'vitest'
import {
  createOfficer,
  type DemoOfficer,
  demoPassword,
  demoTotpSecret,
  hashPassword,
  listDemoStaff,
  openDemoSession,
  openKnownLegalPerson,
  registerKnownPerson,
  seedDemoOfficers,
} from '#modules/identity'
import { system } from '#platform/actor'
import { apply } from '../story/apply.ts'
import { type Voice, voiceOf } from '../story/client.ts'
import { fillForm } from '../story/fill-form.ts'
import { race } from './owner.ts'
import { companyNo, personNo } from './people.ts'
import { type TestServer, testServer } from './server.ts'

export const yaohai = '340102000000'
/** For anybody, of the county's market supervision: nothing to upload; the result is a document. */
export const nameItem = 'AUTH-005'
/** For anybody, of the same office: two files to upload; the result is a licence. */
export const foodItem = 'AUTH-020'

/** A request as a test words it; wrong ones are the point. */
export type Asked = {
  token?: string | undefined
  params?: Record<string, unknown>
  query?: Record<string, unknown>
  body?: unknown
  idempotencyKey?: string
}
export type Answered = { status: number; code: string | undefined; json: Record<string, unknown>; problem: Problem }

/** Of requests that met, in whatever order: their statuses from the lowest on. */
export const statusesOf = (answers: readonly { status: number }[]): number[] =>
  answers.map(({ status }) => status).sort((a, b) => a - b)

/** Refused before the write began: who may not ask, an item that is not there, a key that was used. */
const notAudited = ['auth.scope-missing', 'cases.item-not-found', 'platform.key-reused']

/** What a refusal must leave as it was, and how many refusals are in the audit. */
type Trace = { refusals: number } & Record<string, number>

/** The platform with people, enterprises and the staff of Yaohai, for walking cases to where a test begins. */
export type CasesServer = Awaited<ReturnType<typeof testCases>>

export async function testCases(options: Parameters<typeof testServer>[0] = {}) {
  const s = await testServer(options)
  const passwordHash = await hashPassword(demoPassword)
  const people = new Map<number, Promise<string>>()
  const codes = new Map<string, Promise<string>>()
  let staff: Promise<DemoOfficer[]> | undefined

  const identity = { ...s.deps, gateway: s.outside.gateway }
  const personId = (n: number): Promise<string> => {
    const { name, citizenNumber, mobile, socialSecurityCard } = personNo(n)
    const factors = { name, citizenNumber, mobile, socialSecurityCard }
    const id = people.get(n) ?? registerKnownPerson(identity, factors, { password: demoPassword, passwordHash })
    people.set(n, id)
    return id
  }
  const seedStaff = async () => {
    await seedDemoOfficers(s.deps)
    return listDemoStaff(s.deps)
  }
  const owner = new pg.Client({ connectionString: s.url })
  await owner.connect()
  /** As the owner of the database reads and writes, whom row security does not bind. */
  const rows = async <R>(text: string, values: unknown[] = []): Promise<R[]> => (await owner.query(text, values)).rows

  const ask = async (op: Operation, asked: Asked): Promise<Answered> => {
    const answer = await s.api.call(op, asked as unknown as CallOptions<Operation>)
    const json = (answer.ok ? answer.value : answer.problem) as Record<string, unknown>
    return {
      status: answer.ok ? 200 : answer.status,
      code: answer.ok ? undefined : answer.problem.code,
      json,
      problem: json as Problem,
    }
  }
  const trace = async (): Promise<Trace> => {
    await s.settle()
    const [row] = await rows<Trace>(`select
      (select count(*) from platform.audit where action = 'refused')::int as refusals,
      (select count(*) from platform.audit where action <> 'refused')::int as audited,
      (select count(*) from platform.idempotency_key)::int as keys,
      (select count(*) from cases.event)::int as events,
      (select coalesce(sum(version), 0) from cases.case)::int as cases,
      (select coalesce(sum(version), 0) from cases.draft)::int as drafts,
      (select count(*) from licences.document)::int as documents`)
    if (!row) throw new Error('there is no trace')
    return row
  }

  const fixture = {
    personId,
    /** A session of the nth invented person, who acts for himself or herself. */
    person: async (n: number): Promise<string> => openDemoSession(s.deps, 'person', await personId(n)),
    /** A session of the representative of the nth invented company, acting for it; and the company's id. */
    async enterprise(n: number): Promise<{ token: string; id: string }> {
      const { name, creditCode, representativeIndex } = companyNo(n)
      const representative = await personId(representativeIndex)
      const [known] = await rows<{ id: string }>('select id from identity.legal_person where credit_code = $1', [
        creditCode,
      ])
      const { id } = known ?? (await openKnownLegalPerson(identity, representative, { name, creditCode }))
      const token = await openDemoSession(s.deps, 'person', representative)
      await voiceOf(s.api, token)(actFor, { body: { legalPersonId: id } })
      return { token, id }
    },
    /** A session of a demonstration's officer: `window`, `handler` or `approver` of an office, or an account. */
    async officer(post: string, office = 'yaohai-scjg'): Promise<string> {
      staff ??= seedStaff()
      const found = (await staff).find(({ account }) => account === `${office}-${post}`)
      if (!found) throw new Error(`there is no officer ${office}-${post}`)
      return openDemoSession(s.deps, 'officer', found.id)
    },
    /** A session of a new officer of the same office with exactly these scopes. */
    async officerWith(scopes: string[], office = 'yaohai-scjg'): Promise<string> {
      staff ??= seedStaff()
      const officeId = (await staff).find(({ account }) => account === `${office}-window`)?.officeId ?? ''
      const account = `test-${crypto.randomUUID().slice(0, 8)}`
      const officer = { officeId, account, name: '测试员', post: '测试', scopes, passwordHash, at: s.deps.clock.now() }
      const id = await s.db.transaction(system('test'), (tx) =>
        createOfficer(tx, s.deps.secrets, { ...officer, totpSecret: demoTotpSecret(account) }),
      )
      return openDemoSession(s.deps, 'officer', id ?? '')
    },
    /** The code of an item as it is exercised for a region. */
    code(itemId: string, region = yaohai): Promise<string> {
      const key = `${itemId} ${region}`
      const found =
        codes.get(key) ??
        voiceOf(s.api, undefined)(findItemInRegion, { params: { itemId, region } }).then(({ code }) => code)
      codes.set(key, found)
      return found
    },
    rows,
    ask,
    /** Speaks as one person or officer; a problem is thrown. */
    say: (token: string | undefined) => voiceOf(s.api, token),
    /** Asks what must be refused: nothing may be left behind but a row in the audit. Answers status and code. */
    async refused(op: Operation, asked: Asked): Promise<[number, string | undefined]> {
      const before = await trace()
      const { status, code } = await ask(op, asked)
      const after = await trace()
      const early =
        (op.method === 'GET' && !['downloadFile', 'downloadArchive'].includes(op.id)) ||
        status < 403 ||
        notAudited.includes(code ?? '')
      expect(after, `what ${status} ${code} left`).toEqual({ ...before, refusals: before.refusals + (early ? 0 : 1) })
      return [status, code]
    },
    trace,
    /** Lets the requests meet: holds `lock` until all of them wait for it, then lets them go. */
    race: <T>(lock: string, ...requests: (() => Promise<T>)[]): Promise<T[]> => race(s.url, lock, requests),
    /** An application, begun. */
    draft: async (token: string, itemId = nameItem): Promise<Application> =>
      voiceOf(s.api, token)(startApplication, { body: { itemCode: await fixture.code(itemId) } }),
    /** An application with every answer but nothing uploaded. */
    async filled(token: string, itemId = nameItem, turn = 0): Promise<Application> {
      const { id, version, form, answers: known, lockedKeys } = await fixture.draft(token, itemId)
      const answers = Object.fromEntries(
        Object.entries(fillForm(form, known, turn)).filter(([key]) => !lockedKeys.includes(key)),
      )
      return voiceOf(s.api, token)(saveApplication, { params: { id }, body: { version, answers } })
    },
    /** A case that was just submitted; answers its id. */
    async submitted(token: string, itemId = nameItem): Promise<string> {
      if (itemId !== nameItem) {
        const { receipt } = await apply(s.api, token, await fixture.code(itemId))
        return receipt.caseId
      }
      const { id, version } = await fixture.filled(token, itemId)
      await voiceOf(s.api, token)(submitApplication, { params: { id }, body: { version } })
      return id
    },
    /** Acts as an officer, and reads the case as the same officer; what the act answered must agree with it. */
    async after(token: string, act: (say: Voice) => Promise<ActDone>): Promise<OfficerCase> {
      const say = voiceOf(s.api, token)
      const done = await act(say)
      const c = await say(getCase, { params: { id: done.id } })
      const { document, ...standing } = done
      expect(c).toMatchObject(standing)
      if (document) expect(c.documents).toContainEqual(expect.objectContaining(document))
      return c
    },
    async accepted(token: string, itemId = nameItem): Promise<OfficerCase> {
      const id = await fixture.submitted(token, itemId)
      return fixture.after(await fixture.officer('window'), (say) =>
        say(acceptCase, { params: { id }, body: { version: 1 } }),
      )
    },
    async examined(token: string, itemId = nameItem): Promise<OfficerCase> {
      const { id, version } = await fixture.accepted(token, itemId)
      const body = { version, proposal: 'grant' as const, opinion: '经审查，符合条件，建议准予。' }
      return fixture.after(await fixture.officer('handler'), (say) => say(examineCase, { params: { id }, body }))
    },
    async granted(token: string, itemId = nameItem): Promise<OfficerCase> {
      const { id, version } = await fixture.examined(token, itemId)
      return fixture.after(await fixture.officer('approver'), (say) =>
        say(decideCase, { params: { id }, body: { version, decision: 'grant' } }),
      )
    },
    /** The chain of a case, from the first event on. */
    events: async (id: string): Promise<string[]> =>
      (await rows<{ type: string }>('select type from cases.event where case_id = $1 order by seq', [id])).map(
        ({ type }) => type,
      ),
    /** The queue in which the office sees a case; undefined when it waits nowhere. */
    queueOf: async (id: string): Promise<string | undefined> =>
      (await rows<{ queue: string }>('select queue from cases.work_item where case_id = $1', [id]))[0]?.queue,
  }
  const close = s[Symbol.asyncDispose].bind(s)
  return Object.assign(s as TestServer, fixture, {
    async [Symbol.asyncDispose]() {
      await owner.end()
      await close()
    },
  })
}
