import { readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'

const folder = resolve(import.meta.dirname, '../../../data')
const json = (name: string): unknown => JSON.parse(readFileSync(join(folder, name), 'utf8'))

export type Names = {
  surnames: { surname: string; weight: number }[]
  givenNames: { female: string[]; male: string[]; generic: string[] }
  streets: string[]
  streetSuffixes: string[]
  enterprise: { brands: string[]; sectors: string[]; legalForms: string[] }
}
export const readNames = (): Names => json('names.json') as Names

export type LicenceType = {
  name: string
  code: string
  departmentKey: string
  holderKind: string
  validityYears: number | null
}
export const readLicenceTypes = (): LicenceType[] => json('licence-types.json') as LicenceType[]

export type Region = { code: string; name: string; level: number; parent: string; kind: string; official: boolean }

/** All divisions by code; what is not `official` are statistical units such as development zones. */
export function readRegions(): Map<string, Region> {
  const regions = new Map<string, Region>()
  for (const line of readFileSync(join(folder, 'regions.csv'), 'utf8').split('\n').slice(1)) {
    const [code = '', name = '', level = '', parent = '', kind = '', official] = line.trim().split(',')
    if (code) regions.set(code, { code, name, level: Number(level), parent, kind, official: official === '1' })
  }
  return regions
}
