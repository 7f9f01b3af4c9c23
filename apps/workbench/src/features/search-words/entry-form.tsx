import { useQuery } from '@tanstack/react-query'
import type { Answer } from '@tongban/api-client/client'
import {
  addSearchWord,
  removeSearchWord,
  type SearchWord,
  saveSearchWord,
} from '@tongban/contracts/catalogue/search-words'
import Button from 'antd/es/button'
import Input from 'antd/es/input'
import { useEffect, useId, useRef, useState } from 'react'
import { api, isStale, ProblemError } from '../../api.ts'
import { useT } from '../../i18n.ts'
import { type Intent, intentFor } from '../../lib/intent.ts'
import { Dialog } from '../../parts/dialog.tsx'
import { announce } from '../../parts/live.tsx'
import { Failure } from '../../parts/states.tsx'
import { noteFailure } from '../../query-client.ts'
import { draftOf, isWhole, type WordDraft, writtenOf } from './core/word-draft.ts'
import { EntryHistory } from './entry-history.tsx'
import { ItemsField } from './items-field.tsx'
import { TrialPanel } from './trial-panel.tsx'
import { entryOptions, wordsMoved } from './word-data.ts'

/** An entry as it was opened; `id` null is a new one. */
export type Opened = { id: string | null; version: number; draft: WordDraft }
type Props = {
  opened: Opened
  onClose: () => void
  onRemoved: (entry: SearchWord) => void
}

/** One entry, with what search finds before and after while it is written. */
export function EntryForm({ opened: { id, version: opened, draft: initial }, onClose, onRemoved }: Props) {
  const t = useT()
  const field = useId()
  const [draft, setDraft] = useState(initial)
  const entry = useQuery({ ...entryOptions(id ?? ''), enabled: id !== null })
  const current = entry.data?.entry
  // What the editor has seen: reading the entry again does not move it, so nothing is written over unseen.
  const [version, setVersion] = useState(opened)
  const { sending, failure, send } = useSend((saved) => {
    wordsMoved()
    if (saved.removed) onRemoved(saved)
    else announce(t('已保存，几秒内在搜索中生效', 'Saved; search knows it within seconds'))
    onClose()
  })
  const latest = isStale(failure) && current && current.version !== version ? current : null
  const top = useRef<HTMLDivElement>(null)
  useEffect(() => {
    if (failure !== null) top.current?.scrollIntoView({ block: 'nearest' })
  }, [failure])
  const save = (over = version) => {
    const body = writtenOf(draft)
    setVersion(over)
    void send({ id, over, body }, (idempotencyKey) =>
      id === null
        ? api.call(addSearchWord, { body, idempotencyKey })
        : api.call(saveSearchWord, { params: { id }, body: { version: over, ...body }, idempotencyKey }),
    )
  }
  const remove = () => {
    if (id === null) return
    void send({ id, version, remove: true }, (idempotencyKey) =>
      api.call(removeSearchWord, { params: { id }, body: { version }, idempotencyKey }),
    )
  }
  const change = (more: Partial<WordDraft>) => setDraft((before) => ({ ...before, ...more }))
  return (
    <Dialog
      wide
      title={id === null ? t('新增同义词', 'Add words') : t('修改同义词', 'Change words')}
      onClose={onClose}
      footer={
        <>
          {id !== null && (
            <Button danger className="sw-remove" disabled={sending} onClick={remove}>
              {t('移出搜索', 'Take out of search')}
            </Button>
          )}
          <Button onClick={onClose}>{t('取消', 'Cancel')}</Button>
          <Button type="primary" loading={sending} disabled={!isWhole(draft)} onClick={() => save()}>
            {t('保存', 'Save')}
          </Button>
        </>
      }
    >
      <div ref={top}>{failure !== null && <Failure error={failure} />}</div>
      {latest && (
        <Latest
          entry={latest}
          onKeep={() => save(latest.version)}
          onTake={() => {
            setDraft(draftOf(latest))
            setVersion(latest.version)
          }}
        />
      )}
      <div>
        <label htmlFor={`${field}-words`}>{t('群众的说法', 'What people say')}</label>
        <small id={`${field}-words-hint`} className="tb-quiet lib-block">
          {t('一个或几个，用顿号或换行分开，例如：开饭店、开餐馆', 'One or more, apart by commas or lines')}
        </small>
        <Input.TextArea
          id={`${field}-words`}
          aria-describedby={`${field}-words-hint`}
          autoSize={{ minRows: 2, maxRows: 6 }}
          maxLength={600}
          value={draft.words}
          onChange={(event) => change({ words: event.target.value })}
        />
      </div>
      <div>
        <label htmlFor={`${field}-means`}>{t('事项里的叫法', 'What items call it')}</label>
        <small id={`${field}-means-hint`} className="tb-quiet lib-block">
          {t('搜这些说法时，同时搜这里的词。也可以只选事项。', 'Searched for too. Or choose items only.')}
        </small>
        <Input
          id={`${field}-means`}
          aria-describedby={`${field}-means-hint`}
          maxLength={200}
          value={draft.means}
          onChange={(event) => change({ means: event.target.value })}
        />
      </div>
      <ItemsField chosen={draft.items} onChange={(items) => change({ items })} />
      <div>
        <label htmlFor={`${field}-note`}>{t('备注（可以不填）', 'Note (optional)')}</label>
        <Input
          id={`${field}-note`}
          maxLength={200}
          value={draft.note}
          onChange={(event) => change({ note: event.target.value })}
        />
      </div>
      <TrialPanel id={id} draft={draft} />
      {entry.data && <EntryHistory history={entry.data.history} />}
    </Dialog>
  )
}

/** What somebody saved meanwhile, and the two ways on. */
function Latest({ entry, onKeep, onTake }: { entry: SearchWord; onKeep: () => void; onTake: () => void }) {
  const t = useT()
  const { words, means, items, note, removed, savedBy } = entry
  const meant = [...means, ...items.map(({ name, nameEn }) => t(name, nameEn))].join(t('、', ', '))
  return (
    <div className="tb-note tb-warn">
      <p>
        {t('最新内容：', 'The latest: ')}
        {removed ? t('已移出搜索', 'taken out of search') : `${words.join('、')} → ${meant}`}
        {note !== '' && t(`（备注：${note}）`, ` (note: ${note})`)} <span className="tb-quiet">{savedBy}</span>
      </p>
      <p className="tb-row">
        <Button onClick={onKeep}>{t('我已看过，保存我的内容', 'I have seen it; save mine')}</Button>
        <Button onClick={onTake}>{t('换成最新内容', 'Take the latest')}</Button>
      </p>
    </div>
  )
}

/** Sends once an intent; after a stale answer the entry is read again. */
function useSend(onDone: (saved: SearchWord) => void) {
  const intent = useRef<Intent | null>(null)
  const [sending, setSending] = useState(false)
  const [failure, setFailure] = useState<unknown>(null)
  const send = async (payload: object, call: (idempotencyKey: string) => Promise<Answer<SearchWord>>) => {
    intent.current = intentFor(intent.current, payload, () => crypto.randomUUID())
    setSending(true)
    setFailure(null)
    try {
      const answer = await call(intent.current.key)
      if (answer.ok) return onDone(answer.value)
      const problem = new ProblemError(answer.status, answer.problem)
      noteFailure(problem)
      if (isStale(problem)) wordsMoved()
      setFailure(problem)
    } catch (error) {
      setFailure(error)
    } finally {
      setSending(false)
    }
  }
  return { sending, failure, send }
}
