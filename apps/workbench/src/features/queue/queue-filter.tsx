import type { QueueFilter } from '@tongban/contracts/cases/office-work'
import { useState } from 'react'
import { type Text, useT } from '../../i18n.ts'

type Whose = QueueFilter['whose']
type Light = QueueFilter['light']

const whoseText: [Whose, Text][] = [
  [undefined, ['全部', 'Everybody’s']],
  ['mine', ['我的', 'Mine']],
  ['free', ['未认领', 'Nobody’s']],
]
const lightText: [Light, Text][] = [
  [undefined, ['全部期限', 'All limits']],
  ['overdue', ['超期', 'Overdue']],
  ['soon', ['临期', 'Due soon']],
  ['normal', ['正常', 'On time']],
]

const storageKey = 'tongban.workbench.queue-filter'

/** What was chosen last, from what was stored; anything unknown is left out. */
export function parseFilter(stored: string | null): QueueFilter {
  const given = new URLSearchParams(stored ?? '')
  const whose = whoseText.find(([value]) => value === given.get('whose'))?.[0]
  const light = lightText.find(([value]) => value === given.get('light'))?.[0]
  return { ...(whose ? { whose } : {}), ...(light ? { light } : {}) }
}

/** The filter of the queues, kept on this device. */
export function useQueueFilter() {
  const [filter, setFilter] = useState(() => parseFilter(localStorage.getItem(storageKey)))
  const choose = (next: QueueFilter) => {
    localStorage.setItem(storageKey, new URLSearchParams(next).toString())
    setFilter(next)
  }
  return [filter, choose] as const
}

type Props = { filter: QueueFilter; onChoose: (filter: QueueFilter) => void }

export function FilterBar({ filter, onChoose }: Props) {
  const t = useT()
  const { whose, light } = filter
  return (
    <div className="tb-filter">
      <Choices
        label={t('谁的办件', 'Whose cases')}
        options={whoseText}
        chosen={whose}
        onChoose={(value) => onChoose({ ...(value ? { whose: value } : {}), ...(light ? { light } : {}) })}
      />
      <Choices
        label={t('期限', 'Limit')}
        options={lightText}
        chosen={light}
        onChoose={(value) => onChoose({ ...(whose ? { whose } : {}), ...(value ? { light: value } : {}) })}
      />
    </div>
  )
}

type ChoicesProps<V> = { label: string; options: [V, Text][]; chosen: V; onChoose: (value: V) => void }

function Choices<V extends string | undefined>({ label, options, chosen, onChoose }: ChoicesProps<V>) {
  const t = useT()
  return (
    <fieldset>
      <legend className="tb-hidden">{label}</legend>
      {options.map(([value, text]) => (
        <button
          key={text[0]}
          type="button"
          className={value === chosen ? 'tb-chip tb-chip-on' : 'tb-chip'}
          aria-pressed={value === chosen}
          onClick={() => onChoose(value)}
        >
          {t(...text)}
        </button>
      ))}
    </fieldset>
  )
}
