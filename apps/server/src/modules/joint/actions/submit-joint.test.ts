import { randomUUID } from 'node:crypto'
import { getApplication, saveApplication, submitApplication, withdrawCase } from '@tongban/contracts/cases/apply'
import { acceptCase, decideCase, examineCase, refuseCase } from '@tongban/contracts/cases/office-work'
import {
  discardJoint,
  getJoint,
  getJointMatter,
  saveJoint,
  startJoint,
  submitJoint,
} from '@tongban/contracts/joint/apply'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { system } from '#platform/actor'
import { type CasesServer, testCases, yaohai } from '#testing/cases'
import { takeMessages } from '#testing/people'
import { fillInJoint } from '../../../story/apply-joint.ts'
import { claimAnswer, recordClosed } from '../store/matter-store.ts'

let s: CasesServer
let next = 300
beforeAll(async () => {
  s = await testCases()
})
afterAll(() => s[Symbol.asyncDispose]())

/** Working for oneself: shop licence first, then subsidy and loan; the card whenever. */
const circumstance = { shop: 'yes', hardship: 'no' }
const all = ['shop', 'start-up', 'loan', 'card']
const params = { code: 'self-employed' }
const starting = (parts: string[] = all, region: string = yaohai) => ({ params, body: { region, circumstance, parts } })

const begun = async (parts?: string[]) => {
  const token = await s.person(next++)
  const joint = await s.say(token)(startJoint, starting(parts))
  return { token, joint }
}
const filled = async (parts?: string[]) => {
  const { token, joint } = await begun(parts)
  return { token, joint: await fillInJoint(s.api, token, joint) }
}
const submitted = async (parts?: string[]) => {
  const { token, joint } = await filled(parts)
  const matter = await s.say(token)(submitJoint, { params: { id: joint.id }, body: { version: joint.version } })
  return { token, id: joint.id, matter, ...casesOf(joint.parts) }
}
const casesOf = (parts: readonly { key: string; draftId: string }[]) => ({
  caseOf: (key: string) => parts.find((part) => part.key === key)?.draftId ?? '',
})
const progress = async (token: string, id: string) => s.say(token)(getJointMatter, { params: { id } })
const standing = async (token: string, id: string) =>
  Object.fromEntries((await progress(token, id)).parts.map(({ key, state, outcome }) => [key, outcome ?? state]))

const grant = async (id: string) => {
  const [window, handler, approver] = [
    await s.officer('window'),
    await s.officer('handler'),
    await s.officer('approver'),
  ]
  const accepted = await s.say(window)(acceptCase, { params: { id }, body: { version: 1 } })
  const body = { version: accepted.version, proposal: 'grant' as const, opinion: '经审查，符合条件，建议准予。' }
  const examined = await s.say(handler)(examineCase, { params: { id }, body })
  await s.say(approver)(decideCase, { params: { id }, body: { version: examined.version, decision: 'grant' } })
}
const withdraw = (token: string, id: string) =>
  s.say(token)(withdrawCase, { params: { id }, body: { version: 1, reason: '不办了' } })
const answers = (id: string) =>
  s.rows<{ kind: string; content: { table: { label: string; value: string }[] } }>(
    `select kind, content from licences.document where case_id = $1`,
    [id],
  )

describe('one application', () => {
  test('asks the same question once, and the same material once for all parts that need it', async () => {
    const { joint } = await begun()
    const keys = joint.form.groups.flatMap(({ fields }) => fields.map(({ label }) => label))
    expect(keys.filter((label) => label === '公民身份号码')).toHaveLength(1)
    expect(new Set(joint.checklist.map(({ materialKey }) => materialKey)).size).toBe(joint.checklist.length)
    expect(joint.checklist.find(({ name }) => name === '营业执照')).toMatchObject({
      state: 'office-verifies',
      source: '“个体工商户设立登记”办成后自动带入，无需上传',
    })
    expect(joint.lockedKeys).toContain('applicant_number')
    expect(joint.parts.map(({ key, after }) => [key, after])).toEqual([
      ['shop', []],
      ['start-up', ['shop']],
      ['loan', ['shop']],
      ['card', []],
    ])
  })

  test('begun again with other parts, it goes on with what was answered', async () => {
    const { token, joint } = await filled(['shop', 'start-up'])
    const again = await s.say(token)(startJoint, starting(['shop']))
    expect(again.id).not.toBe(joint.id)
    expect(again.answers['business_scope']).toEqual(joint.answers['business_scope'])
    expect(await s.ask(getJoint, { token, params: { id: joint.id } })).toMatchObject({ code: 'joint.not-found' })
    await s.say(token)(discardJoint, { params: { id: again.id } })
    expect(await s.rows('select from cases.draft where joint_id = $1', [again.id])).toHaveLength(0)
  })

  test('a part is not saved or submitted behind its back', async () => {
    const { token, joint } = await begun(['shop'])
    const id = joint.parts[0]?.draftId ?? ''
    const { version } = await s.say(token)(getApplication, { params: { id } })
    const part = { token, params: { id } }
    expect(await s.refused(saveApplication, { ...part, body: { version, answers: {} } })).toEqual([
      409,
      'cases.part-of-bundle',
    ])
    expect(await s.refused(submitApplication, { ...part, body: { version } })).toEqual([409, 'cases.part-of-bundle'])
  })

  test.each([
    ['a question that is not answered', { circumstance: { shop: 'yes' } }, 'joint.circumstance-missing'],
    ['an answer that is none', { circumstance: { shop: 'maybe', hardship: 'no' } }, 'joint.circumstance-not-asked'],
    ['a part that does not apply', { parts: ['hardship'] }, 'joint.part-does-not-apply'],
    ['a part that is none', { parts: ['moon'] }, 'joint.part-does-not-apply'],
    ['a region where no office handles it', { region: '340000000000' }, 'joint.no-office'],
  ])('%s is refused', async (_, wrong, code) => {
    const token = await s.person(next++)
    const { body } = starting()
    expect(await s.refused(startJoint, { token, params, body: { ...body, ...wrong } })).toEqual([422, code])
  })

  test('parts that exclude each other are not both taken up, and a required one is not left out', async () => {
    const token = await s.person(next++)
    const both = { region: yaohai, circumstance: { village: 'no', disabled: 'no' }, parts: ['minimum', 'destitute'] }
    expect(await s.refused(startJoint, { token, params: { code: 'assistance' }, body: both })).toEqual([
      422,
      'joint.parts-exclude',
    ])
    const without = { region: yaohai, circumstance: { certificate: 'yes', insured: 'no' }, parts: ['vaccination'] }
    expect(await s.refused(startJoint, { token, params: { code: 'newborn' }, body: without })).toEqual([
      422,
      'joint.required-part-missing',
    ])
  })

  test('what is wrong is named at once, each by its part, and nothing is submitted', async () => {
    const { token, joint } = await begun()
    const asked = { token, params: { id: joint.id }, body: { version: joint.version } }
    const { problem, code } = await s.ask(submitJoint, asked)
    expect(code).toBe('joint.answers-not-valid')
    const told = (problem.fields ?? []).map(({ message }) => message).join('\n')
    expect(told).toMatch(/“个体工商户设立登记”：/)
    expect(told).toMatch(/“一次性创业补贴申领”：/)
    expect(await s.refused(submitJoint, asked)).toEqual([422, 'joint.answers-not-valid'])
  })

  test('a stale version, a locked answer and the application of another are refused', async () => {
    const { token, joint } = await begun(['shop'])
    const id = { id: joint.id }
    expect(await s.refused(saveJoint, { token, params: id, body: { version: 9, answers: {} } })).toEqual([
      412,
      'joint.stale-version',
    ])
    const answersOf = { applicant_number: '11010519491231002X' }
    expect(await s.refused(saveJoint, { token, params: id, body: { version: 1, answers: answersOf } })).toEqual([
      422,
      'joint.field-locked',
    ])
    const other = await s.person(next++)
    expect(await s.ask(getJoint, { token: other, params: id })).toMatchObject({ status: 404, code: 'joint.not-found' })
  })
})

describe('submitted', () => {
  test('what can begin is a case of its own, the rest waits; a second press answers the same', async () => {
    const { token, joint } = await filled()
    const asked = { token, params: { id: joint.id }, body: { version: joint.version }, idempotencyKey: randomUUID() }
    const [one, two] = [await s.ask(submitJoint, asked), await s.ask(submitJoint, asked)]
    expect(one.status).toBe(200)
    expect(two.json).toEqual(one.json)
    const matter = await progress(token, joint.id)
    expect(matter.jointNo).toMatch(/^YJS34010220260302\d{4}$/)
    expect(matter.parts.map(({ key, state, caseNo }) => [key, state, caseNo !== null])).toEqual([
      ['shop', 'begun', true],
      ['start-up', 'waiting', false],
      ['loan', 'waiting', false],
      ['card', 'begun', true],
    ])
    expect(matter.parts[1]?.waitsFor).toMatchObject([{ name: '个体工商户设立登记' }])
    expect(matter.clock).toBeNull()
    expect(matter.files.length).toBeGreaterThan(0)
    expect(await s.refused(submitJoint, { ...asked, idempotencyKey: randomUUID() })).toEqual([
      409,
      'joint.submitted-already',
    ])
  })

  test('granted, it lets the parts begin that waited; when all are closed there is one answer (行政许可法 art. 42 (2))', async () => {
    const { token, id, caseOf } = await submitted()
    await grant(caseOf('shop'))
    await s.drain()
    expect(await standing(token, id)).toEqual({ shop: 'granted', 'start-up': 'begun', loan: 'begun', card: 'begun' })
    // Accepted on Monday 2 March: the 45th working day after it.
    expect((await progress(token, id)).clock).toMatchObject({ due: '2026-05-08' })
    // The licence that the first part ended with is there when the next begins.
    const lines = await s.rows<{ state: string; identifier: string | null }>(
      `select state, licence_identifier as identifier from materials.checklist_entry where application_id = $1 and name = '营业执照'`,
      [caseOf('start-up')],
    )
    expect(lines).toEqual([{ state: 'attached', identifier: expect.stringMatching(/./) }])
    await withdraw(token, caseOf('card'))
    await withdraw(token, caseOf('loan'))
    await s.drain()
    expect(await answers(id)).toEqual([])
    const window = await s.officer('window', 'yaohai-rs')
    const reasons = '您领取营业执照还不满半年，不符合申领条件。'
    await s.say(window)(refuseCase, { params: { id: caseOf('start-up') }, body: { version: 1, reasons } })
    await s.drain()
    const [answer, ...more] = await answers(id)
    expect(more).toEqual([])
    expect(answer?.kind).toBe('joint-answer')
    expect(answer?.content.table.map(({ value }) => value)).toEqual([
      expect.stringMatching(/^准予。/),
      expect.stringContaining(reasons),
      expect.stringMatching(/^您已撤回。/),
      expect.stringMatching(/^您已撤回。/),
    ])
    const matter = await progress(token, id)
    expect([matter.closed, matter.answer?.kind]).toEqual([true, 'joint-answer'])
  })

  test('refused, it ends what waited for it with a sentence that says what to do', async () => {
    const { token, id, caseOf } = await submitted(['shop', 'loan'])
    const reasons = '申请的经营范围需要先取得许可，请取得后再申请。'
    await s.say(await s.officer('window'))(refuseCase, {
      params: { id: caseOf('shop') },
      body: { version: 1, reasons },
    })
    await s.drain()
    const matter = await progress(token, id)
    expect(matter.parts).toMatchObject([
      { key: 'shop', outcome: 'refused' },
      { key: 'loan', outcome: 'not-begun', caseId: null, why: expect.stringContaining('您可以单独申请这一项') },
    ])
    expect(matter.closed).toBe(true)
    expect(await answers(id)).toHaveLength(1)
    const told = (await takeMessages(s)).filter(({ params: { text } }) => text?.includes('灵活就业一件事'))
    expect(told.length).toBeLessThanOrEqual(1)
  })
})

test('the join is neither stuck nor passed twice, however closings meet and repeat', { timeout: 60_000 }, async () => {
  const outcomes = ['granted', 'denied', 'withdrawn'] as const
  for (let round = 0; round < 12; round++) {
    const id = randomUUID()
    const subject = randomUUID()
    const count = 2 + (round % 6)
    await s.rows(
      `insert into joint.matter (id, bundle_code, name, name_en, region_code, subject_id, person_id, audience, definition, saved_at, promised_days, joint_no, applicant_name, submitted_at, open)
       values ($1, 'x', 'x', 'x', $2, $3, $3, 'natural', '{}', now(), 45, $5, 'x', now(), $4)`,
      [id, yaohai, subject, count, id],
    )
    for (let n = 0; n < count; n++)
      await s.rows(
        `insert into joint.part (matter_id, key, position, draft_id, subject_id, name, name_en, item_code, office_name, after, state)
         values ($1, $2, $3, $4, $5, 'x', 'x', 'x', 'x', '{}', 'begun')`,
        [id, `p${n}`, n, randomUUID(), subject],
      )
    // Each part is told closed twice, all at once.
    const told = Array.from({ length: count * 2 }, (_, n) => n % count).toSorted(
      (a, b) => ((a * 7 + round) % 5) - ((b * 3) % 5),
    )
    const claims = await Promise.all(
      told.map(async (n) => {
        const outcome = outcomes[n % outcomes.length] ?? 'granted'
        await s.db.transaction(system('test'), (tx) => recordClosed(tx, id, [{ key: `p${n}`, outcome }]))
        return s.db.transaction(system('test'), (tx) => claimAnswer(tx, id, s.deps.clock.now()))
      }),
    )
    expect(claims.filter((claim) => claim !== undefined)).toHaveLength(1)
    const [row] = await s.db.read(system('test'), (tx) =>
      tx.rows(sql<{ open: number }>`select open from joint.matter where id = ${id}`),
    )
    expect(row?.open).toBe(0)
  }
})
