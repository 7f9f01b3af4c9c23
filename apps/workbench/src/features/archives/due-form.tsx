import { useMutation } from '@tanstack/react-query'
import { type Archive, askDestruction } from '@tongban/contracts/archives/archives'
import Button from 'antd/es/button'
import Input from 'antd/es/input'
import { useId, useState } from 'react'
import { useLocation } from 'wouter'
import { api, unwrap } from '../../api.ts'
import { useT } from '../../i18n.ts'
import { Failure } from '../../parts/states.tsx'
import { queryClient } from '../../query-client.ts'

/** Asks for the listed packages, whose retention has ended, to be destroyed. */
export function DueForm({ rows }: { rows: readonly Archive[] }) {
  const t = useT()
  const id = useId()
  const [, go] = useLocation()
  const [reason, setReason] = useState('')
  const [left, setLeft] = useState<ReadonlySet<string>>(new Set())
  const packages = rows.map((row) => row.id).filter((one) => !left.has(one))
  const ask = useMutation({
    mutationFn: () => unwrap(api.call(askDestruction, { body: { packages, reason: reason.trim() } })),
    onSuccess: async () => {
      await queryClient.invalidateQueries({ queryKey: ['archives'] })
      await queryClient.invalidateQueries({ queryKey: ['destructions'] })
      go('/archives/destructions')
    },
  })
  return (
    <section className="tb-section" aria-labelledby={`${id}-title`}>
      <h2 id={`${id}-title`}>{t('申请销毁', 'Ask for destruction')}</h2>
      <p className="tb-quiet">
        {t(
          '批准后档案包永久删除，不能恢复；本单位另外两人批准才会执行，清单和审批记录长期保存。',
          'Once approved, packages are gone for good. Two other officers must approve; list and answers are kept.',
        )}
      </p>
      <ul>
        {rows.map((row) => (
          <li key={row.id}>
            <label>
              <input
                type="checkbox"
                checked={!left.has(row.id)}
                onChange={({ target }) => {
                  const next = new Set(left)
                  if (target.checked) next.delete(row.id)
                  else next.add(row.id)
                  setLeft(next)
                }}
              />{' '}
              {row.caseNo}
            </label>
          </li>
        ))}
      </ul>
      <label htmlFor={id}>{t('销毁理由（鉴定意见）', 'Reason (appraisal)')}</label>
      <Input.TextArea
        id={id}
        rows={2}
        maxLength={500}
        value={reason}
        onChange={({ target }) => setReason(target.value)}
      />
      {ask.isError && <Failure error={ask.error} />}
      <p>
        <Button
          danger
          loading={ask.isPending}
          disabled={reason.trim().length < 5 || packages.length === 0}
          onClick={() => ask.mutate()}
        >
          {t(`申请销毁${packages.length}件`, `Ask to destroy ${packages.length}`)}
        </Button>
      </p>
    </section>
  )
}
