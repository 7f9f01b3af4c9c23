import type { RegionChangeEntry, RegionOutcome } from '@tongban/contracts/reference/region-change'

export type Sentences = { zh: string; en: string }[]

/** 肥西县并入瑶海区; more than one with 、. */
export const whatChanges = (outcomes: readonly RegionOutcome[]): { zh: string; en: string } => ({
  zh: outcomes.map((one) => `${one.name}${one.how === 'renamed' ? '更名为' : '并入'}${one.nowName}`).join('、'),
  en: outcomes
    .map((one) => `${one.name} ${one.how === 'renamed' ? 'is renamed' : 'is merged into'} ${one.nowName}`)
    .join('; '),
})

/** What a change of divisions means for who lives there or has something running there. */
export function meaningOf({ state, outcomes, effectiveOn }: RegionChangeEntry): Sentences {
  if (state === 'withdrawn')
    return [
      {
        zh: '这项变更在生效前撤回了，行政区划没有改变，一切照旧。',
        en: 'This change was withdrawn before its day; the divisions are as they were.',
      },
    ]
  const until =
    state === 'made'
      ? []
      : [
          {
            zh: `${inWords(effectiveOn)}以前一切照旧，仍在原来的单位办理。`,
            en: `Until ${effectiveOn} everything is as before, at the same offices.`,
          },
        ]
  return [...until, ...outcomes.flatMap((one) => (one.how === 'merged' ? merged(one) : renamed(one)))]
}

/** 2026年3月1日 */
const inWords = (day: string): string => {
  const [year, month, date] = day.split('-').map(Number)
  return `${year}年${month}月${date}日`
}

const merged = ({ name, nowName }: RegionOutcome): Sentences => [
  {
    zh: `在${name}已经提交的办件不用重新申请，由${nowName}对应的单位继续办理，编号和期限不变。`,
    en: `What was handed in at ${name} need not be handed in again: the office of ${nowName} goes on with it, under the same number and due date.`,
  },
  {
    zh: `在${name}没有填完的申请会保留，在${nowName}的同一事项下继续填写。`,
    en: `Applications begun at ${name} are kept and go on under the same service of ${nowName}.`,
  },
  {
    zh: `${name}原来的办事指南和单位页面会自动转到${nowName}。`,
    en: `Addresses of guides and offices of ${name} lead on to ${nowName}.`,
  },
]

const renamed = ({ name, nowName }: RegionOutcome): Sentences => [
  {
    zh: `${name}只改名称，办理单位、地点和办件编号不变；用原来的名称也能找到${nowName}。`,
    en: `${name} gets another name only: offices, places and case numbers stay, and the old name still finds ${nowName}.`,
  },
]
