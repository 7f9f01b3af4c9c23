import { useInfiniteQuery } from '@tanstack/react-query'
import type { SearchWord } from '@tongban/contracts/catalogue/search-words'
import Button from 'antd/es/button'
import Input from 'antd/es/input'
import { useId, useState } from 'react'
import { useLanguage, useT } from '../../i18n.ts'
import { formatInstant, grouped } from '../../lib/format.ts'
import { ColumnTable } from '../../parts/column-table.tsx'
import { MoreRows } from '../../parts/more-rows.tsx'
import { Empty, Failure, Loading } from '../../parts/states.tsx'
import { draftOf } from './core/word-draft.ts'
import type { Opened } from './entry-form.tsx'
import { entriesOptions } from './word-data.ts'

type Props = { onOpen: (entry: Opened) => void; onAdd: () => void }

export function EntriesTab({ onOpen, onAdd }: Props) {
  const t = useT()
  const id = useId()
  const [typed, setTyped] = useState('')
  const [q, setQ] = useState('')
  const list = useInfiniteQuery(entriesOptions(q))
  const rows = list.data?.pages.flatMap((page) => page.rows) ?? []
  const total = list.data?.pages[0]?.total ?? 0
  return (
    <>
      <form
        className="lib-search sw-find"
        onSubmit={(event) => {
          event.preventDefault()
          setQ(typed.trim())
        }}
      >
        <label htmlFor={id} className="tb-hidden">
          {t('查找词语或事项', 'Find words or items')}
        </label>
        <Input
          id={id}
          type="search"
          maxLength={60}
          placeholder={t('查找词语或事项', 'Find words or items')}
          value={typed}
          onChange={(event) => setTyped(event.target.value)}
        />
        <Button htmlType="submit">{t('筛选', 'Filter')}</Button>
      </form>
      {list.isPending && <Loading />}
      {list.isError && <Failure error={list.error} onRetry={() => void list.refetch()} />}
      {list.isSuccess && rows.length === 0 && (
        <Empty title={q ? t('没有这样的同义词', 'There are no such words') : t('还没有同义词', 'No words yet')}>
          <Button onClick={onAdd}>{t('新增同义词', 'Add words')}</Button>
        </Empty>
      )}
      {rows.length > 0 && <Entries rows={rows} onOpen={onOpen} />}
      {rows.length > 0 && (
        <MoreRows
          list={list}
          shown={t(
            `共 ${grouped(total)} 条，已显示 ${grouped(rows.length)} 条`,
            `${grouped(rows.length)} of ${grouped(total)} shown`,
          )}
          more={t('再显示50条', 'Show 50 more')}
        />
      )}
    </>
  )
}

function Entries({ rows, onOpen }: { rows: SearchWord[] } & Pick<Props, 'onOpen'>) {
  const t = useT()
  const language = useLanguage()
  return (
    <ColumnTable
      caption={t('同义词', 'Everyday words')}
      rows={rows}
      keyOf={(row) => row.id}
      columns={[
        {
          head: ['群众的说法', 'What people say'],
          label: 'none',
          cell: (row) => (
            <Button
              type="link"
              className="sw-words"
              onClick={() => onOpen({ id: row.id, version: row.version, draft: draftOf(row) })}
            >
              {row.words.join('、')}
            </Button>
          ),
        },
        {
          head: ['意思是', 'What it means'],
          label: ['意思是', 'Means'],
          cell: (row) => (
            <>
              {[...row.means, ...row.items.map((item) => `《${t(item.name, item.nameEn)}》`)].join(t('、', ', '))}
              {row.note !== '' && <small className="lib-block tb-quiet">{row.note}</small>}
            </>
          ),
        },
        {
          head: ['最后保存', 'Last saved'],
          className: 'tb-quiet',
          cell: (row) =>
            row.savedBy === null
              ? t('平台自带', 'Came with the platform')
              : `${row.savedBy} ${formatInstant(row.savedAt, language)}`,
        },
      ]}
    />
  )
}
