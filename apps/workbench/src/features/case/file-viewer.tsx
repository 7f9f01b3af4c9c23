import type { OfficerCase } from '@tongban/contracts/cases/case'
import Button from 'antd/es/button'
import { useT } from '../../i18n.ts'
import { Failure, Loading } from '../../parts/states.tsx'
import { ImageView } from './image-view.tsx'
import { useFile, type Viewable } from './use-file.ts'

export type { Viewable } from './use-file.ts'

type Entry = Viewable & { name: string; group: string; kind: string }
type Props = { officerCase: OfficerCase; viewed: Viewable | null; onView: (viewable: Viewable) => void }

const idOf = (viewable: Viewable) => `${viewable.type} ${viewable.id}`

/** One file at a time beside the form; the list above it goes through all files and finished documents. */
export function FileViewer({ officerCase, viewed, onView }: Props) {
  const t = useT()
  const entries: Entry[] = [
    ...officerCase.checklist.flatMap((material) =>
      material.files.map((file) => ({
        type: 'file' as const,
        id: file.id,
        name: file.name,
        group: t(material.name, material.nameEn),
        kind: file.kind,
      })),
    ),
    ...officerCase.documents
      .filter((document) => document.state === 'ready')
      .map((document) => ({
        type: 'document' as const,
        id: document.id,
        name: `${document.number}.pdf`,
        group: t(document.title, document.titleEn),
        kind: 'pdf',
      })),
  ]
  const at = entries.findIndex((entry) => viewed !== null && idOf(entry) === idOf(viewed))
  const entry = entries[at]
  const { query, url } = useFile(entry ?? null, entry?.kind ?? '')
  const step = (by: number) => {
    const next = entries[at + by]
    if (next) onView(next)
  }
  return (
    <section id="viewer" className="tb-viewer" aria-label={t('文件', 'Files')}>
      {entries.length === 0 ? (
        <p className="tb-quiet">{t('本件没有文件。', 'This case has no files.')}</p>
      ) : (
        <>
          <div className="tb-viewer-bar">
            <select
              aria-label={t('选择文件', 'Choose a file')}
              value={entry ? idOf(entry) : ''}
              onChange={(event) => {
                const chosen = entries.find((each) => idOf(each) === event.target.value)
                if (chosen) onView(chosen)
              }}
            >
              {!entry && <option value="">{t('选择文件', 'Choose a file')}</option>}
              {entries.map((each) => (
                <option key={idOf(each)} value={idOf(each)}>
                  {each.group} · {each.name}
                </option>
              ))}
            </select>
            <Button disabled={at <= 0} onClick={() => step(-1)}>
              {t('上一份', 'Previous')}
            </Button>
            <Button disabled={at >= entries.length - 1} onClick={() => step(1)}>
              {t('下一份', 'Next')}
            </Button>
            {entry && url && (
              <>
                <a href={url} target="_blank" rel="noreferrer">
                  {t('新窗口打开', 'New window')}
                </a>
                <a href={url} download={entry.name}>
                  {t('下载', 'Download')}
                </a>
              </>
            )}
          </div>
          {query.isLoading && <Loading />}
          {query.isError && <Failure error={query.error} onRetry={() => void query.refetch()} />}
          {entry && url && <Shown entry={entry} url={url} />}
        </>
      )}
    </section>
  )
}

function Shown({ entry, url }: { entry: Entry; url: string }) {
  const t = useT()
  if (entry.kind === 'jpg' || entry.kind === 'png')
    return <ImageView key={url} url={url} name={`${entry.group} · ${entry.name}`} />
  if (entry.kind !== 'pdf' || !navigator.pdfViewerEnabled)
    return (
      <p className="tb-empty">
        {t(
          '这台设备不能在页面里显示这种文件，请用上面的“新窗口打开”或“下载”。',
          'This device cannot show this kind of file here; use “New window” or “Download” above.',
        )}
      </p>
    )
  return <iframe className="tb-pdf" src={`${url}#navpanes=0&view=FitH`} title={`${entry.group} · ${entry.name}`} />
}
