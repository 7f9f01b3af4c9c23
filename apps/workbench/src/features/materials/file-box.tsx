import { useMutation } from '@tanstack/react-query'
import { type MaterialFileUse, removeMaterialFile, type StandardMaterial } from '@tongban/contracts/catalogue/materials'
import Button from 'antd/es/button'
import { useRef, useState } from 'react'
import { api, unwrap } from '../../api.ts'
import { type Text, useT } from '../../i18n.ts'
import { formatBytes } from '../../lib/format.ts'
import { Dialog } from '../../parts/dialog.tsx'
import { announce } from '../../parts/live.tsx'
import { Failure } from '../../parts/states.tsx'
import { latestOf, noteMaterial, sendFile } from './materials-data.ts'

const words: Record<MaterialFileUse, { name: Text; hint: Text }> = {
  sample: {
    name: ['样表', 'Sample'],
    hint: ['填好的例子，告诉申请人怎么填', 'Filled in as an example'],
  },
  'empty-form': { name: ['空白表', 'Blank form'], hint: ['申请人下载后填写', 'To be filled in by the applicant'] },
}
const shown = ['pdf', 'jpg', 'png']

type Props = { material: StandardMaterial; use: MaterialFileUse; keeps: boolean }

/** A sample or an empty form: looked at, downloaded, handed in, replaced, taken away. */
export function FileBox({ material, use, keeps }: Props) {
  const t = useT()
  const input = useRef<HTMLInputElement>(null)
  const [share, setShare] = useState(0)
  const [asking, setAsking] = useState(false)
  const file = use === 'sample' ? material.sample : material.emptyForm
  const name = t(...words[use].name)
  const failed = (error: unknown) => {
    const latest = latestOf(error)
    if (latest) noteMaterial(latest)
  }
  const send = useMutation({
    mutationFn: (chosen: File) => sendFile(material, use, chosen, setShare),
    onSuccess: (saved) => {
      noteMaterial(saved)
      announce(t(`${name}已上传`, `${name} handed in`))
    },
    onError: failed,
  })
  const remove = useMutation({
    mutationFn: () =>
      unwrap(
        api.call(removeMaterialFile, { params: { code: material.code, use }, body: { version: material.version } }),
      ),
    onSuccess: (saved) => {
      noteMaterial(saved)
      announce(t(`${name}已撤下`, `${name} taken away`))
    },
    onError: failed,
    onSettled: () => setAsking(false),
  })
  const busy = send.isPending || remove.isPending
  return (
    <section className="mat-file" aria-label={name}>
      <h3>{name}</h3>
      {file ? (
        <p className="mat-file-name">
          {file.name}{' '}
          <small title={`SHA-256 ${file.sha256}`}>
            {file.kind.toUpperCase()} · {formatBytes(file.bytes)}
          </small>
        </p>
      ) : (
        <p className="tb-quiet">{t(...words[use].hint)}</p>
      )}
      <div className="tb-row">
        {file && shown.includes(file.kind) && (
          <a href={`/api/v1/material-files/${file.id}?show=yes`} target="_blank" rel="noreferrer">
            {t('预览', 'Preview')}
            <span className="tb-hidden">{t(`${name}（新窗口）`, `${name} (new window)`)}</span>
          </a>
        )}
        {file && (
          <a href={`/api/v1/material-files/${file.id}`} download>
            {t('下载', 'Download')}
            <span className="tb-hidden">{name}</span>
          </a>
        )}
        {keeps && (
          <Button disabled={busy} onClick={() => input.current?.click()}>
            {file ? t('更换', 'Replace') : t(`上传${name}`, `Hand in: ${name}`)}
            {file && <span className="tb-hidden">{name}</span>}
          </Button>
        )}
        {keeps && file && (
          <Button danger disabled={busy} onClick={() => setAsking(true)}>
            {t('撤下', 'Take away')}
            <span className="tb-hidden">{name}</span>
          </Button>
        )}
      </div>
      <input
        ref={input}
        id={`file-${use}`}
        type="file"
        className="tb-hidden"
        accept=".pdf,.jpg,.jpeg,.png,.docx,.ofd"
        tabIndex={-1}
        aria-hidden="true"
        onChange={(event) => {
          const chosen = event.target.files?.[0]
          event.target.value = ''
          if (!chosen) return
          setShare(0)
          send.mutate(chosen)
        }}
      />
      {send.isPending && (
        <p role="status">
          <progress className="lib-progress" max={1} value={share} aria-label={t('上传进度', 'Progress')} />
          {t('正在上传……', 'Sending…')}
        </p>
      )}
      {asking && (
        <Dialog
          title={t(`撤下${name}`, `Take away: ${name}`)}
          onClose={() => setAsking(false)}
          footer={
            <>
              <Button onClick={() => setAsking(false)}>{t('不做了', 'Cancel')}</Button>
              <Button type="primary" danger loading={remove.isPending} onClick={() => remove.mutate()}>
                {t('撤下', 'Take away')}
              </Button>
            </>
          }
        >
          <p>
            {t(
              `撤下后，使用这个材料的 ${material.usedBy} 个事项的办事指南都不再提供下载，已经下载的不受影响。`,
              `The guides of the ${material.usedBy} items that use this material offer it no longer; copies that people have stay with them.`,
            )}
          </p>
        </Dialog>
      )}
      {send.isError && <Failure error={send.error} />}
      {remove.isError && <Failure error={remove.error} />}
    </section>
  )
}
