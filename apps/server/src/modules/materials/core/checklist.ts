import { documentOf } from '@tongban/contracts/catalogue/document-name'
import type { ItemMaterial } from '@tongban/contracts/catalogue/item'
import type { ChecklistEntry, StoredFile } from '@tongban/contracts/materials/uploads'

/** Trust of a material, 国办函〔2016〕108号: A issued electronically, B verified, C copy given, D made by the person. */
export type Trust = 'A' | 'B' | 'C' | 'D'

/** What the platform has for a material: a licence, or (`licenceId` null) the document of an earlier case, by its number. */
export type FoundLicence = {
  materialKey: string
  licenceId: string | null
  licenceIdentifier: string
  /** Where it is from, in words. */
  source: string
  sourceEn: string
  trust: Trust
}

/** A line as it stands while nothing is uploaded for it. */
export type Line = {
  materialKey: string
  name: string
  nameEn: string
  required: boolean
  state: Exclude<ChecklistEntry['state'], 'uploaded'>
  trust: Trust | null
  /** What an upload for it is worth: a copy is to be compared with the original, what the person wrote is not. */
  uploadTrust: 'C' | 'D'
  source: string
  sourceEn: string
  licenceId: string | null
  licenceIdentifier: string | null
  acceptedKinds: string[]
  note: string | null
  /** In the material catalogue: the same material whatever item asks for it. */
  standardCode: string | null
  /** Whose document it is, as the item says. */
  holder: string
}

type Standing = Pick<Line, 'state' | 'trust' | 'source' | 'sourceEn'> & Partial<Line>

/** The line of a material. What the platform has or can verify is never asked for (国务院令第716号 art. 7). */
export function lineOf(material: ItemMaterial, found: FoundLicence | undefined): Line {
  return {
    materialKey: material.key,
    name: material.name,
    nameEn: material.nameEn,
    required: material.required,
    uploadTrust: material.source === 'applicant' && material.kind === '2' ? 'D' : 'C',
    licenceId: null,
    licenceIdentifier: null,
    acceptedKinds: material.acceptedKinds,
    note: material.note ?? null,
    standardCode: material.standardCode ?? null,
    holder: documentOf(material.name).holder,
    ...standing(material, found),
  }
}

function standing(material: ItemMaterial, found: FoundLicence | undefined): Standing {
  if (material.source === 'generated')
    return {
      state: 'generated',
      trust: 'D',
      source: '由平台根据您填写的内容生成，无需上传',
      sourceEn: 'Made by the platform from your answers; nothing to upload',
    }
  if (found) {
    const { materialKey: _, ...known } = found
    return { state: 'attached', ...known }
  }
  if (material.obtain?.via === 'share')
    return {
      state: 'office-verifies',
      trust: 'B',
      source: '由办理单位通过数据共享核验，无需上传',
      sourceEn: 'Checked by the office through data sharing; nothing to upload',
    }
  const [source, sourceEn] = whence(material)
  return { state: material.required ? 'wanted' : 'optional', trust: null, source, sourceEn }
}

function whence(material: ItemMaterial): [string, string] {
  const [ask, askEn] = material.required
    ? ['请上传', 'please upload it']
    : ['可以上传，也可以不交', 'you may upload it or leave it out']
  if (material.obtain?.via === 'licence')
    return [`电子证照库里还没有您的这份证照，${ask}`, `The licence library has none of yours yet; ${askEn}`]
  if (material.obtain?.via === 'case')
    return [`以前的办件中没有找到您的这份材料，${ask}`, `None of your earlier cases has it; ${askEn}`]
  if (material.source === 'government') return [`由政府部门核发，${ask}`, `Issued by the government; ${askEn}`]
  return [`由您提供，${ask}`, `From you; ${askEn}`]
}

/** The line as it is shown: with files it is given, whatever it was before. */
export function withFiles(line: Line, files: StoredFile[]): ChecklistEntry {
  const { materialKey, name, nameEn, required, licenceIdentifier, acceptedKinds, uploadTrust } = line
  const shown = files.length
    ? { state: 'uploaded' as const, trust: line.uploadTrust, source: '您上传的文件', sourceEn: 'Uploaded by you' }
    : { state: line.state, trust: line.trust, source: line.source, sourceEn: line.sourceEn }
  return { materialKey, name, nameEn, required, ...shown, licenceIdentifier, files, uploadTrust, acceptedKinds }
}

/** Required materials that are still to be given, as entries of an error summary. */
export function missingMaterials(
  entries: readonly ChecklistEntry[],
): { key: string; code: 'materials.missing'; message: string; messageEn: string }[] {
  return entries
    .filter((entry) => entry.required && entry.state === 'wanted')
    .map((entry) => ({
      key: entry.materialKey,
      code: 'materials.missing',
      message: `请上传“${entry.name}”。`,
      messageEn: `Upload “${entry.nameEn}”.`,
    }))
}

/** Whether the platform has it already, so that a draft need not and may not give it. */
export const isProvided = (line: Pick<Line, 'state'>): boolean => line.state !== 'wanted' && line.state !== 'optional'
