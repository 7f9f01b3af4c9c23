import { useMutation } from '@tanstack/react-query'
import { type Merge, type MergeConflict, resolveMerge } from '@tongban/contracts/catalogue/library'
import Button from 'antd/es/button'
import { useState } from 'react'
import { api, unwrap } from '../../api.ts'
import { useT } from '../../i18n.ts'
import { announce } from '../../parts/live.tsx'
import { Failure } from '../../parts/states.tsx'
import { refreshImplementing } from './implementing-data.ts'

type Side = 'directory' | 'office'

/** What directory and office both changed, side by side; nothing is chosen for the office unless only one may be. */
export function MergePanel({ merge }: { merge: Merge }) {
  const t = useT()
  const [taken, setTaken] = useState<Readonly<Record<string, Side>>>(() =>
    Object.fromEntries(merge.conflicts.filter((c) => c.officeRefused !== null).map((c) => [c.element, 'directory'])),
  )
  const open = merge.conflicts.filter(({ element }) => taken[element] === undefined).length
  const resolve = useMutation({
    mutationFn: () =>
      unwrap(
        api.call(resolveMerge, { params: { id: merge.id }, body: { version: merge.version, take: { ...taken } } }),
      ),
    onSuccess: () => announce(t('已合并并发布', 'Merged and published')),
    onSettled: refreshImplementing,
  })
  return (
    <section className="tb-note tb-warn tb-section" aria-labelledby="merge-title">
      <h2 id="merge-title">
        <span aria-hidden="true">▲ </span>
        {t('目录改动了您单位也改过的要素', 'The directory changed what your office had changed too')}
      </h2>
      <p>
        {t(
          '请逐项选择保留哪一个。处理之前，办事指南仍是原来的内容；处理后立即按新的目录发布，办理中的办件不受影响。',
          'Choose for each which one stays. Until then the guide stays as it was; then it is published over the new directory. Running cases stay as they are.',
        )}
      </p>
      {merge.conflicts.map((conflict) => (
        <Conflict
          key={conflict.element}
          conflict={conflict}
          chosen={taken[conflict.element]}
          onChoose={(side) => setTaken({ ...taken, [conflict.element]: side })}
        />
      ))}
      <p className="tb-row">
        <Button type="primary" disabled={open > 0} loading={resolve.isPending} onClick={() => resolve.mutate()}>
          {t('按所选合并并发布', 'Merge as chosen and publish')}
        </Button>
        {open > 0 && <span className="tb-quiet">{t(`还有${open}项没有选择`, `${open} still to be chosen`)}</span>}
      </p>
      {resolve.isError && <Failure error={resolve.error} />}
    </section>
  )
}

type Props = { conflict: MergeConflict; chosen: Side | undefined; onChoose: (side: Side) => void }

function Conflict({ conflict, chosen, onChoose }: Props) {
  const t = useT()
  const sides = [
    ['directory', t('按目录', 'As the directory'), conflict.directory],
    ['office', t('保留本单位的', 'Keep the office’s'), conflict.office],
  ] as const
  return (
    <fieldset>
      <legend className="tb-strong">{t(conflict.label, conflict.labelEn)}</legend>
      <p className="tb-quiet">
        {t('原来的目录：', 'The directory before: ')}
        {conflict.base || t('（空）', '(empty)')}
      </p>
      {sides.map(([side, label, value]) => (
        <label key={side} className="tb-choice">
          <input
            type="radio"
            name={conflict.element}
            checked={chosen === side}
            disabled={side === 'office' && conflict.officeRefused !== null}
            onChange={() => onChoose(side)}
          />
          <span>
            <strong>{label}</strong>
            {t('：', ': ')}
            {value || t('（空）', '(empty)')}
            {side === 'office' && conflict.officeRefused && <small> {conflict.officeRefused}</small>}
          </span>
        </label>
      ))}
    </fieldset>
  )
}
