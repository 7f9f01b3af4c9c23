import { useMutation } from '@tanstack/react-query'
import {
  enterRegionChange,
  previewRegionChange,
  type RegionChange,
  type RegionChangeEntry,
} from '@tongban/contracts/reference/region-change'
import Button from 'antd/es/button'
import Input from 'antd/es/input'
import { useId, useState } from 'react'
import { api, unwrap } from '../../api.ts'
import { useT } from '../../i18n.ts'
import { Failure } from '../../parts/states.tsx'
import { changesMoved } from './change-words.ts'
import { type ChangeDraft, changeOf, emptyDraft } from './core/change-draft.ts'
import { Preview } from './preview.tsx'

/** Entered only after it was looked at: what changes in the form takes the preview away. */
export function ChangeForm({ changes }: { changes: readonly RegionChangeEntry[] }) {
  const t = useT()
  const id = useId()
  const [draft, setDraft] = useState<ChangeDraft>(emptyDraft)
  const [missing, setMissing] = useState<readonly (readonly [string, string])[]>([])
  const look = useMutation({
    mutationFn: async (change: RegionChange) => ({
      change,
      ...(await unwrap(api.call(previewRegionChange, { body: change }))),
    }),
  })
  const enter = useMutation({
    mutationFn: (change: RegionChange) => unwrap(api.call(enterRegionChange, { body: change })),
    onSuccess: () => {
      setDraft(emptyDraft)
      look.reset()
    },
    onSettled: changesMoved,
  })
  const set = (part: Partial<ChangeDraft>) => {
    setDraft({ ...draft, ...part })
    setMissing([])
    look.reset()
    enter.reset()
  }
  const check = () => {
    const change = changeOf(draft)
    if ('acts' in change) look.mutate(change)
    else setMissing(change)
  }
  const field = (key: Exclude<keyof ChangeDraft, 'act'>, label: string, hint = '', type = 'text') => (
    <div className="div-field">
      <label htmlFor={`${id}-${key}`}>{label}</label>
      {hint && <span className="tb-quiet"> {hint}</span>}
      <Input
        id={`${id}-${key}`}
        type={type}
        value={draft[key]}
        onChange={(event) => set({ [key]: event.target.value })}
      />
    </div>
  )
  const entered = enter.data && (changes.find(({ id: known }) => known === enter.data.id) ?? enter.data)
  const merges = draft.act === 'merge'
  return (
    <section className="tb-section" aria-labelledby={`${id}-title`}>
      <h2 id={`${id}-title`}>{t('登记区划变更', 'Enter a change')}</h2>
      <p>
        <label htmlFor={`${id}-act`}>{t('变更方式', 'Kind')} </label>
        <select
          id={`${id}-act`}
          value={draft.act}
          onChange={(event) => set({ act: event.target.value === 'rename' ? 'rename' : 'merge' })}
        >
          <option value="merge">{t('合并', 'Merge')}</option>
          <option value="rename">{t('更名', 'Rename')}</option>
        </select>
      </p>
      {field(
        'codes',
        merges ? t('被合并的行政区划代码', 'Codes of those that are merged') : t('行政区划代码', 'Code'),
        merges ? t('12位，多个用顿号分开', '12 digits each, with commas between') : t('12位', '12 digits'),
      )}
      {merges && field('into', t('并入的行政区划代码', 'Code of the one that takes them over'), t('12位', '12 digits'))}
      {field(
        'name',
        merges ? t('合并后的名称', 'Name afterwards') : t('新名称', 'New name'),
        merges ? t('名称不变时不填', 'only where it changes') : '',
      )}
      {field('document', t('批准文号', 'Number of the approval'))}
      {field('reason', t('变更原因', 'Reason'))}
      {field(
        'effectiveOn',
        t('生效日期', 'In effect from'),
        t('以后的日期到当天自动生效', 'a day to come is waited for'),
        'date',
      )}
      {missing.length > 0 && (
        <div role="alert" className="tb-note">
          <ul>
            {missing.map(([zh, en]) => (
              <li key={zh}>{t(zh, en)}</li>
            ))}
          </ul>
        </div>
      )}
      <Button loading={look.isPending} onClick={check}>
        {t('查看影响', 'See what it touches')}
      </Button>
      {look.isError && <Failure error={look.error} />}
      {look.data && (
        <Preview looked={look.data} isEntering={enter.isPending} onEnter={() => enter.mutate(look.data.change)} />
      )}
      {enter.isError && <Failure error={enter.error} />}
      {entered && entered.state !== 'withdrawn' && (
        <p role="status" className="tb-note tb-good">
          {entered.state === 'made'
            ? t('● 已生效，单位、事项和办件正在随之调整。', '● In effect; offices, items and cases are following.')
            : t('● 已登记，到生效日期自动生效，变更公告已经预告。', '● Entered; it is made on its day and announced.')}
        </p>
      )}
    </section>
  )
}
