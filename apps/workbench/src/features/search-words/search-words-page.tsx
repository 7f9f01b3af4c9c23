import '../library/library.css'
import './search-words.css'
import type { NamedItem } from '@tongban/contracts/catalogue/search-words'
import Button from 'antd/es/button'
import { useState } from 'react'
import { useSearchParams } from 'wouter'
import { useT } from '../../i18n.ts'
import { usePage } from '../../lib/page.ts'
import { Tabs } from '../../parts/tabs.tsx'
import { emptyDraft, type WordDraft } from './core/word-draft.ts'
import { EntriesTab } from './entries-tab.tsx'
import { EntryForm } from './entry-form.tsx'
import { LearnedTab } from './learned-tab.tsx'
import { MissedTab } from './missed-tab.tsx'

const names = ['words', 'missed', 'learned']

/** The entry that is open: null a new one. */
type Open = { id: string | null; draft: WordDraft }

/** 搜索用词: what people say, what they did not find, what they chose. */
export default function SearchWordsPage() {
  const t = useT()
  const title = t('搜索用词', 'Words of search')
  const heading = usePage(title)
  const [params, setParams] = useSearchParams()
  const [open, setOpen] = useState<Open | null>(null)
  const asked = params.get('tab') ?? ''
  const begin = (words: string, items: NamedItem[] = []) =>
    setOpen({ id: null, draft: { ...emptyDraft, words, items } })
  return (
    <>
      <div className="tb-page-head">
        <h1 ref={heading} tabIndex={-1}>
          {title}
        </h1>
        <p className="tb-quiet">
          {t(
            '群众怎么说，事项怎么叫。保存后几秒内在全省的搜索中生效。',
            'What people say and what items call it. What is saved works in every search within seconds.',
          )}
        </p>
        <Button type="primary" onClick={() => begin('')}>
          {t('新增同义词', 'Add words')}
        </Button>
      </div>
      <Tabs
        label={title}
        current={names.includes(asked) ? asked : 'words'}
        onChange={(tab) => setParams({ tab }, { replace: true })}
        tabs={[
          {
            key: 'words',
            label: t('同义词', 'Everyday words'),
            content: <EntriesTab onOpen={(id, draft) => setOpen({ id, draft })} onAdd={() => begin('')} />,
          },
          {
            key: 'missed',
            label: t('没有找到的', 'Found nothing'),
            content: <MissedTab onTake={(words, nearest) => begin(words, nearest ? [nearest] : [])} />,
          },
          {
            key: 'learned',
            label: t('学到的', 'Learned'),
            content: <LearnedTab onAccept={(words, item) => begin(words, [item])} />,
          },
        ]}
      />
      {open && <EntryForm id={open.id} initial={open.draft} onClose={() => setOpen(null)} />}
    </>
  )
}
