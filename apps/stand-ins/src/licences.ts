import { makeCreditCode } from '@tongban/codes/credit-code'
import { makeLicenceId } from '@tongban/codes/licence-id'
import type { LicenceRecord } from '@tongban/contracts/outside/gateway'
import { type LicenceType, readLicenceTypes } from './data.ts'
import { once } from './draw.ts'
import type { InventedEnterprise, InventedPerson } from './people.ts'

/** Who holds what: everybody of `every`, counted from `from`. */
type Share = readonly [every: number, from: number]

const ofPersons: Record<string, Share | ((person: InventedPerson) => boolean)> = {
  居民身份证: [1, 0],
  居民户口簿: [1, 0],
  社会保障卡: [1, 0],
  结婚证: (person) => person.maritalStatus === 'married',
  不动产权证书: [2, 0],
  机动车驾驶证: [3, 0],
  机动车行驶证: [4, 0],
  健康证明: [3, 1],
  出生医学证明: [3, 2],
  预防接种证: [3, 2],
  普通护照: [4, 1],
  就业创业证: [5, 0],
  职业技能等级证书: [5, 1],
  生育登记服务凭证: [6, 1],
  居住证: [7, 0],
  道路运输从业人员从业资格证: [7, 3],
  独生子女父母光荣证: [9, 1],
  教师资格证书: [11, 3],
  特种作业操作证: [12, 5],
  医师资格证书: [13, 4],
  医师执业证书: [13, 4],
  护士执业证书: [13, 7],
  安全生产知识和管理能力考核合格证: [14, 2],
  建造师注册证书: [15, 0],
  建筑施工企业安全生产管理人员考核合格证书: [15, 0],
  残疾人证: [17, 8],
  执业药师注册证: [19, 3],
  农村宅基地批准书: (person) => /组\d+号$/.test(person.address) && person.index % 3 === 0,
}

const ofEnterprises: Record<string, (enterprise: InventedEnterprise) => boolean> = {
  营业执照: () => true,
  不动产权证书: () => true,
  企业投资项目备案证明: () => true,
  环境影响评价审批批复: (e) => ['机械制造', '食品', '环保科技', '建筑工程'].includes(e.sector),
  建设项目用地预审与选址意见书: (e) => ['机械制造', '建筑工程', '食品'].includes(e.sector),
  建设用地规划许可证: (e) => ['机械制造', '建筑工程', '食品'].includes(e.sector),
  建设工程规划许可证: (e) => ['机械制造', '建筑工程'].includes(e.sector),
  建筑业企业资质证书: (e) => e.sector === '建筑工程',
  建筑施工企业安全生产许可证: (e) => e.sector === '建筑工程',
  食品经营许可证: (e) => e.sector === '餐饮' && e.index % 2 === 1,
  食品生产许可证: (e) => e.sector === '食品',
  药品经营许可证: (e) => e.sector === '医药',
  医疗器械经营许可证: (e) => e.sector === '医药',
  道路运输经营许可证: (e) => e.sector === '物流',
  机动车行驶证: (e) => e.sector === '物流',
  人力资源服务许可证: (e) => e.sector === '人力资源',
  民办学校办学许可证: (e) => e.sector === '教育咨询',
  农药经营许可证: (e) => e.sector === '农业发展',
  高新技术企业证书: (e) => ['信息技术', '环保科技'].includes(e.sector),
  专利证书: (e) => ['信息技术', '环保科技', '机械制造'].includes(e.sector),
}

const bureaus: Record<string, string> = {
  'market-supervision': '市场监督管理局',
  'public-security': '公安局',
  'civil-affairs': '民政局',
  'human-resources': '人力资源和社会保障局',
  'natural-resources': '自然资源和规划局',
  'development-reform': '发展和改革委员会',
  housing: '住房和城乡建设局',
  ecology: '生态环境局',
  health: '卫生健康委员会',
  transport: '交通运输局',
  education: '教育局',
  emergency: '应急管理局',
  science: '科学技术局',
  agriculture: '农业农村局',
  'disabled-federation': '残疾人联合会',
}

const allTypes = once(readLicenceTypes)

type Holder = { name: string; number: string; regionCode: string; regionPath: string[]; index: number }
const holderOf = (person: InventedPerson): Holder => ({ ...person, number: person.citizenNumber })
// Serial numbers of companies begin where those of persons end.
const companyOf = (enterprise: InventedEnterprise): Holder => ({
  ...enterprise,
  number: enterprise.creditCode,
  index: enterprise.index + 500_000,
})

/** What the national licence library knows of a person on `today` (YYYY-MM-DD). */
export function licencesOfPerson(person: InventedPerson, today: string): LicenceRecord[] {
  return allTypes()
    .filter(({ name }) => holds(ofPersons[name], person))
    .map((type) => issue(type, holderOf(person), today, fieldsOfPerson(type.name, person)))
}

/** What it knows of an enterprise; the business licence comes first. */
export function licencesOfEnterprise(enterprise: InventedEnterprise, today: string): LicenceRecord[] {
  return allTypes()
    .filter(({ name }) => ofEnterprises[name]?.(enterprise))
    .map((type) => issue(type, companyOf(enterprise), today, fieldsOfEnterprise(type.name, enterprise)))
}

const holds = (rule: Share | ((person: InventedPerson) => boolean) | undefined, person: InventedPerson): boolean =>
  typeof rule === 'function' ? rule(person) : rule !== undefined && person.index % rule[0] === rule[1]

function issue(type: LicenceType, holder: Holder, today: string, fields: Record<string, string>): LicenceRecord {
  const area = holder.regionCode.slice(0, 6)
  const department = Object.keys(bureaus).indexOf(type.departmentKey)
  const issuerCreditCode = makeCreditCode(`11${area}`, `XN8${String(department + 1).padStart(5, '0')}`)
  const serial = `${area}${String(allTypes().indexOf(type)).padStart(2, '0')}${String(holder.index).padStart(6, '0')}`
  const issuedOn = fields['成立日期'] ?? issueDate(type, holder, today)
  const validUntil = type.validityYears === null ? null : dayBefore(addYears(issuedOn, type.validityYears))
  return {
    identifier: makeLicenceId(type.code, issuerCreditCode, serial, 1),
    typeCode: type.code,
    typeName: type.name,
    number: fields['证号'] ?? serial,
    holderName: holder.name,
    holderNumber: holder.number,
    issuer: `${holder.regionPath[2] ?? ''}${bureaus[type.departmentKey] ?? '人民政府'}`,
    issuerCreditCode,
    issuedOn,
    validUntil,
    status: validUntil !== null && validUntil < today ? 'expired' : 'valid',
    fields: { 持证主体: holder.name, ...fields },
  }
}

/** Young enough to be valid today; but the health certificate of every sixth person has run out. */
function issueDate(type: LicenceType, holder: Holder, today: string): string {
  const year = Number(today.slice(0, 4))
  const years = type.validityYears ?? 20
  if (type.name === '健康证明' && holder.index % 6 === 1) return `${year - 2}-03-01`
  const age = years < 2 ? 0 : years < 5 ? 1 : 2 + (holder.index % 2)
  return `${year - age}-01-0${1 + (holder.index % 9)}` > today ? `${year - 1}-12-31` : `${year - age}-01-01`
}

const addYears = (date: string, years: number) => `${Number(date.slice(0, 4)) + years}${date.slice(4)}`
const dayBefore = (date: string) => new Date(Date.parse(date) - 86_400_000).toISOString().slice(0, 10)

const sexes = { male: '男', female: '女' } as const

function fieldsOfPerson(type: string, person: InventedPerson): Record<string, string> {
  const known = { 姓名: person.name, 公民身份号码: person.citizenNumber }
  if (type === '居民身份证')
    return {
      证号: person.citizenNumber,
      ...known,
      性别: sexes[person.sex],
      出生: person.birthDate,
      住址: person.address,
    }
  if (type === '居民户口簿') return { 证号: person.household, ...known, 户号: person.household, 住址: person.address }
  if (type === '社会保障卡') return { 证号: person.socialSecurityCard, ...known }
  if (type === '结婚证')
    return { ...known, 配偶姓名: person.spouseName ?? '', 配偶公民身份号码: person.spouseCitizenNumber ?? '' }
  return known
}

function fieldsOfEnterprise(type: string, enterprise: InventedEnterprise): Record<string, string> {
  const known = { 名称: enterprise.name, 统一社会信用代码: enterprise.creditCode }
  if (type !== '营业执照') return known
  return {
    证号: enterprise.creditCode,
    ...known,
    类型: enterprise.type,
    法定代表人: enterprise.representativeName,
    注册资本: `${enterprise.capital / 1_000_000}万元`,
    成立日期: enterprise.foundedOn,
    住所: enterprise.address,
    经营范围: enterprise.scope,
  }
}
