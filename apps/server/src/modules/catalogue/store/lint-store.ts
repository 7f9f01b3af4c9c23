import type { ItemContent } from '@tongban/contracts/catalogue/item'
import type { LocalElements } from '@tongban/contracts/catalogue/local'
import type { Level } from '@tongban/contracts/shared'
import type { CompiledForm } from '@tongban/forms/compiled-form'
import { sql } from 'kysely'
import { system } from '#platform/actor'
import type { Database, Tx } from '#platform/db'
import type { OfficeFacts } from '../core/gate/office-rules.ts'
import type { Judged } from '../core/lint-score.ts'
import { divisionAt, isBelow, successorAt } from './divisions.ts'

/** A run of the checks: over all of the library, or a part of it that the command line asked for. */
export type LintRunRow = {
  id: string
  stage: 'contents' | 'offices' | 'done'
  done: number
  total: number
  lastOffice: string | null
  startedAt: Date
  finishedAt: Date | null
}
/** A division of 12 digits with all below it, or one office; neither is the whole library. */
export type LintPart = { region: string | null; officeId: string | null }

const columns = sql.raw(
  'id, stage, done, total, last_office as "lastOffice", started_at as "startedAt", finished_at as "finishedAt"',
)
const whole = sql.raw('region_prefix is null and office_id is null')
const inForceWords = `i.state in ('published', 'to-merge')`
const inForce = sql.raw(inForceWords)

export const findRunning = (tx: Tx): Promise<LintRunRow | undefined> =>
  tx.first(sql<LintRunRow>`select ${columns} from catalogue.lint_run where finished_at is null and ${whole}`)
export const findNewest = (tx: Tx): Promise<LintRunRow | undefined> =>
  tx.first(sql<LintRunRow>`
    select ${columns} from catalogue.lint_run where finished_at is not null and ${whole} order by finished_at desc, id desc limit 1`)
export const lockRun = (tx: Tx, id: string): Promise<LintRunRow | undefined> =>
  tx.first(sql<LintRunRow>`select ${columns} from catalogue.lint_run where id = ${id} for update`)

/** Each revision that somebody in the part exercises, to be looked at once. */
export async function recordRun(tx: Tx, id: string, { region, officeId }: LintPart, at: Date): Promise<LintRunRow> {
  await tx.rows(sql`
    insert into catalogue.lint_run (id, region_prefix, office_id, started_at) values (${id}, ${region}, ${officeId}, ${at})`)
  await tx.rows(sql`
    insert into catalogue.lint_content (run_id, revision_id, item_id, code)
    select ${id}, r.id, r.item_id, r.code from catalogue.revision r where r.id in (
      select distinct i.revision_id from catalogue.implementation i where ${inForce}
        and (${region}::text is null or i.region_code like any ((select reference.patterns_below(${region}))::text[]))
        and (${officeId}::uuid is null or i.office_id = ${officeId}::uuid))`)
  return tx.only(sql<LintRunRow>`
    update catalogue.lint_run set total = (select count(*) from catalogue.lint_content where run_id = ${id})
    where id = ${id} returning ${columns}`)
}

export type OpenContent = { revisionId: string; content: ItemContent; conditions: CompiledForm['conditions'] }
export const listOpenContents = (tx: Tx, run: string, most: number): Promise<OpenContent[]> =>
  tx.rows(sql<OpenContent>`
    select c.revision_id as "revisionId", r.content, r.conditions
    from catalogue.lint_content c join catalogue.revision r on r.id = c.revision_id
    where c.run_id = ${run} and c.problems is null order by c.revision_id limit ${most}`)

export const recordContents = (tx: Tx, run: string, judged: readonly ({ revisionId: string } & Judged)[]) =>
  tx.rows(sql`
    update catalogue.lint_content c set problems = j.problems, rules = j.rules, count = j.count, weight = j.weight
    from jsonb_to_recordset(${JSON.stringify(judged)}::jsonb)
      as j ("revisionId" uuid, problems jsonb, rules jsonb, count int, weight int)
    where c.run_id = ${run} and c.revision_id = j."revisionId"`)

export const recordProgress = (tx: Tx, id: string, done: number) =>
  tx.rows(sql`update catalogue.lint_run set done = done + ${done}::int where id = ${id}`)

/** Offices of the part that exercise items. */
const ofRun = sql.raw(`from identity.office o, catalogue.lint_run l
  where (l.office_id is null or o.id = l.office_id) and (l.region_prefix is null or o.region_code like any (reference.patterns_below(l.region_prefix)))
    and exists (select from catalogue.implementation i where i.office_id = o.id and ${inForceWords})`)

export const beginOffices = (tx: Tx, id: string) =>
  tx.rows(sql`
    update catalogue.lint_run set stage = 'offices', done = 0, total = (select count(*) ${ofRun} and l.id = ${id}) where id = ${id}`)

export type LintedOffice = OfficeFacts & { id: string; creditCode: string; regionCode: string }
export const listOffices = (tx: Tx, run: string, after: string | null, most: number): Promise<LintedOffice[]> =>
  tx.rows(sql<LintedOffice>`
    select o.id, o.credit_code as "creditCode", o.region_code as "regionCode", o.address, o.hours,
      o.consult_phone as "consultPhone", o.complaint_phone as "complaintPhone"
    ${ofRun} and l.id = ${run} and (${after}::uuid is null or o.id > ${after}::uuid) order by o.id limit ${most}`)

export type LintedItem = {
  officeId: string
  code: string
  itemId: string
  level: Level
  baseCode: string
  local: Partial<LocalElements> | null
}
export const listItems = (tx: Tx, offices: readonly string[]): Promise<LintedItem[]> =>
  tx.rows(sql<LintedItem>`
    select i.office_id as "officeId", i.code, i.item_id as "itemId", i.level, d.base_code as "baseCode", r.local
    from catalogue.implementation i join catalogue.directory_item d on d.id = i.item_id join catalogue.revision r on r.id = i.revision_id
    where i.office_id = any(${offices}::uuid[]) and ${inForce}`)

export type NewFinding = Judged & { officeId: string; code: string; itemId: string | null }
export const recordFindings = (tx: Tx, run: string, found: readonly NewFinding[]) =>
  tx.rows(sql`
    insert into catalogue.lint_finding (run_id, office_id, code, item_id, problems, rules, count, weight)
    select ${run}, j."officeId", j.code, j."itemId", j.problems, j.rules, j.count, j.weight
    from jsonb_to_recordset(${JSON.stringify(found)}::jsonb)
      as j ("officeId" uuid, code text, "itemId" text, problems jsonb, rules jsonb, count int, weight int)
    on conflict do nothing`)

/** The scores of these offices, from what was found in contents and beside them. */
export const recordScores = (tx: Tx, run: string, offices: readonly string[]) =>
  tx.rows(sql`
    with item as (
      select i.office_id, i.code, i.revision_id, coalesce(c.count, 0) + coalesce(f.count, 0) as count,
        least(100, coalesce(c.weight, 0) + coalesce(f.weight, 0)) as weight
      from catalogue.implementation i
      left join catalogue.lint_content c on c.run_id = ${run} and c.revision_id = i.revision_id
      left join catalogue.lint_finding f on f.run_id = ${run} and f.office_id = i.office_id and f.code = i.code
      where i.office_id = any(${offices}::uuid[]) and ${inForce}
    ), score as (
      select office_id, count(*) as items, count(*) filter (where count > 0) as wrong, sum(count) as problems, avg(weight) as lost
      from item group by 1
    ), broken as (
      select i.office_id, e.key, sum(e.value::int) as n from item i join catalogue.lint_content c
        on c.run_id = ${run} and c.revision_id = i.revision_id and c.count > 0, jsonb_each_text(c.rules) e group by 1, 2
      union all
      select f.office_id, e.key, sum(e.value::int) from catalogue.lint_finding f, jsonb_each_text(f.rules) e
      where f.run_id = ${run} and f.office_id = any(${offices}::uuid[]) group by 1, 2
    ), rules as (
      select office_id, jsonb_object_agg(key, n) as rules
      from (select office_id, key, sum(n) as n from broken group by 1, 2) b group by 1
    )
    insert into catalogue.lint_office (run_id, office_id, region_code, items, items_with_problems, problems, rules, score)
    select ${run}, s.office_id, o.region_code, s.items, s.wrong, s.problems + coalesce(own.count, 0), coalesce(r.rules, '{}'),
      greatest(0, 100 - s.lost - coalesce(own.weight, 0))
    from score s join identity.office o on o.id = s.office_id left join rules r on r.office_id = s.office_id
    left join catalogue.lint_finding own on own.run_id = ${run} and own.office_id = s.office_id and own.code = ''
    on conflict do nothing`)

export const moveOn = (tx: Tx, id: string, lastOffice: string, done: number) =>
  tx.rows(sql`update catalogue.lint_run set last_office = ${lastOffice}, done = done + ${done}::int where id = ${id}`)

/** Of the runs over the whole library the two newest are kept. */
export async function finishRun(tx: Tx, id: string, at: Date): Promise<void> {
  await tx.rows(sql`update catalogue.lint_run set stage = 'done', finished_at = ${at} where id = ${id}`)
  await tx.rows(sql`
    delete from catalogue.lint_run where ${whole} and id in (
      select id from catalogue.lint_run where ${whole} and finished_at is not null order by finished_at desc, id desc offset 2)`)
}
export const deleteRun = (tx: Tx, id: string) => tx.rows(sql`delete from catalogue.lint_run where id = ${id}`)

export type LintSums = {
  offices: number
  items: number
  itemsWithProblems: number
  problems: number
  score: number | null
}
const sums = sql.raw(`count(*)::int as offices, coalesce(sum(items), 0)::int as items,
  coalesce(sum(items_with_problems), 0)::int as "itemsWithProblems", coalesce(sum(problems), 0)::int as problems,
  round(sum(score * items) / nullif(sum(items), 0), 1)::float8 as score`)
export const sumLint = (tx: Tx, run: string, region: string): Promise<LintSums> =>
  tx.only(sql<LintSums>`
    select ${sums} from catalogue.lint_office where run_id = ${run} and ${isBelow(region)}`)

export const sumRules = (
  tx: Tx,
  run: string,
  region: string,
): Promise<{ code: string; problems: number; offices: number }[]> =>
  tx.rows(sql<{ code: string; problems: number; offices: number }>`
    select e.key as code, sum(e.value::int)::int as problems, count(*)::int as offices
    from catalogue.lint_office, jsonb_each_text(rules) e
    where run_id = ${run} and ${isBelow(region)} group by 1 order by 2 desc, 1`)

export const sumBelow = (
  tx: Tx,
  run: string,
  region: string,
  digits: number,
): Promise<(LintSums & { code: string })[]> =>
  tx.rows(sql<LintSums & { code: string }>`
    select ${divisionAt(digits)} as code, ${sums} from catalogue.lint_office ${successorAt(digits)}
    where run_id = ${run} and ${isBelow(region)} group by 1 order by score, 1`)

export type ScoredOffice = Omit<LintSums, 'offices' | 'score'> & {
  officeId: string
  creditCode: string
  name: string
  regionCode: string
  score: number
}
const office =
  sql.raw(`s.office_id as "officeId", o.credit_code as "creditCode", o.name, s.region_code as "regionCode", s.items,
  s.items_with_problems as "itemsWithProblems", s.problems, s.score::float8 as score`)

/** Worst first, after a score and an office. */
export const listScores = (
  tx: Tx,
  run: string,
  {
    region,
    rule,
    after,
    most,
  }: { region: string; rule?: string; after?: { score: string; officeId: string }; most: number },
): Promise<ScoredOffice[]> =>
  tx.rows(sql<ScoredOffice>`
    select ${office} from (select * from catalogue.lint_office where run_id = ${run} and ${isBelow(region)}) s
      join identity.office o on o.id = s.office_id
    where (${rule ?? null}::text is null or s.rules ? ${rule ?? null}::text)
      and (${after?.score ?? null}::numeric is null or (s.score, s.office_id) > (${after?.score ?? null}::numeric, ${after?.officeId ?? null}::uuid))
    order by s.score, s.office_id limit ${most}`)

export const findScore = (tx: Tx, run: string, creditCode: string): Promise<ScoredOffice | undefined> =>
  tx.first(sql<ScoredOffice>`
    select ${office} from catalogue.lint_office s join identity.office o on o.id = s.office_id
    where s.run_id = ${run} and o.credit_code = ${creditCode}`)

export type FindingRow = {
  code: string
  itemId: string | null
  itemName: string | null
  itemNameEn: string | null
  ofDirectory: boolean
  problems: Judged['problems']
}
/** What is wrong in an office: with itself first, then item by item. */
export const listFindings = (
  tx: Tx,
  run: string,
  officeId: string,
  after: string | null,
  most: number,
): Promise<FindingRow[]> =>
  tx.rows(sql<FindingRow>`
    with found as (
      select f.code, f.item_id, false as of_directory, f.problems from catalogue.lint_finding f
      where f.run_id = ${run} and f.office_id = ${officeId} and (${after}::text is null or f.code > ${after}::text)
      union all
      select i.code, i.item_id, c.code is null, c.problems
      from catalogue.implementation i join catalogue.lint_content c on c.run_id = ${run} and c.revision_id = i.revision_id and c.count > 0
      where i.office_id = ${officeId} and ${inForce} and (${after}::text is null or i.code > ${after}::text)
    )
    select f.code, f.item_id as "itemId", r.content ->> 'name' as "itemName", r.content ->> 'nameEn' as "itemNameEn",
      f.of_directory as "ofDirectory", f.problems
    from found f left join catalogue.directory_item d on d.id = f.item_id left join catalogue.revision r on r.id = d.revision_id
    order by f.code, f.of_directory limit ${most}`)

export const findOfficeId = (db: Database, creditCode: string): Promise<string | undefined> =>
  db
    .read(system('lint'), (tx) =>
      tx.first(sql<{ id: string }>`select id from identity.office where credit_code = ${creditCode}`),
    )
    .then((found) => found?.id)

export type LintExample = { item: string; message: string }
/** One finding for each rule that contents break. */
export const listExamples = (tx: Tx, run: string): Promise<{ rule: string; example: LintExample }[]> =>
  tx.rows(sql<{ rule: string; example: LintExample }>`
    select distinct on (e.key) e.key as rule, jsonb_build_object('item', r.content ->> 'name', 'message', (
        select p ->> 'message' from jsonb_array_elements(c.problems) p order by p ->> 'code' = e.key desc limit 1)) as example
    from catalogue.lint_content c join catalogue.revision r on r.id = c.revision_id, jsonb_each_text(c.rules) e
    where c.run_id = ${run} and c.count > 0 order by e.key, c.item_id`)
