import { sameDocument } from '@tongban/contracts/catalogue/document-name'
import type { ItemMaterial, Obtain } from '@tongban/contracts/catalogue/item'
import type { SourceName } from '@tongban/contracts/catalogue/library'
import type { MaterialText } from '@tongban/contracts/catalogue/materials'
import type { Text } from '../../../i18n.ts'
import { labels } from './element-labels.ts'
import { materialKindText, sourceText } from './element-words.ts'
import { put } from './rows.ts'

export type Via = Obtain['via']
export const viaText: Record<Via, Text> = {
  licence: ['电子证照', 'Electronic licence'],
  share: ['共享数据', 'Shared data'],
  case: ['以前办件', 'Earlier case'],
}
/** What names the source: the licence, the shared resource, or the item whose earlier result it is. */
export const viaValueText: Record<Via, Text> = {
  licence: ['证照名称', 'Name of the licence'],
  share: ['共享资源名称', 'Name of the shared data'],
  case: ['事项标识（取其办理结果）', 'Id of the item whose result it is'],
}

export function obtainBy(via: string, value: string): Obtain | null {
  if (via === 'licence') return { via, licenceType: value }
  if (via === 'share') return { via, resource: value }
  return via === 'case' ? { via, itemId: value } : null
}

export function obtainValue(obtain: Obtain): string {
  if (obtain.via === 'licence') return obtain.licenceType
  return obtain.via === 'share' ? obtain.resource : obtain.itemId
}

/** What a source is called, in both languages; an item never by its id. */
export function sourceWords(obtain: Obtain, names: readonly SourceName[]): Text {
  const kind = ({ licence: 'licence-type', share: 'shared-resource', case: 'document' } as const)[obtain.via]
  const value = obtainValue(obtain)
  if (obtain.via === 'case') {
    const found = names.find((one) => one.kind === kind && one.code === value)
    return found ? [found.name, found.nameEn] : ['……', '…']
  }
  const english = (name: string) => names.find((one) => one.kind === kind && one.name === name)?.nameEn
  // 「营业执照或居民身份证」 names two that serve alike; 或 or 、 stands between them.
  const parts = value.split(/[\u6216\u3001]/).map(english)
  return [value, english(value) ?? (parts.every(Boolean) ? parts.join(' or ') : value)]
}

export const obtainText = (obtain: Obtain | null, names: readonly SourceName[]): Text => {
  if (!obtain) return ['不能取得，由申请人提交', 'Not available; the applicant brings it']
  const [zh, en] = viaText[obtain.via]
  const source = sourceWords(obtain, names)
  return [`${zh}（${source[0]}）`, `${en} (${source[1]})`]
}

type Entry = MaterialText & { code: string }

/** The material with all that the catalogue says of it; what is the item's own stays: whether it is needed, when, on what basis. */
export function takeStandard(material: ItemMaterial, entry: Entry): ItemMaterial {
  const { name, nameEn, kind, source, obtain, form, acceptedKinds } = entry
  // Whose it is and what for is the item's own to say.
  const named = sameDocument({ ...material, obtain: null }, { ...entry, obtain: null }) ? {} : { name, nameEn }
  const next = { ...material, ...named, kind, source, obtain, form, acceptedKinds, standardCode: entry.code }
  return entry.note === '' ? next : put(next, 'note', entry.note)
}

export type Deviation = { label: Text; catalogue: Text; item: Text }

/** In what a material says something else than its entry in the catalogue. */
export function deviationsOf(material: ItemMaterial, entry: MaterialText, names: readonly SourceName[]): Deviation[] {
  const plain = (text: string): Text => [text, text]
  const word = (words: Readonly<Record<string, Text>>, key: string) => words[key] ?? plain(key)
  const told: [Text, (of: MaterialText | ItemMaterial) => Text][] = [
    [labels.name, ({ name, nameEn }) => [name, nameEn]],
    [labels.kind, ({ kind }) => word(materialKindText, kind)],
    [labels.source, ({ source }) => sourceText[source]],
    [labels.obtain, ({ obtain }) => obtainText(obtain, names)],
    [['材料形式', 'Form of the document'], ({ form }) => plain(form)],
    [labels.acceptedKinds, ({ acceptedKinds }) => plain(acceptedKinds.join(', ').toUpperCase())],
  ]
  return told.flatMap(([label, tell]) => {
    const [catalogue, item] = [tell(entry), tell(material)]
    const sameName = label === labels.name && sameDocument(entry, material)
    return sameName || catalogue.join() === item.join() ? [] : [{ label, catalogue, item }]
  })
}
