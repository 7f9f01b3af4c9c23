import type { Level } from '@tongban/contracts/shared'
import { sql } from 'kysely'
import type { Tx } from '#platform/db'

export type Office = {
  id: string
  creditCode: string
  name: string
  level: Level
  regionCode: string
  regionName: string
  departmentKeys: string[]
  address: string
  hours: string
  consultPhone: string
  complaintPhone: string
}

const columns = sql`id, credit_code as "creditCode", name, level, region_code as "regionCode", region_name as "regionName",
  department_keys as "departmentKeys", address, hours, consult_phone as "consultPhone", complaint_phone as "complaintPhone"`

export const getOffice = (tx: Tx, id: string): Promise<Office> =>
  tx.only(sql<Office>`select ${columns} from identity.office where id = ${id}`)

/** The department's own office, else the service centre for all departments; one that ended last of all. */
export const findOffice = (tx: Tx, regionCode: string, level: Level, departmentKey: string) =>
  tx.first(sql<Office>`
    select ${columns} from identity.office
    where region_code = ${regionCode} and level = ${level} and department_keys && array[${departmentKey}, '*']
    order by ended_on is not null, ${departmentKey} = any(department_keys) desc, kind limit 1`)

export const findOfficeByCreditCode = (tx: Tx, creditCode: string): Promise<Office | undefined> =>
  tx.first(sql<Office>`select ${columns} from identity.office where credit_code = ${creditCode}`)
