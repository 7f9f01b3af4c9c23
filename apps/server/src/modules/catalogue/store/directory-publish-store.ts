import { sql } from 'kysely'
import type { Tx } from '#platform/db'

/** Publications of the directory follow one another: numbers of list versions and codes of items are given one at a time. */
export const takeTurn = (tx: Tx): Promise<unknown> =>
  tx.rows(sql`select pg_advisory_xact_lock(hashtext('catalogue.directory'))`)

/** The next number of the list (清单版本), for what this proposal brings. */
export const recordListVersion = async (tx: Tx, proposalId: string, publishedAt: Date): Promise<number> =>
  (
    await tx.only(sql<{ number: number }>`
      insert into catalogue.list_version (number, published_at, proposal_id)
      select coalesce(max(number), 0) + 1, ${publishedAt}, ${proposalId} from catalogue.list_version returning number`)
  ).number

/**
 * The next main item behind those of the nation and the province, of a type and department; the department's two digits
 * are those of its items. Nothing when it has none yet, or all 999 are used.
 */
export const nextBaseCode = async (
  tx: Tx,
  setter: string,
  type: string,
  departmentKey: string,
): Promise<string | undefined> =>
  (
    await tx.first(sql<{ code: string }>`
      with department as (
        select substr(base_code, 5, 2) as digits from catalogue.directory_item
        where department_key = ${departmentKey} and left(base_code, 2) in ('00', ${setter})
        group by 1 order by count(*) desc, 1 limit 1
      ), last as (
        select digits, coalesce((select max(substr(i.base_code, 7, 3)::int) from catalogue.directory_item i
          where left(i.base_code, 2) in ('00', ${setter}) and substr(i.base_code, 3, 4) = ${type} || digits), 0) as main
        from department
      )
      select ${setter} || ${type} || digits || lpad((main + 1)::text, 3, '0') || '000' as code from last where main < 999`)
  )?.code

export const recordRelation = (
  tx: Tx,
  from: string,
  to: string,
  how: 'split' | 'merge',
  proposalId: string,
): Promise<unknown> =>
  tx.rows(sql`
    insert into catalogue.item_relation (from_item, to_item, how, proposal_id) values (${from}, ${to}, ${how}, ${proposalId})`)

/** No office exercises a cancelled item any longer; cases that run stay with their revision. */
export const cancelImplementations = (tx: Tx, itemId: string): Promise<unknown> =>
  tx.rows(
    sql`update catalogue.implementation set state = 'cancelled' where item_id = ${itemId} and state <> 'cancelled'`,
  )
