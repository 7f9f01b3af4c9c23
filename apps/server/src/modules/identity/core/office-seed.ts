import { makeCreditCode } from '@tongban/codes/credit-code'
import type { Level } from '@tongban/contracts/shared'

/** One row of `data/offices.json`: a kind of office at a level, for regions of certain kinds. */
export type OfficeKind = {
  key: string
  level: Level
  regionKinds: string[]
  /** `*`: every department of the level. */
  departmentKeys: string[] | '*'
  /** {region} the region, {parent} the one above, {short} without 区, 县 or 市 at its end. */
  name: string
}
export type SeedRegion = { code: string; name: string; level: Level; parent: string; kind: string }
export type SeedOffice = {
  creditCode: string
  kind: string
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

/** 电话区号 of the cities, by their four digits. */
const areaCodes: Record<string, string> = {
  '3401': '0551',
  '3402': '0553',
  '3403': '0552',
  '3404': '0554',
  '3405': '0555',
  '3406': '0561',
  '3407': '0562',
  '3408': '0556',
  '3410': '0559',
  '3411': '0550',
  '3412': '0558',
  '3413': '0557',
  '3415': '0564',
  '3416': '0558',
  '3417': '0566',
  '3418': '0563',
}
const streets = ['人民路', '政务路', '中山路', '解放路', '建设路', '和平路', '迎宾大道', '文化路', '振兴路', '长江路']

/**
 * The offices of all regions. Addresses are invented; local numbers beginning with 1 are given to no subscriber in
 * China. `codes` are credit codes already given out in `data/departments.json`, by name.
 */
export function planOffices(
  kinds: readonly OfficeKind[],
  regions: readonly SeedRegion[],
  codes: ReadonlyMap<string, string>,
): SeedOffice[] {
  const byCode = new Map(regions.map((region) => [region.code, region]))
  const byRegionKind = new Map<string, { kind: OfficeKind; index: number }[]>()
  for (const [index, kind] of kinds.entries())
    for (const regionKind of kind.regionKinds) {
      const key = `${kind.level}:${regionKind}`
      const known = byRegionKind.get(key)
      if (known) known.push({ kind, index })
      else byRegionKind.set(key, [{ kind, index }])
    }
  return regions.flatMap((region) => {
    const full = fullName(region, byCode)
    return (byRegionKind.get(`${region.level}:${region.kind}`) ?? []).map(({ kind, index }) =>
      planOffice(kind, index, region, byCode.get(region.parent)?.name ?? '', full, codes),
    )
  })
}

function planOffice(
  kind: OfficeKind,
  index: number,
  region: SeedRegion,
  parent: string,
  full: string,
  codes: ReadonlyMap<string, string>,
): SeedOffice {
  const name = nameOf(kind, region, parent)
  const number = Number(region.code.slice(6)) * 128 + index
  const areaCode = areaCodes[region.code.slice(0, 4)] ?? '0551'
  const local = String((Number(region.code.slice(4)) * 131 + index * 7919) % 1_000_000).padStart(6, '0')
  return {
    creditCode: codes.get(name) ?? officeCreditCode(region, number),
    kind: kind.key,
    name,
    level: region.level,
    regionCode: region.code,
    regionName: region.name,
    departmentKeys: kind.departmentKeys === '*' ? ['*'] : kind.departmentKeys,
    address: `${full}${addressIn(region)}`,
    hours:
      region.level === 'village'
        ? '工作日 8:30—11:30，14:30—17:30'
        : '工作日 9:00—12:00，13:00—17:00（法定节假日除外）',
    consultPhone: `${areaCode}-10${local}`,
    complaintPhone: `${areaCode}-19${local}`,
  }
}

const nameOf = (kind: OfficeKind, region: SeedRegion, parent: string) =>
  kind.name
    .replaceAll('{region}', region.name)
    .replaceAll('{parent}', parent)
    .replaceAll('{short}', region.name.replace(/[区县市]$/, ''))

function fullName(region: SeedRegion, byCode: ReadonlyMap<string, SeedRegion>): string {
  const parent = byCode.get(region.parent)
  return parent ? fullName(parent, byCode) + region.name : region.name
}

function addressIn(region: SeedRegion): string {
  if (region.level === 'village') return '便民服务站'
  const seed = Number(region.code.slice(0, 9)) % 997
  return `${streets[seed % streets.length]}${(seed % 300) + 1}号${region.level === 'township' ? '便民服务中心' : '政务服务中心'}`
}

const digits = '0123456789ABCDEFGHJKLMNPQRTUWXY'

/**
 * XN is never issued as the beginning of an organisation code, and the letter after it keeps clear of those in
 * `data/departments.json`. 54 are villagers' and residents' committees, 11 organs of government.
 */
function officeCreditCode(region: SeedRegion, number: number): string {
  let rest = number + 10 * 31 ** 5
  let body = ''
  for (let i = 0; i < 6; i++) {
    body = digits.charAt(rest % 31) + body
    rest = Math.floor(rest / 31)
  }
  return makeCreditCode(`${region.level === 'village' ? '54' : '11'}${region.code.slice(0, 6)}`, `XN${body}`)
}
