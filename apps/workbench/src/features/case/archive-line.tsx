import { useQuery } from '@tanstack/react-query'
import { getCaseArchive } from '@tongban/contracts/archives/archives'
import type { OfficerCase } from '@tongban/contracts/cases/case'
import { Link } from 'wouter'
import { api, unwrap } from '../../api.ts'
import { useLanguage, useT } from '../../i18n.ts'
import { formatInstant } from '../../lib/format.ts'
import { isOpen } from '../../lib/words.ts'
import { checkText, retentionText } from '../archives/archive-words.ts'
import { useOfficer } from '../session/use-me.ts'

/** Of a closed case: whether and when it was archived, and for how long it is kept. */
export function ArchiveLine({ officerCase: { id, status } }: { officerCase: OfficerCase }) {
  const t = useT()
  const language = useLanguage()
  const { scopes } = useOfficer()
  const closed = !isOpen(status) && status !== 'granted'
  const found = useQuery({
    queryKey: ['case-archive', id],
    queryFn: () => unwrap(api.call(getCaseArchive, { params: { id } })),
    enabled: closed,
  })
  if (!closed || !found.data) return null
  const { archive } = found.data
  if (!archive?.archivedAt)
    return (
      <p className="tb-note">
        {archive?.failure
          ? t(`■ 电子档案没有做成：${archive.failure}`, `■ The package could not be made: ${archive.failureEn ?? ''}`)
          : t('电子档案：尚未归档，文书全部生成后自动归档。', 'Archive: made by itself once all documents are ready.')}
      </p>
    )
  const when = formatInstant(archive.archivedAt, language)
  const [kept, keptEn] = retentionText[archive.retention]
  return (
    <p className="tb-note">
      {t(`电子档案：${when}归档，保管期限${kept}。`, `Archived ${when}, kept: ${keptEn.toLowerCase()}. `)}
      {archive.state === 'destroyed'
        ? t('档案包已依法销毁。', 'The package was destroyed by approval.')
        : t(...checkText(archive))}{' '}
      {scopes.includes('archives.manage') && <Link href={`/archives/${archive.id}`}>{t('查看档案', 'Open')}</Link>}
    </p>
  )
}
