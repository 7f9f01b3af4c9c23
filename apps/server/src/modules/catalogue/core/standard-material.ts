import { sameDocument } from '@tongban/contracts/catalogue/document-name'
import type { ItemMaterial } from '@tongban/contracts/catalogue/item'
import type { MaterialText, StandardMaterial } from '@tongban/contracts/catalogue/materials'
import type { Problem } from '#platform/problems'
import { err, ok, type Result } from '#platform/result'
import { problems } from '../problems.ts'
import { equal } from './equal.ts'
import type { PublishFacts } from './gate/rule.ts'

/** Elements in which an item may say something else than the catalogue. */
const compared = ['name', 'nameEn', 'kind', 'source', 'obtain', 'form', 'acceptedKinds'] as const

/** In what a material of an item deviates from its entry in the catalogue. */
export const differencesOf = (
  entry: Pick<StandardMaterial, (typeof compared)[number]>,
  material: Pick<ItemMaterial, (typeof compared)[number]>,
): string[] =>
  compared.filter(
    (element) => !equal(entry[element], material[element]) && !(isName(element) && sameDocument(entry, material)),
  )

/** Whose a document is and what for stands in the name that the item gives it. */
const isName = (element: string) => element === 'name' || element === 'nameEn'

type Known = Pick<PublishFacts, 'licenceNames' | 'resources' | 'resultNames'>
type Fault = { key: string; code: string; message: string; messageEn: string }

/** What an entry must be before it is kept: its source and where it can be had agree with each other and with what there is. */
export function checkMaterial(text: MaterialText, known: Known): Result<MaterialText, Problem> {
  const fields: Fault[] = []
  const fault = (key: string, message: string, messageEn: string) =>
    fields.push({ key, code: 'catalogue.material-wrong', message, messageEn })
  if (text.obtain !== null && text.source !== 'government')
    fault('source', '平台能取得的材料，来源应为政府部门核发', 'What can be obtained is issued by the government')
  if (text.obtain !== null && !isKnown(text.obtain, known))
    fault(
      'obtain',
      '取得来源不在证照类型、共享资源或办理结果中，请更正',
      'This is no licence type, shared resource or result of an item',
    )
  if (text.source !== 'generated' && text.acceptedKinds.length === 0)
    fault('acceptedKinds', '请至少选择一种文件格式', 'Choose at least one kind of file')
  return fields.length === 0 ? ok(text) : err(problems['catalogue.material-wrong']({ fields }))
}

/** Whether there is such a licence, shared resource, or item that ends with a document. */
export function isKnown(obtain: NonNullable<ItemMaterial['obtain']>, known: Known): boolean {
  if (obtain.via === 'licence') return known.licenceNames.has(obtain.licenceType)
  if (obtain.via === 'share') return known.resources.has(obtain.resource)
  return [...known.resultNames.values()].includes(obtain.itemId)
}
