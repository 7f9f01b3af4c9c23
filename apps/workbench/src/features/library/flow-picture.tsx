import '@tongban/ui/flow.css'
import type { ItemContent } from '@tongban/contracts/catalogue/item'
import { drawFlow, type Make } from '@tongban/ui/draw-flow'
import { promiseWords } from '@tongban/ui/format'
import { tellFlow } from '@tongban/ui/tell-flow'
import { createElement, type ReactElement } from 'react'
import { useLanguage, useT } from '../../i18n.ts'
import { conditionTeller } from './core/condition.ts'

type Props = {
  content: ItemContent
  /** Chooses a stage by its place in the list. */
  onPick?: (index: number) => void
  /** What is wrong with stages, by their place in the list. */
  wrong?: ReadonlyMap<number, readonly string[]>
}

/** The flow of an item as its guide draws it. */
export function FlowPicture({ content, onPick, wrong }: Props) {
  const lang = useLanguage()
  const t = useT()
  const told = conditionTeller(content)
  const flow = tellFlow(content.flow, { lang, words: (feel) => t(...told(feel)) })
  return (
    <figure className="flow">
      {drawFlow(createElement as Make<ReactElement>, { lang, flow, onPick, wrong })}
      <figcaption>{promiseWords(lang, content.promisedDays)}</figcaption>
    </figure>
  )
}
