import type { Guide, GuideFile, ItemContent, MaterialFile } from '@tongban/contracts/catalogue/item'
import type { LocalElements } from '@tongban/contracts/catalogue/local'
import type { Level } from '@tongban/contracts/shared'
import { formFor } from './applicant-form.ts'
import { formsOnPaper } from './empty-form.ts'

type Implementing = {
  code: string
  itemId: string
  revisionNumber: number
  effectiveFrom: string
  officeId: string
  officeName: string
  creditCode: string
  address: string
  hours: string
  consultPhone: string
  complaintPhone: string
  level: Level
  regionCode: string
  regionName: string
  local: LocalElements | null
  movedTo: { code: string; officeName: string; on: string } | null
}
type Article = { law: string; article: string; lawVersion: string | null; text: string }

/** What stands beside the elements in the guide; no files beside an older revision, whose forms nobody takes any more. */
type Beside = { articles: readonly Article[]; standing: Guide['standing']; files: readonly CatalogueFile[] | undefined }
type CatalogueFile = { code: string; use: GuideFile['use']; file: MaterialFile }

export const standardCodesOf = ({ materials }: ItemContent): string[] =>
  materials.flatMap(({ standardCode }) => standardCode ?? [])

/** Samples and empty forms as the catalogue has them; a form that it does not have is printed from the item itself. */
function filesOf(content: ItemContent, files: readonly CatalogueFile[]): GuideFile[] {
  const stored = content.materials.flatMap(({ key, standardCode }) =>
    files
      .filter(({ code }) => code === standardCode)
      .map(({ use, file }): GuideFile => ({ materialKey: key, use, file, audience: null })),
  )
  const given = (one: GuideFile) =>
    stored.some(({ materialKey, use }) => materialKey === one.materialKey && use === one.use)
  return [...stored, ...formsOnPaper(content).filter((one) => !given(one))]
}

/** The guide, all of it from the record that applications run on. */
export function presentGuide(
  row: Implementing,
  content: ItemContent,
  { articles, standing, files }: Beside,
  path: { code: string; name: string }[],
): Guide {
  const texts = new Map(articles.map((article) => [`${article.law} ${article.article}`, article]))
  return {
    code: row.code,
    itemId: row.itemId,
    revision: row.revisionNumber,
    effectiveFrom: row.effectiveFrom,
    local: row.local,
    standing,
    ...(row.movedTo ? { movedTo: row.movedTo } : {}),
    level: row.level,
    region: { code: row.regionCode, name: row.regionName, path },
    office: {
      id: row.officeId,
      name: row.officeName,
      creditCode: row.creditCode,
      address: row.address,
      hours: row.hours,
      consultPhone: row.consultPhone,
      complaintPhone: row.complaintPhone,
    },
    content,
    files: files ? filesOf(content, files) : [],
    legalArticles: content.legalBasis.map((basis) => {
      const found = texts.get(`${basis.law} ${basis.article}`)
      return { ...basis, text: found?.text ?? null, lawVersion: found?.lawVersion ?? null }
    }),
    forms: Object.fromEntries(content.audience.map((audience) => [audience, formFor(content, audience)])),
  }
}
