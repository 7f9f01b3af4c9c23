import Button from 'antd/es/button'
import Input from 'antd/es/input'
import { useEffect, useId, useState } from 'react'
import { type Text, useT } from '../i18n.ts'

/** A filter of a list: its name in the address, its label, and each value that it can have with its words. */
export type ListFilter<N extends string> = readonly [
  name: N,
  label: Text,
  options: readonly (readonly [string, Text])[],
]

type Props<N extends string, F extends { q?: string } & { readonly [name in N]?: string }> = {
  filter: F
  filters: readonly ListFilter<N>[]
  onChange: (next: F) => void
}

/** Narrows a list by words and choices; every filter is in the address, so that a list can be sent to a colleague. */
export function ListFilters<N extends string, F extends { q?: string } & { readonly [name in N]?: string }>({
  filter,
  filters,
  onChange,
}: Props<N, F>) {
  const t = useT()
  const id = useId()
  const [q, setQ] = useState(filter.q ?? '')
  useEffect(() => setQ(filter.q ?? ''), [filter.q])
  const set = (name: string, value: string) => {
    const { [name as keyof F]: _, ...rest } = filter
    // The choices come from the options, so each value is one of its filter's.
    onChange((value === '' ? rest : { ...rest, [name]: value }) as F)
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
          <label htmlFor={id}>{t('名称或编码', 'Name or code')}</label>
          <span className="lib-search">
            <Input id={id} value={q} maxLength={100} onChange={(event) => setQ(event.target.value)} />
            <Button htmlType="submit">{t('查找', 'Find')}</Button>
          </span>
        </div>
        {filters.map(([name, label, options]) => (
          <label key={name} className="lib-filter">
            <span>{t(...label)}</span>
            <select value={filter[name] ?? ''} onChange={(event) => set(name, event.target.value)}>
              <option value="">{t('不限', 'Any')}</option>
              {options.map(([value, text]) => (
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
