import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { system } from '#platform/actor'
import { testServer } from '#testing/server'
import { sweepAnswers } from './sweep.ts'

test('answers kept for repeated keys are forgotten after a week, not before', async () => {
  await using s = await testServer({ start: new Date().toISOString() })
  await s.db.transaction(system('test'), (tx) =>
    tx.rows(sql`insert into platform.idempotency_key (actor, key, operation, request_hash, response, created_at)
      values ('system:test', 'key-of-today', 'op', 'h', '{}', now()), ('system:test', 'key-of-last-month', 'op', 'h', '{}', now() - interval '30 days')`),
  )
  expect([await sweepAnswers(s.deps), await sweepAnswers(s.deps)]).toEqual([1, 0])
})
