import { makeCitizenNumber } from '@tongban/codes/citizen-number'
import { makeCreditCode } from '@tongban/codes/credit-code'
import type { Sex } from '@tongban/contracts/outside/gateway'
import { type Names, type Region, readNames, readRegions } from './data.ts'
import { type Draw, draw, once } from './draw.ts'

export type MaritalStatus = 'single' | 'married' | 'divorced' | 'widowed'

/** Nobody: the birth lies before 1900 and the mobile in a range that is never assigned. */
export type InventedPerson = {
  index: number
  name: string
  sex: Sex
  birthDate: string
  citizenNumber: string
  mobile: string
  socialSecurityCard: string
  address: string
  /** The village or community that the person lives in. */
  regionCode: string
  regionPath: string[]
  maritalStatus: MaritalStatus
  spouseCitizenNumber: string | null
  spouseName: string | null
  /** 户号 of the household register. */
  household: string
}

export type InventedEnterprise = {
  index: number
  name: string
  creditCode: string
  type: string
  sector: string
  scope: string
  address: string
  regionCode: string
  regionPath: string[]
  /** 注册资本, fen. */
  capital: number
  foundedOn: string
  representativeName: string
  representativeCitizenNumber: string
  representativeIndex: number
}

const householdsOfCity = 14
const couplesOfCity = 7
const enterprisesOfCity = 4
/** 16 cities × (7 couples + 7 alone). */
const personsOfCity = couplesOfCity + householdsOfCity

type Invented = { persons: InventedPerson[]; enterprises: InventedEnterprise[] }
const all = once(invent)

/** 336 persons over all 16 cities, the first 16 one of each; the same at every start. */
export const inventedPersons = (): readonly InventedPerson[] => all().persons

/** 64 enterprises, four in each city; the first of each is a restaurant. */
export const inventedEnterprises = (): readonly InventedEnterprise[] => all().enterprises

function invent(): Invented {
  const names = readNames()
  const regions = readRegions()
  const byCity = Map.groupBy(
    [...regions.values()].filter((r) => r.level === 5 && isOfficial(r, regions)),
    (r) => r.code.slice(0, 4),
  )
  const cities = [...regions.values()].filter((r) => r.level === 2)
  const people = cities.map((city, c) => inventCity(c, byCity.get(city.code.slice(0, 4)) ?? [], regions, names))
  // One of each city in turn, so that any first part of the list is spread over the province.
  const persons = Array.from({ length: personsOfCity }, (_, k) => people.flatMap((city) => city[k] ?? []))
    .flat()
    .map((person, index) => ({
      ...person,
      index,
      mobile: `100${String(20_000_000 + index * 137).padStart(8, '0')}`,
      socialSecurityCard: `AH${String(3_400_000 + index * 29)}`,
    }))
  const enterprises = Array.from({ length: enterprisesOfCity }, (_, k) =>
    cities.map((city, c) => inventEnterprise(k, c, city, persons, regions, names)),
  ).flat()
  return { persons, enterprises: enterprises.map((e, index) => ({ ...e, index })) }
}

type Resident = Omit<InventedPerson, 'index' | 'mobile' | 'socialSecurityCard'>

function inventCity(c: number, villages: Region[], regions: Map<string, Region>, names: Names): Resident[] {
  const chance = draw(1000 + c)
  const residents: Resident[] = []
  for (let h = 0; h < householdsOfCity; h++) {
    const village = villages[Math.floor(((h + 0.5) * villages.length) / householdsOfCity)]
    if (!village) throw new Error(`city ${c} has no villages`)
    const home = {
      regionCode: village.code,
      regionPath: pathOf(village, regions),
      address: addressIn(village, regions, names, chance),
      household: `${village.code.slice(0, 6)}${String(h + 1).padStart(3, '0')}`,
    }
    const single = inventResident(chance, names, chance.below(2) === 0 ? 'male' : 'female', residents.length, home)
    if (h % 2 === 1) {
      residents.push({ ...single, maritalStatus: chance.of(['single', 'single', 'divorced', 'widowed']) })
      continue
    }
    const husband = inventResident(chance, names, 'male', residents.length, home)
    const wife = inventResident(chance, names, 'female', residents.length + 1, home)
    residents.push(marry(husband, wife), marry(wife, husband))
  }
  return residents
}

const marry = (one: Resident, other: Resident): Resident => ({
  ...one,
  maritalStatus: 'married',
  spouseName: other.name,
  spouseCitizenNumber: other.citizenNumber,
})

function inventResident(
  chance: Draw,
  names: Names,
  sex: Sex,
  order: number,
  home: Pick<Resident, 'regionCode' | 'regionPath' | 'address' | 'household'>,
): Resident {
  const two = (n: number) => String(n).padStart(2, '0')
  const birth = [1870 + chance.below(29), two(1 + chance.below(12)), two(1 + chance.below(28))] as const
  // The last digit of the sequence is odd for men and even for women (GB 11643).
  const sequence = String(order * 10 + 100 + chance.below(5) * 2 + (sex === 'male' ? 1 : 0)).padStart(3, '0')
  const given = names.givenNames[sex === 'male' ? 'male' : 'female']
  return {
    name: chance.weighted(names.surnames).surname + chance.of(given),
    sex,
    birthDate: birth.join('-'),
    citizenNumber: makeCitizenNumber(home.regionCode.slice(0, 6), birth.join(''), sequence),
    maritalStatus: 'single',
    spouseCitizenNumber: null,
    spouseName: null,
    ...home,
  }
}

const scopes: Record<string, string> = {
  餐饮: '餐饮服务；食品销售',
  食品: '食品生产；食品销售',
  建筑工程: '房屋建筑和市政基础设施工程施工',
  医药: '药品零售；第二类医疗器械销售',
  物流: '道路货物运输；仓储服务',
  农业发展: '农作物种植；农产品初加工、销售',
  人力资源: '人力资源服务；劳务派遣',
  教育咨询: '教育咨询服务',
}
const sectors = ['餐饮', ...Object.keys(scopes).slice(1), '信息技术', '机械制造', '商贸', '旅游发展', '环保科技']

function inventEnterprise(
  k: number,
  c: number,
  city: Region,
  persons: InventedPerson[],
  regions: Map<string, Region>,
  names: Names,
): InventedEnterprise {
  const chance = draw(9000 + c * 10 + k)
  const representative = persons[k * 32 + c]
  if (!representative) throw new Error('there are fewer persons than representatives')
  const village = regions.get(representative.regionCode)
  if (!village) throw new Error('a representative lives nowhere')
  const sector = k === 0 ? '餐饮' : (sectors[1 + ((c * 3 + k * 5) % (sectors.length - 1))] ?? '商贸')
  const brand = names.enterprise.brands[(c * enterprisesOfCity + k) % names.enterprise.brands.length] ?? ''
  const form = k === 3 ? '股份有限公司' : '有限公司'
  return {
    index: 0,
    name: `${city.name.replace('市', '')}${brand}${sector}${form}（样例）`,
    // XN is never issued as the beginning of an organisation code.
    creditCode: makeCreditCode(`91${village.code.slice(0, 6)}`, `XN9${String(c * 10 + k).padStart(5, '0')}`),
    type: k === 3 ? '股份有限公司（非上市）' : '有限责任公司（自然人投资或控股）',
    sector,
    scope: scopes[sector] ?? `${sector}；技术服务`,
    address: addressIn(village, regions, names, chance),
    regionCode: village.code,
    regionPath: representative.regionPath,
    capital: (1 + chance.below(50)) * 10_000_000,
    foundedOn: `${2012 + chance.below(12)}-0${1 + chance.below(9)}-${10 + chance.below(18)}`,
    representativeName: representative.name,
    representativeCitizenNumber: representative.citizenNumber,
    representativeIndex: representative.index,
  }
}

function isOfficial(region: Region, regions: Map<string, Region>): boolean {
  const parent = regions.get(region.parent)
  return region.official && (!parent || isOfficial(parent, regions))
}

function pathOf(region: Region, regions: Map<string, Region>): string[] {
  const parent = regions.get(region.parent)
  return parent ? [...pathOf(parent, regions), region.name] : [region.name]
}

function addressIn(village: Region, regions: Map<string, Region>, names: Names, chance: Draw): string {
  const above = pathOf(village, regions).slice(0, -1).join('')
  const near =
    village.kind === 'villagers-committee'
      ? `${village.name.replace(/(村民委员会|村民委会|村委会)$/, '村').replace('村村', '村')}${1 + chance.below(20)}组${1 + chance.below(80)}号`
      : `${chance.of(names.streets)}${chance.of(names.streetSuffixes)}${1 + chance.below(400)}号`
  return above + near
}
