import { expect, test } from 'vitest'
import { actReducer, idle } from './act-state.ts'

const intent = { payload: '{}', key: 'k' }
const entry = {
  seq: 4,
  type: 'x',
  at: '2026-03-02T00:00:00Z',
  actor: '申请人',
  actorEn: 'Applicant',
  text: '',
  textEn: '',
}

test('a failure keeps the intent, so that a retry is the same act', () => {
  const failed = actReducer(actReducer(idle, { type: 'sent', intent }), { type: 'failed', failure: new Error('line') })
  expect(failed.intent).toBe(intent)
  expect(failed.sending).toBe(false)
  expect(failed.failure).toBeInstanceOf(Error)
})

test('news of two stale attempts add up', () => {
  const once = actReducer(idle, { type: 'stale', news: [entry] })
  expect(actReducer(once, { type: 'stale', news: [{ ...entry, seq: 5 }] }).news?.map((each) => each.seq)).toEqual([
    4, 5,
  ])
})

test('sending again clears the sentence of the last failure but keeps the news', () => {
  const stale = actReducer(idle, { type: 'stale', news: [entry] })
  const sent = actReducer({ ...stale, failure: 'x' }, { type: 'sent', intent })
  expect(sent.failure).toBeNull()
  expect(sent.news).toHaveLength(1)
})
