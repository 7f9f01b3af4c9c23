import type { FlowStage } from '@tongban/contracts/catalogue/flow'
import { stageKey } from '@tongban/contracts/catalogue/flow-graph'
import type { ItemContent, ItemMaterial } from '@tongban/contracts/catalogue/item'
import type { LocalElement, LocalElements } from '@tongban/contracts/catalogue/local'

/** Names of the elements that an office may fill for itself, in the order in which screens show them. */
export const elementNames: Readonly<Record<LocalElement, { label: string; labelEn: string }>> = {
  promisedDays: { label: '承诺办结时限（工作日）', labelEn: 'Promised time (working days)' },
  stageDays: { label: '各环节时限（工作日）', labelEn: 'Time of the stages (working days)' },
  visits: { label: '到现场次数', labelEn: 'Visits needed' },
  onlineDepth: { label: '网上办理深度', labelEn: 'How far it goes online' },
  waivedMaterials: { label: '免交材料', labelEn: 'Materials not asked for' },
  address: { label: '办理地点', labelEn: 'Place' },
  hours: { label: '办理时间', labelEn: 'Hours' },
  consultPhone: { label: '咨询电话', labelEn: 'Telephone for advice' },
  complaintPhone: { label: '监督投诉电话', labelEn: 'Telephone for complaints' },
  faq: { label: '常见问题（本地补充）', labelEn: 'Common questions (added here)' },
  everydayWords: { label: '日常用语（本地补充）', labelEn: 'Everyday words (added here)' },
  note: { label: '本地说明', labelEn: 'Note of the office' },
}
const order = Object.keys(elementNames) as LocalElement[]
export const isElement = (name: string): name is LocalElement => Object.hasOwn(elementNames, name)

const isEmpty = (value: unknown): boolean =>
  value === undefined ||
  value === '' ||
  (typeof value === 'object' && value !== null && Object.keys(value).length === 0)

/** What an office filled in, in the order of `elementNames`; an empty list or text is nothing. */
export const elementsOf = (local: LocalElements): LocalElement[] =>
  order.filter((element) => Object.hasOwn(local, element) && !isEmpty(local[element]))

/** The given elements of `local`, without the empty ones. */
export const pickElements = (local: LocalElements, elements: readonly LocalElement[]): LocalElements =>
  Object.fromEntries(
    elementsOf(local).flatMap((element) => (elements.includes(element) ? [[element, local[element]]] : [])),
  )

const unique = (words: readonly string[]): string[] => [...new Set(words)]

/** The content as this office exercises it: the directory's with the local elements worked in. */
export function withLocal(content: ItemContent, local: LocalElements): ItemContent {
  const { stageDays = {}, waivedMaterials = [], faq = [], everydayWords = [] } = local
  const promisedDays = local.promisedDays ?? content.promisedDays
  const visits = local.visits ?? content.visits
  const note = [content.note, local.note].filter((text) => text).join('\n')
  const { note: _, onSiteReason, ...rest } = content
  return {
    ...rest,
    promisedDays,
    // Done while the person waits (即办件, GB/T 39046 A.6) is what a promise of no days means.
    handleType: local.promisedDays === 0 ? '1' : content.handleType,
    visits,
    onlineDepth: local.onlineDepth ?? content.onlineDepth,
    flow: content.flow.map((stage, i) => {
      const days = stageDays[stageKey(stage, i)]
      return days === undefined ? stage : { ...stage, days }
    }),
    materials: content.materials.filter(({ key }) => !waivedMaterials.includes(key)),
    faq: [...content.faq, ...faq],
    everydayWords: unique([...content.everydayWords, ...everydayWords]),
    ...(note ? { note } : {}),
    // Nobody is given a reason to come who need not come.
    ...(onSiteReason !== undefined && !(local.visits === 0) ? { onSiteReason } : {}),
  }
}

/** Time before acceptance and that of special procedures is not counted in the limit (行政许可法 art. 42, 45). */
const counts = ({ stage }: FlowStage): boolean => stage !== 'pre-review' && stage !== 'special-procedure'

/** Counted working days of the longest way through the flow. */
export function countedDays(flow: readonly FlowStage[]): number {
  const days = (stage: FlowStage) => (counts(stage) ? stage.days : 0)
  if (!flow.some(({ next }) => next)) return flow.reduce((sum, stage) => sum + days(stage), 0)
  const byKey = new Map(flow.map((stage, i) => [stageKey(stage, i), stage]))
  const longest = new Map<string, number>()
  const walk = (key: string, way: ReadonlySet<string>): number => {
    const stage = byKey.get(key)
    // A stage met again adds nothing: how often a case comes round is not for the limit to say.
    if (!stage || way.has(key)) return 0
    const known = longest.get(key)
    if (known !== undefined) return known
    const ahead = new Set(way).add(key)
    const found = days(stage) + Math.max(0, ...(stage.next ?? []).map(({ to }) => walk(to, ahead)))
    longest.set(key, found)
    return found
  }
  const [first] = flow
  return first ? walk(stageKey(first, 0), new Set()) : 0
}

const describeMaterial = ({ name, form, note }: ItemMaterial): string => [name, form, note].filter(Boolean).join(' · ')
const listStages = (flow: readonly FlowStage[], keys: ReadonlySet<string>): string =>
  flow.flatMap((stage, i) => (keys.has(stageKey(stage, i)) ? [`${stage.name} ${stage.days}`] : [])).join('；')

/**
 * What the directory says of an element, as text; for stages and materials of those that `local` names. Empty where it
 * says nothing, as of an office's own address.
 */
export function directoryText(element: LocalElement, content: ItemContent, local: LocalElements): string {
  switch (element) {
    case 'promisedDays':
    case 'visits':
    case 'onlineDepth':
      return String(content[element])
    case 'stageDays':
      return listStages(content.flow, new Set(Object.keys(local.stageDays ?? {})))
    case 'waivedMaterials':
      return content.materials
        .filter(({ key }) => local.waivedMaterials?.includes(key))
        .map(describeMaterial)
        .join('；')
    case 'everydayWords':
      return content.everydayWords.join('、')
    case 'note':
      return content.note ?? ''
    default:
      return ''
  }
}

/** What the office says of an element, as text; `content` is the directory's that it was said over. */
export function officeText(element: LocalElement, content: ItemContent, local: LocalElements): string {
  switch (element) {
    case 'stageDays':
      return listStages(withLocal(content, local).flow, new Set(Object.keys(local.stageDays ?? {})))
    case 'waivedMaterials': {
      const names = new Map(content.materials.map(({ key, name }) => [key, name]))
      return (local.waivedMaterials ?? []).map((key) => names.get(key) ?? key).join('；')
    }
    case 'everydayWords':
      return (local.everydayWords ?? []).join('、')
    case 'faq':
      return (local.faq ?? []).map(({ question }) => question).join('；')
    default:
      return String(local[element] ?? '')
  }
}
