import type { Guide, ItemContent } from '@tongban/contracts/catalogue/item'
import type { LocalElements } from '@tongban/contracts/catalogue/local'
import type { Level } from '@tongban/contracts/shared'
import { formFor } from './applicant-form.ts'

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
}
type Article = { law: string; article: string; lawVersion: string | null; text: string }

/** The guide, all of it from the record that applications run on. */
export function presentGuide(
  row: Implementing,
  content: ItemContent,
  articles: readonly Article[],
  standing: Guide['standing'],
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
    legalArticles: content.legalBasis.map((basis) => {
      const found = texts.get(`${basis.law} ${basis.article}`)
      return { ...basis, text: found?.text ?? null, lawVersion: found?.lawVersion ?? null }
    }),
    forms: Object.fromEntries(content.audience.map((audience) => [audience, formFor(content, audience)])),
  }
}
