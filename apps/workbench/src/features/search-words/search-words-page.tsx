import '../library/library.css'
import './search-words.css'
import { useMutation } from '@tanstack/react-query'
import { type NamedItem, type SearchWord, saveSearchWord } from '@tongban/contracts/catalogue/search-words'
import Button from 'antd/es/button'
import { useState } from 'react'
import { useSearchParams } from 'wouter'
import { api, unwrap } from '../../api.ts'
import { useT } from '../../i18n.ts'
import { usePage } from '../../lib/page.ts'
import { PageHead } from '../../parts/page-head.tsx'
import { Failure } from '../../parts/states.tsx'
import { Tabs } from '../../parts/tabs.tsx'
import { draftOf, emptyDraft, writtenOf } from './core/word-draft.ts'
import { EntriesTab } from './entries-tab.tsx'
import { EntryForm, type Opened } from './entry-form.tsx'
import { LearnedTab } from './learned-tab.tsx'
import { MissedTab } from './missed-tab.tsx'
import { wordsMoved } from './word-data.ts'

const names = ['words', 'missed', 'learned']

/** 搜索用词: what people say, what they did not find, what they chose. */
export default function SearchWordsPage() {
  const t = useT()
  const title = t('搜索用词', 'Words of search')
  const heading = usePage(title)
  const [params, setParams] = useSearchParams()
  const [open, setOpen] = useState<Opened | null>(null)
  const [removed, setRemoved] = useState<SearchWord | null>(null)
  const asked = params.get('tab') ?? ''
  const begin = (words: string, items: NamedItem[] = []) =>
    setOpen({ id: null, version: 1, draft: { ...emptyDraft, words, items } })
  return (
    <>
      <PageHead title={title} heading={heading}>
        <p className="tb-quiet">
          {t(
            '群众怎么说，事项怎么叫。保存后几秒内在全省的搜索中生效。',
            'What people say and what items call it. What is saved works in every search within seconds.',
          )}
        </p>
        <Button type="primary" onClick={() => begin('')}>
          {t('新增同义词', 'Add words')}
        </Button>
      </PageHead>
      {removed && <Removed entry={removed} onBack={() => setRemoved(null)} />}
      <Tabs
        label={title}
        current={names.includes(asked) ? asked : 'words'}
        onChange={(tab) => setParams({ tab }, { replace: true })}
        tabs={[
          {
            key: 'words',
            label: t('同义词', 'Everyday words'),
            content: <EntriesTab onOpen={setOpen} onAdd={() => begin('')} />,
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
      {open && <EntryForm opened={open} onClose={() => setOpen(null)} onRemoved={setRemoved} />}
    </>
  )
}

/** What was taken out can be brought back at once. */
function Removed({ entry, onBack }: { entry: SearchWord; onBack: () => void }) {
  const t = useT()
  const back = useMutation({
    mutationFn: () =>
      unwrap(
        api.call(saveSearchWord, {
          params: { id: entry.id },
          body: { version: entry.version, ...writtenOf(draftOf(entry)) },
        }),
      ),
    onSuccess: onBack,
    onSettled: wordsMoved,
  })
  return (
    <div className="tb-note tb-good" role="status">
      <p>
        {t(
          `● “${entry.words.join('、')}”已移出搜索，历次版本仍保留。`,
          `● “${entry.words.join(', ')}” is out of search; its versions stay.`,
        )}
      </p>
      <Button loading={back.isPending} onClick={() => back.mutate()}>
        {t('撤销', 'Undo')}
      </Button>
      {back.isError && <Failure error={back.error} />}
    </div>
  )
}
