import { join } from 'node:path'
import { movableClock } from '#platform/clock'
import { install } from '../install.ts'

/** Hefei with Yaohai district and one of its sub-districts; Feixi county with one town and its villages. */
export const testRegions = (code: string): boolean =>
  ['340000000000', '340100000000', '340102000000', '340123000000'].includes(code) ||
  code.startsWith('340102001') ||
  code.startsWith('340123100')

export const repositoryRoot = join(import.meta.dirname, '../../../..')
export const dataDir = join(repositoryRoot, 'data')

/** A Monday in a year whose calendar is announced; tests move on from here. */
export const testStart = '2026-03-02T01:00:00.000Z'

/** Fills the database that every test clones: migrated, with the reference data of a few regions. */
export const prepareTemplate = (url: string): Promise<void> =>
  install(url, { repositoryRoot, clock: movableClock(testStart), log: () => {}, keep: testRegions })
