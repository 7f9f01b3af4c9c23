import { sql } from 'kysely'
import type { Tx } from '#platform/db'

export type DemoPerson = { personId: string; enterprises: string[] }

/** Who was registered for the demonstration, by the audit, with the companies they represent; these first. */
export const listDemoPeople = (tx: Tx, most: number): Promise<DemoPerson[]> =>
  tx.rows(sql<DemoPerson>`
    select p.id as "personId", array_remove(array_agg(l.name order by l.opened_at), null) as enterprises
    from platform.audit a join identity.person p on p.id::text = a.subject_id
      left join identity.representation r on r.person_id = p.id and r.until is null
      left join identity.legal_person l on l.id = r.legal_person_id
    where a.actor = 'system:register-known-person' and a.action = 'person-registered'
    group by p.id order by count(l.id) desc, p.id limit ${most}`)
