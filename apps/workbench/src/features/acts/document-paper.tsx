import { useQuery } from '@tanstack/react-query'
import type { OfficerCase } from '@tongban/contracts/cases/case'
import type { DocumentPreview } from '@tongban/contracts/cases/office-work'
import { unwrap } from '../../api.ts'
import { useT } from '../../i18n.ts'
import { Failure, Loading } from '../../parts/states.tsx'
import { type Act, previewAct } from './send-act.ts'

type Props = { officerCase: OfficerCase; act: Act }

/** The document word for word as the act would issue it; number and code come when it takes effect. */
export function DocumentPaper({ officerCase: { id, version }, act }: Props) {
  const t = useT()
  const found = useQuery({
    queryKey: ['preview', id, version, act],
    queryFn: () => unwrap(previewAct(id, version, act)),
    retry: false,
    staleTime: 0,
  })
  if (found.isPending) return <Loading />
  if (found.isError) return <Failure error={found.error} onRetry={() => void found.refetch()} />
  return (
    <section aria-label={t('文书预览', 'Preview of the document')}>
      <p className="tb-quiet">
        {t('预览：还没有生效，文号和查验码在生效时产生。', 'A preview without effect: number and code come with it.')}
      </p>
      <Paper document={found.data} />
    </section>
  )
}

/** The document itself is in Chinese, whatever the screen speaks. */
function Paper({ document }: { document: DocumentPreview }) {
  return (
    <div className="tb-paper" lang="zh-CN">
      <h3>{document.title}</h3>
      <p>{document.addressee}：</p>
      {document.paragraphs.map((text) => (
        <p key={text}>{text}</p>
      ))}
      {document.items.length > 0 && (
        <ol>
          {document.items.map((item) => (
            <li key={item.label + item.request}>
              <b>“{item.label}”</b>：<span className="tb-long">{item.request}</span>
            </li>
          ))}
        </ol>
      )}
      {document.table.map((row) => (
        <p key={row.label}>
          {row.label}：{row.value}
        </p>
      ))}
      {document.remedies.map((text) => (
        <p key={text}>{text}</p>
      ))}
      <p className="tb-paper-sign">
        {document.office}
        <br />
        {document.date}
      </p>
    </div>
  )
}
