import { stageKey } from '@tongban/contracts/catalogue/flow-graph'
import type { ItemContent } from '@tongban/contracts/catalogue/item'
import type { LocalElement, LocalElements } from '@tongban/contracts/catalogue/local'

type Row = { element: LocalElement; directory: string; office: string }

/** An element as text; several lines where it has several parts. */
export function elementText(element: LocalElement, local: LocalElements, content: ItemContent): string {
  if (local[element] === undefined) return ''
  if (element === 'stageDays') return stagesText(content, local.stageDays ?? {})
  if (element === 'waivedMaterials')
    return (local.waivedMaterials ?? [])
      .map((key) => content.materials.find((material) => material.key === key)?.name ?? key)
      .join('、')
  if (element === 'faq') return (local.faq ?? []).map(({ question }) => question).join('；')
  if (element === 'everydayWords') return (local.everydayWords ?? []).join('、')
  return String(local[element])
}

const stagesText = ({ flow }: ItemContent, days: Readonly<Record<string, number>>): string =>
  flow
    .flatMap((stage, at) => {
      const found = days[stageKey(stage, at)]
      return found === undefined ? [] : `${stage.name} ${found}`
    })
    .join('，')

/** What the directory says of an element that an office may fill in; empty where the office's record has it. */
function directoryText(element: LocalElement, local: LocalElements, content: ItemContent): string {
  switch (element) {
    case 'promisedDays':
    case 'visits':
    case 'onlineDepth':
      return String(content[element])
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
      return ''
  }
}

/** Elements in which an office differs, the directory's beside its own. */
export const localRows = ({ local, directory }: { local: LocalElements; directory: ItemContent }): Row[] =>
  (Object.keys(local) as LocalElement[]).map((element) => ({
    element,
    directory: directoryText(element, local, directory),
    office: elementText(element, local, directory),
  }))
