import Button from 'antd/es/button'
import Input from 'antd/es/input'
import { useEffect, useState } from 'react'
import { type Text, useT } from '../../i18n.ts'
import { materialKindText, sourceText } from '../library/core/element-words.ts'
import { viaText } from '../library/core/standard.ts'
import type { MaterialFilter } from './materials-data.ts'

type Name = Exclude<keyof MaterialFilter, 'q'>
const has: Readonly<Record<string, Text>> = { with: ['有', 'Yes'], without: ['没有', 'No'] }
const filters: readonly [Name, Text, Readonly<Record<string, Text>>][] = [
  ['kind', ['类别', 'Kind'], materialKindText],
  ['source', ['来源', 'From'], sourceText],
  ['obtain', ['免提交来源', 'Had from'], viaText],
  ['sample', ['样表', 'Sample'], has],
  ['emptyForm', ['空白表', 'Blank form'], has],
  ['state', ['状态', 'State'], { 'in-force': ['在用', 'In force'], retired: ['停用', 'Retired'] }],
]

type Props = { filter: MaterialFilter; onChange: (next: MaterialFilter) => void }

/** Narrows the list; every filter is in the address, so that a list can be sent to a colleague. */
export function MaterialFilters({ filter, onChange }: Props) {
  const t = useT()
  const [q, setQ] = useState(filter.q ?? '')
  useEffect(() => setQ(filter.q ?? ''), [filter.q])
  const set = (name: keyof MaterialFilter, value: string) => {
    const { [name]: _, ...rest } = filter
    onChange((value === '' ? rest : { ...rest, [name]: value }) as MaterialFilter)
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
          <label htmlFor="material-words">{t('名称或编码', 'Name or code')}</label>
          <span className="lib-search">
            <Input id="material-words" value={q} maxLength={100} onChange={(event) => setQ(event.target.value)} />
            <Button htmlType="submit">{t('查找', 'Find')}</Button>
          </span>
        </div>
        {filters.map(([name, label, options]) => (
          <label key={name} className="lib-filter">
            <span>{t(...label)}</span>
            <select value={filter[name] ?? ''} onChange={(event) => set(name, event.target.value)}>
              <option value="">{t('不限', 'Any')}</option>
              {Object.entries(options).map(([value, text]) => (
                <option key={value} value={value}>
                  {t(...text)}
                </option>
              ))}
            </select>
          </label>
        ))}
      </form>
    </search>
  )
}
