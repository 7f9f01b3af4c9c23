import { createHash, randomBytes } from 'node:crypto'
import { createApi, fetchTransport } from '@tongban/api-client/client'
import { type Application, startApplication } from '@tongban/contracts/cases/apply'
import type { Database } from '../../apps/server/src/platform/db.ts'
import { fillIn } from '../../apps/server/src/story/apply.ts'
import { voiceOf } from '../../apps/server/src/story/client.ts'

type Pool = Database['pool']

export const rows = async <R>(pool: Pool, sql: string, values: unknown[] = []): Promise<R[]> =>
  (await pool.query(sql, values)).rows as R[]

/** Signs people in without passwords: thousands of hashes would take minutes. Answers a token each. */
export async function openSessions(
  pool: Pool,
  kind: 'person' | 'officer',
  ids: readonly string[],
): Promise<Map<string, string>> {
  const tokens = new Map(ids.map((id) => [id, randomBytes(32).toString('base64url')]))
  const hash = (token: string) => createHash('sha256').update(token).digest('base64url')
  await pool.query(
    `insert into identity.session (id, token_hash, kind, ${kind}_id, created_at, seen_at, idle_until, ends_at)
     select gen_random_uuid(), hash, '${kind}', owner, now(), now(), now() + interval '30 minutes', now() + interval '8 hours'
     from unnest($1::uuid[], $2::text[]) as s (owner, hash)`,
    [[...tokens.keys()], [...tokens.values()].map(hash)],
  )
  return tokens
}

/** An officer with every scope of case work in each of these offices; answers office → token. */
export async function staffOffices(pool: Pool, offices: readonly string[]): Promise<Map<string, string>> {
  const made = await rows<{ id: string; office_id: string }>(
    pool,
    `insert into identity.officer (id, office_id, account, name, post, scopes)
     select gen_random_uuid(), office, 'bench-' || replace(office::text, '-', ''), '测速员', '测速', '{cases.read,cases.accept,cases.examine}'
     from unnest($1::uuid[]) as o (office)
     on conflict (account) do update set scopes = excluded.scopes returning id, office_id`,
    [offices],
  )
  const tokens = await openSessions(
    pool,
    'officer',
    made.map(({ id }) => id),
  )
  return new Map(made.map(({ id, office_id }) => [office_id, tokens.get(id) ?? '']))
}

export type Draft = { id: string; personId: string; version: number; lines: number }

/**
 * Applications filled in and ready to be submitted: one of each of some items through the API, as a person does it, and
 * copies of it for other persons and offices. Items that want no upload, so that a submission writes rows alone.
 */
export async function prepareDrafts(
  pool: Pool,
  base: string,
  count: number,
): Promise<{ drafts: Draft[]; tokens: Map<string, string>; codes: number }> {
  const people = (await rows<{ id: string }>(pool, 'select id from identity.person order by id limit 300')).map(
    ({ id }) => id,
  )
  const tokens = await openSessions(pool, 'person', people)
  const [first = ''] = people
  await pool.query(`create schema if not exists bench; drop table if exists bench.draft;
    delete from materials.checklist_entry where application_id in (select id from cases.draft where not submitted);
    delete from cases.draft where not submitted`)
  const templates = await fillTemplates(pool, base, tokens.get(first) ?? '')
  // Eight offices an item: so many numbers are drawn side by side as on a busy day.
  await pool.query(
    `create table bench.draft as
     select uuidv7() as id, t.id as template, p.id as person, c.code from cases.draft t
       cross join lateral (select code from catalogue.implementation i where i.revision_id = t.revision_id order by hashtext(code) limit 8) c
       cross join unnest($2::uuid[]) p (id)
     where t.id = any($1::uuid[]) and p.id <> t.person_id
     order by hashtext(p.id::text || c.code) limit $3`,
    [templates, people, count],
  )
  await pool.query(
    `insert into cases.draft (id, subject_id, person_id, item_code, revision_id, audience, answers, locked_keys, version, saved_at)
     select b.id, b.person, b.person, b.code, t.revision_id, t.audience, t.answers, t.locked_keys, t.version, now()
     from bench.draft b join cases.draft t on t.id = b.template`,
  )
  await pool.query(
    `insert into materials.checklist_entry
     select r.* from bench.draft b join materials.checklist_entry e on e.application_id = b.template,
       jsonb_populate_record(e, jsonb_build_object('application_id', b.id, 'subject_id', b.person)) r`,
  )
  await pool.query('vacuum (analyze) cases.draft, materials.checklist_entry, cases.case, cases.event, cases.work_item')
  const drafts = await rows<Draft>(
    pool,
    `select b.id, b.person as "personId", d.version, (select count(*)::int from materials.checklist_entry e where e.application_id = b.id) as lines
     from bench.draft b join cases.draft d on d.id = b.id order by hashtext(b.id::text)`,
  )
  const [{ codes } = { codes: 0 }] = await rows<{ codes: number }>(
    pool,
    'select count(distinct code)::int as codes from bench.draft',
  )
  return { drafts, tokens, codes }
}

async function fillTemplates(pool: Pool, base: string, token: string): Promise<string[]> {
  const items = await rows<{ code: string }>(
    pool,
    `select distinct on (i.item_id) i.code from catalogue.implementation i join catalogue.revision r on r.id = i.revision_id
     where r.content->'audience' ? 'natural' and i.item_id not like 'GEN-%' order by i.item_id, hashtext(i.code)`,
  )
  const api = createApi(fetchTransport(base))
  const ready: string[] = []
  for (const { code } of items) {
    const begun: Application = await voiceOf(api, token)(startApplication, { body: { itemCode: code } })
    if (begun.checklist.some((entry) => entry.state === 'wanted')) continue
    ready.push((await fillIn(api, token, code)).id)
  }
  return ready
}
