import { stageKey } from '@tongban/contracts/catalogue/flow-graph'
import type { ItemContent } from '@tongban/contracts/catalogue/item'
import type { LocalElement, LocalElements } from '@tongban/contracts/catalogue/local'
import { formatLimit } from '@tongban/ui/format'
import { stageDaysWords } from '@tongban/ui/tell-flow'
import type { Text } from '../../i18n.ts'
import { depthWords } from './implementing-words.ts'

type Row = { element: LocalElement; directory: Text; office: Text }
type Both = { zh: string; en: string }

/** What an office writes in its own words, and so in Chinese. */
export const ownWords: ReadonlySet<LocalElement> = new Set(['address', 'hours', 'everydayWords', 'note'])

const nothing: Text = ['', '']
/** Written once, in Chinese. */
const same = (text: string): Text => [text, text]
const joined = (parts: readonly Both[]): Text => [
  parts.map(({ zh }) => zh).join('、'),
  parts.map(({ en }) => en).join(', '),
]
const times = (count: number): Text => [`${count}次`, `${count} visits`]
const limit = (days: number): Text => [formatLimit('zh', days), formatLimit('en', days)]

/** An element as text, in both languages. */
export function elementText(element: LocalElement, local: LocalElements, content: ItemContent): Text {
  if (local[element] === undefined) return nothing
  switch (element) {
    case 'promisedDays':
      return limit(local.promisedDays ?? 0)
    case 'visits':
      return times(local.visits ?? 0)
    case 'onlineDepth':
      return depthWords(local.onlineDepth ?? '')
    case 'stageDays':
      return stagesText(content, local.stageDays ?? {})
    case 'waivedMaterials':
      return waivedText(content, local.waivedMaterials ?? [])
    case 'faq':
      return joined((local.faq ?? []).map(({ question, questionEn }) => ({ zh: question, en: questionEn || question })))
    case 'everydayWords':
      return same((local.everydayWords ?? []).join('、'))
    default:
      return same(String(local[element]))
  }
}

const waivedText = ({ materials }: ItemContent, keys: readonly string[]): Text =>
  joined(
    materials.filter(({ key }) => keys.includes(key)).map(({ name, nameEn }) => ({ zh: name, en: nameEn || name })),
  )

const stagesText = ({ flow }: ItemContent, days: Readonly<Record<string, number>>): Text =>
  joined(
    flow.flatMap((stage, at) => {
      const found = days[stageKey(stage, at)]
      if (found === undefined) return []
      const of = { stage: stage.stage, days: found }
      return { zh: `${stage.name}${stageDaysWords('zh', of)}`, en: `${stage.nameEn}: ${stageDaysWords('en', of)}` }
    }),
  )

/** What the directory says of an element that an office may fill in; empty where the office's record has it. */
function directoryText(element: LocalElement, local: LocalElements, content: ItemContent): Text {
  switch (element) {
    case 'promisedDays':
    case 'visits':
    case 'onlineDepth':
      return elementText(element, { [element]: content[element] }, content)
    case 'stageDays':
      return stagesText(
        content,
        Object.fromEntries(
          content.flow
            .map((stage, at) => [stageKey(stage, at), stage.days] as const)
            .filter(([key]) => local.stageDays?.[key] !== undefined),
        ),
      )
    case 'waivedMaterials':
      return elementText('waivedMaterials', local, content)
    default:
      return nothing
  }
}

/** Elements in which an office differs, the directory's beside its own. */
export const localRows = ({ local, directory }: { local: LocalElements; directory: ItemContent }): Row[] =>
  (Object.keys(local) as LocalElement[]).map((element) => ({
    element,
    directory: directoryText(element, local, directory),
    office: elementText(element, local, directory),
  }))
