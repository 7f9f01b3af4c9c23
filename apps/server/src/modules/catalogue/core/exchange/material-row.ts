import { sameDocument } from '@tongban/contracts/catalogue/document-name'
import type { ItemContent, ItemMaterial } from '@tongban/contracts/catalogue/item'
import type { PublishFacts } from '../publish-check.ts'
import { readByLaw } from './by-law.ts'
import { type Row, yesNo } from './row.ts'

export type MaterialFacts = Pick<PublishFacts, 'licenceNames' | 'standards'>

/** 材料类型: 1 证件证书证明, 2 申请表格文书, 3 其他. */
const kinds: Readonly<Record<string, string>> = { 证件证书证明: '1', 申请表格文书: '2', 其他: '3' }

/** Reads a row as a material of `content`; a material of the same name keeps its key. Undefined when it has an error. */
export function readMaterialRow(
  row: Row,
  content: ItemContent,
  place: number,
  { licenceNames, standards }: MaterialFacts,
): ItemMaterial | undefined {
  const name = row.get('materialName') ?? ''
  if (name === '') {
    row.say('materialName', 'missing', '没有材料名称；请填写', 'The name of the material is missing; fill it in')
    return
  }
  const before = content.materials.find((material) => material.name === name)
  const given = row.get('kind') ?? ''
  const kind = /^[123]$/.test(given) ? given : (kinds[given] ?? before?.kind ?? '3')
  const need = row.get('need')
  const required = need ? (need === '1' || need === '必要' ? true : (yesNo(need) ?? false)) : (before?.required ?? true)
  const bare = name.replace(/(原件|复印件|扫描件|（[^）]*）)/g, '')
  const licenceType = licenceNames.has(bare) ? bare : undefined
  const source = licenceType || /^(20|政府部门核发)$/.test(row.get('source') ?? '') ? 'government' : 'applicant'
  const named = readByLaw(row.get('basis') ?? '')[0]
  const article = named && { law: named.law, article: named.article }
  const basis = article ?? (before ? before.basis : firstOf(content))
  const nameEn = row.get('materialNameEn') || before?.nameEn || name
  const standard = row.get('standard') || before?.standard
  const circumstance = row.get('circumstance') || before?.circumstance
  const circumstanceEn = row.get('circumstanceEn') || before?.circumstanceEn
  const obtain = before ? before.obtain : licenceType ? { via: 'licence' as const, licenceType } : null
  const standardCode = before?.standardCode ?? codeOf({ name, obtain }, standards)
  return {
    acceptedKinds: ['pdf', 'jpg', 'png'],
    form: licenceType ? '电子证照（免提交）' : '扫描件或复印件',
    obtain,
    ...before,
    key: before?.key ?? `material_${place + 1}`,
    ...(standardCode ? { standardCode } : {}),
    name,
    nameEn,
    required,
    ...(circumstance ? { circumstance } : {}),
    ...(circumstanceEn ? { circumstanceEn } : {}),
    kind,
    source: before?.source ?? source,
    ...(basis ? { basis } : {}),
    ...(standard ? { standard } : {}),
  }
}

/** A list has no code of the material catalogue; the document is found by its name. */
const codeOf = (material: Pick<ItemMaterial, 'name' | 'obtain'>, standards: PublishFacts['standards']) =>
  [...(standards ?? [])].find(([, entry]) => entry.state === 'in-force' && sameDocument(entry, material))?.[0]

const firstOf = ({ legalBasis: [first] }: ItemContent) => first && { law: first.law, article: first.article }
