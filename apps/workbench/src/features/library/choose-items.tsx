import { useQuery } from '@tanstack/react-query'
import { listDirectory } from '@tongban/contracts/catalogue/library'
import Button from 'antd/es/button'
import Input from 'antd/es/input'
import { useId, useState } from 'react'
import { api, unwrap } from '../../api.ts'
import { useT } from '../../i18n.ts'

export type Chosen = { itemId: string; name: string }
type Props = { exclude: readonly string[]; chosen: Chosen[]; onChange: (next: Chosen[]) => void }

/** Items found by name or code, to be merged in. */
export function ChooseItems({ exclude, chosen, onChange }: Props) {
  const t = useT()
  const id = useId()
  const [q, setQ] = useState('')
  const words = q.trim()
  const found = useQuery({
    queryKey: ['library', 'choose', words],
    queryFn: () => unwrap(api.call(listDirectory, { query: { q: words, state: 'in-force' } })),
    enabled: words.length > 1,
  })
  const taken = new Set([...exclude, ...chosen.map(({ itemId }) => itemId)])
  const rows = (words.length > 1 ? (found.data?.rows ?? []) : []).filter(({ itemId }) => !taken.has(itemId)).slice(0, 6)
  return (
    <div className="lib-choose">
      <label htmlFor={id}>{t('并入哪些事项', 'Which items are merged in')}</label>
      <Input
        id={id}
        value={q}
        placeholder={t('输入名称或基本编码', 'Name or basic code')}
        onChange={(event) => setQ(event.target.value)}
      />
      <ul>
        {rows.map((row) => (
          <li key={row.itemId} className="tb-row">
            <span>
              {t(row.name, row.nameEn)} <small className="tb-code">{row.baseCode}</small>
            </span>
            <Button
              aria-label={t(`选择 ${row.name}`, `Choose ${row.nameEn}`)}
              onClick={() => onChange([...chosen, { itemId: row.itemId, name: row.name }])}
            >
              {t('选择', 'Choose')}
            </Button>
          </li>
        ))}
      </ul>
      {words.length > 1 && found.isSuccess && rows.length === 0 && (
        <p className="tb-quiet">{t('没有找到其他在用的事项', 'No other item in force was found')}</p>
      )}
      {chosen.length > 0 && <p className="tb-strong">{t('已选', 'Chosen')}</p>}
      <ul>
        {chosen.map((each) => (
          <li key={each.itemId} className="tb-row">
            <span>{each.name}</span>
            <Button
              aria-label={t(`不并入 ${each.name}`, `Leave out ${each.name}`)}
              onClick={() => onChange(chosen.filter(({ itemId }) => itemId !== each.itemId))}
            >
              {t('去掉', 'Leave out')}
            </Button>
          </li>
        ))}
      </ul>
    </div>
  )
}
