import { sql } from 'kysely'
import type { Tx } from '#platform/db'
import type { ExportedImplementation, ExportedItem } from '../core/exchange/export-rows.ts'

export const listItemsAfter = (
  tx: Tx,
  after: string,
  limit: number,
): Promise<(ExportedItem & { baseCode: string })[]> =>
  tx.rows(sql<ExportedItem & { baseCode: string }>`
    select d.base_code as "baseCode", d.state, r.content, r.effective_from::text as "effectiveOn"
    from catalogue.directory_item d join catalogue.revision r on r.id = d.revision_id
    where d.base_code > ${after} order by d.base_code limit ${limit}`)

/** In order of code; `region` and all below it. */
export const listImplementationsAfter = (
  tx: Tx,
  region: string | undefined,
  after: string,
  limit: number,
): Promise<ExportedImplementation[]> =>
  tx.rows(sql<ExportedImplementation>`
    select i.code, i.level, i.state, o.credit_code as "creditCode", o.name as "officeName", coalesce(r.local ->> 'address', o.address) as address,
      coalesce(r.local ->> 'hours', o.hours) as hours, coalesce(r.local ->> 'consultPhone', o.consult_phone) as "consultPhone",
      coalesce(r.local ->> 'complaintPhone', o.complaint_phone) as "complaintPhone",
      jsonb_build_object('baseCode', r.content -> 'baseCode', 'name', r.content -> 'name', 'type', r.content -> 'type',
        'promisedDays', r.content -> 'promisedDays', 'visits', r.content -> 'visits', 'onlineDepth', r.content -> 'onlineDepth') as content
    from catalogue.implementation i join catalogue.revision r on r.id = i.revision_id join identity.office o on o.id = i.office_id
    where i.code > ${after} and (${region ?? null}::text is null
      or i.region_code like any ((select reference.patterns_below(${region ?? null}))::text[]))
    order by i.code limit ${limit}`)
