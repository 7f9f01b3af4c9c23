import type { LegalRef } from '@tongban/contracts/catalogue/words'
import { at, type GateSubject, type Rule, sources } from './rule.ts'

/** Every place of a content that rests on an article. */
function* references({ content }: GateSubject): Generator<[path: string, ref: LegalRef]> {
  for (const [i, ref] of content.legalBasis.entries()) yield [`/legalBasis/${i}`, ref]
  for (const [i, { basis }] of content.materials.entries()) if (basis) yield [`/materials/${i}/basis`, basis]
  for (const [i, { basis }] of content.flow.entries()) if (basis) yield [`/flow/${i}/basis`, basis]
  for (const [i, { basis }] of (content.intermediaryServices ?? []).entries())
    yield [`/intermediaryServices/${i}/basis`, basis]
}

/** 设定依据: what is done and asked rests on articles whose text can be read. */
export const lawRules: readonly Rule[] = [
  {
    code: 'catalogue.basis-missing',
    label: '没有设定依据',
    labelEn: 'No legal basis',
    source: sources.elements,
    weight: 30,
    *find({ content: { legalBasis } }) {
      if (legalBasis.length === 0) yield at('/legalBasis', '请填写设定依据', 'Name the legal basis')
    },
  },
  {
    code: 'catalogue.article-unknown',
    label: '引用的法律条文不在条文库中',
    labelEn: 'An article cited is not on record',
    source: sources.shown,
    weight: 10,
    *find(subject) {
      for (const [path, { law, article }] of references(subject))
        if (!subject.facts.hasArticle(law, article))
          yield at(
            path,
            `法律条文库中没有《${law}》${article}，请先录入条文或更正`,
            `《${law}》 ${article} is not among the legal articles; enter its text first or correct it`,
          )
    },
  },
]
