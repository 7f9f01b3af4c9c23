import Button from 'antd/es/button'
import Input from 'antd/es/input'
import { type ReactNode, useEffect, useState } from 'react'
import { type Text, useT } from '../../i18n.ts'
import { levelText } from '../../lib/words.ts'
import type { DirectoryFilter } from './library-data.ts'
import { departmentText, itemStates, levelNames, typeText } from './words.ts'

type Props = { filter: DirectoryFilter; onChange: (next: DirectoryFilter) => void }

/** Narrows the list; every filter is in the address, so that a list can be sent to a colleague. */
export function DirectoryFilters({ filter, onChange }: Props) {
  const t = useT()
  const [q, setQ] = useState(filter.q ?? '')
  useEffect(() => setQ(filter.q ?? ''), [filter.q])
  const set = (name: keyof DirectoryFilter, value: string) => {
    const { [name]: _, ...rest } = filter
    // The choices come from the lists below, so each value is one of its filter's.
    onChange((value === '' ? rest : { ...rest, [name]: value }) as DirectoryFilter)
  }
  return (
    <search>
      <form
        className="lib-filters"
        onSubmit={(event) => {
          event.preventDefault()
          set('q', q.trim())
        }}
      >
        <div className="lib-filter lib-filter-words">
          <label htmlFor="library-words">{t('名称或编码', 'Name or code')}</label>
          <span className="lib-search">
            <Input id="library-words" value={q} maxLength={100} onChange={(event) => setQ(event.target.value)} />
            <Button htmlType="submit">{t('查找', 'Find')}</Button>
          </span>
        </div>
        <Choose label={t('主管部门', 'Department')} value={filter.department} onChange={(v) => set('department', v)}>
          {optionsOf(departmentText, t)}
        </Choose>
        <Choose label={t('事项类型', 'Type')} value={filter.type} onChange={(value) => set('type', value)}>
          {optionsOf(typeText, t)}
        </Choose>
        <Choose label={t('行使层级', 'Level')} value={filter.level} onChange={(value) => set('level', value)}>
          {levelNames.map((level) => (
            <option key={level} value={level}>
              {t(...levelText[level])}
            </option>
          ))}
        </Choose>
        <Choose label={t('状态', 'State')} value={filter.state} onChange={(value) => set('state', value)}>
          {Object.entries(itemStates).map(([state, { text }]) => (
            <option key={state} value={state}>
              {t(...text)}
            </option>
          ))}
        </Choose>
      </form>
    </search>
  )
}

const optionsOf = (words: Readonly<Record<string, Text>>, t: ReturnType<typeof useT>) =>
  Object.entries(words)
    .toSorted(([a], [b]) => a.localeCompare(b))
    .map(([key, text]) => (
      <option key={key} value={key}>
        {t(...text)}
      </option>
    ))

type ChooseProps = {
  label: string
  value: string | undefined
  onChange: (value: string) => void
  children: ReactNode
}

function Choose({ label, value, onChange, children }: ChooseProps) {
  const t = useT()
  return (
    <label className="lib-filter">
      <span>{label}</span>
      <select value={value ?? ''} onChange={(event) => onChange(event.target.value)}>
        <option value="">{t('不限', 'Any')}</option>
        {children}
      </select>
    </label>
  )
}
