import { useQuery } from '@tanstack/react-query'
import { listDirectory } from '@tongban/contracts/catalogue/library'
import type { NamedItem } from '@tongban/contracts/catalogue/search-words'
import Button from 'antd/es/button'
import Input from 'antd/es/input'
import { useId, useState } from 'react'
import { api, unwrap } from '../../api.ts'
import { useT } from '../../i18n.ts'

const most = 5
type Props = { chosen: readonly NamedItem[]; onChange: (next: NamedItem[]) => void }

/** Items of the directory, found by name or code. */
export function ItemsField({ chosen, onChange }: Props) {
  const t = useT()
  const id = useId()
  const [q, setQ] = useState('')
  const words = q.trim()
  const found = useQuery({
    queryKey: ['library', 'choose', words],
    queryFn: () => unwrap(api.call(listDirectory, { query: { q: words, state: 'in-force' } })),
    enabled: words.length > 1,
  })
  const rows = (words.length > 1 ? (found.data?.rows ?? []) : [])
    .filter(({ itemId }) => !chosen.some((one) => one.itemId === itemId))
    .slice(0, 6)
  return (
    <div className="lib-choose">
      <label htmlFor={id}>{t('就是办这些事项', 'Items it means')}</label>
      {chosen.length > 0 && (
        <ul className="sw-chosen">
          {chosen.map((item) => (
            <li key={item.itemId} className="tb-row">
              <span>{t(item.name, item.nameEn)}</span>
              <Button
                size="small"
                aria-label={t(`去掉 ${item.name}`, `Leave out ${item.nameEn}`)}
                onClick={() => onChange(chosen.filter(({ itemId }) => itemId !== item.itemId))}
              >
                {t('去掉', 'Leave out')}
              </Button>
            </li>
          ))}
        </ul>
      )}
      {chosen.length < most && (
        <Input
          id={id}
          value={q}
          placeholder={t('输入事项名称或基本编码查找', 'Find by name or basic code')}
          onChange={(event) => setQ(event.target.value)}
        />
      )}
      {rows.length > 0 && (
        <ul>
          {rows.map(({ itemId, name, nameEn, baseCode }) => (
            <li key={itemId} className="tb-row">
              <span>
                {t(name, nameEn)} <small className="tb-code">{baseCode}</small>
              </span>
              <Button
                size="small"
                aria-label={t(`选择 ${name}`, `Choose ${nameEn}`)}
                onClick={() => {
                  onChange([...chosen, { itemId, name, nameEn }])
                  setQ('')
                }}
              >
                {t('选择', 'Choose')}
              </Button>
            </li>
          ))}
        </ul>
      )}
      {words.length > 1 && found.isSuccess && rows.length === 0 && (
        <p className="tb-quiet">{t('没有找到其他在用的事项', 'No other item in force was found')}</p>
      )}
    </div>
  )
}
