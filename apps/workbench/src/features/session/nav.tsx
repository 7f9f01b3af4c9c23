import { useQuery } from '@tanstack/react-query'
import { countQueues } from '@tongban/contracts/cases/office-work'
import { type ReactNode, useEffect, useRef } from 'react'
import { Link, useRoute, useSearch } from 'wouter'
import { api, unwrap } from '../../api.ts'
import { useT } from '../../i18n.ts'
import { formatCount } from '../../lib/format.ts'
import { queueNames, queueText } from '../../lib/words.ts'
import { useOfficer } from './use-me.ts'

export function Nav() {
  const t = useT()
  const { scopes } = useOfficer()
  const readsCases = scopes.includes('cases.read')
  const counts = useQuery({
    queryKey: ['counts'],
    queryFn: () => unwrap(api.call(countQueues, {})),
    refetchInterval: 60_000,
    enabled: readsCases,
  })
  const lists = readsCases ? queueNames : []
  const countOf = (name: string) => counts.data?.queues.find((entry) => entry.queue === name)?.count
  return (
    <nav className="tb-nav" aria-label={t('列表', 'Lists')}>
      {lists.length > 0 && (
        <ul>
          {lists.map((name) => {
            const count = countOf(name)
            return (
              <NavLink key={name} to={`/queues/${name}`}>
                <span>{t(...queueText[name])}</span>
                {count !== undefined && (
                  <span className="tb-count">
                    {formatCount(count)}
                    <span className="tb-hidden">{t('件', ' cases')}</span>
                  </span>
                )}
              </NavLink>
            )
          })}
        </ul>
      )}
      <ul>
        {readsCases && <NavLink to="/ratings">{t('评价', 'Ratings')}</NavLink>}
        {scopes.includes('library.implement') && <NavLink to="/experiences">{t('办事经验', 'Experiences')}</NavLink>}
        {scopes.includes('library.read') && <LibraryLinks scopes={scopes} />}
        {scopes.includes('archives.manage') && <NavLink to="/archives">{t('电子档案', 'Archives')}</NavLink>}
        {scopes.includes('archives.read') && (
          <NavLink to="/archives/destructions">{t('档案销毁', 'Destruction of archives')}</NavLink>
        )}
        <NavLink to="/divisions">{t('区划变更', 'Changes of divisions')}</NavLink>
        {scopes.includes('platform.jobs') && <NavLink to="/jobs">{t('后台任务', 'Background work')}</NavLink>}
      </ul>
    </nav>
  )
}

/** Entries of the item library, by what the officer does there. */
function LibraryLinks({ scopes }: { scopes: readonly string[] }) {
  const t = useT()
  const proposes = scopes.includes('library.propose') || scopes.includes('library.implement')
  const reviews = scopes.some((scope) => scope.startsWith('library.review-'))
  return (
    <>
      <NavLink to="/library/directory">{t('事项目录', 'Directory')}</NavLink>
      <NavLink to="/library/materials">{t('材料目录', 'Materials')}</NavLink>
      {proposes && <NavLink to="/library/proposals?view=mine">{t('我的变更', 'My changes')}</NavLink>}
      {reviews && <NavLink to="/library/proposals?view=to-review">{t('待审核', 'To review')}</NavLink>}
      <NavLink to="/library/proposals?view=published">{t('已发布的变更', 'Published changes')}</NavLink>
      {scopes.includes('library.implement') && (
        <NavLink to="/library/implementing">{t('实施清单', 'Implementing items')}</NavLink>
      )}
      <NavLink to="/library/differences">{t('差异报告', 'Differences')}</NavLink>
      <NavLink to="/library/lint">{t('事项体检', 'Health of the library')}</NavLink>
      {scopes.includes('library.words') && (
        <NavLink to="/library/search-words">{t('搜索用词', 'Words of search')}</NavLink>
      )}
      <NavLink to="/library/figures">{t('事项库指标', 'Library figures')}</NavLink>
      <NavLink to="/library/list-versions">{t('清单版本', 'List versions')}</NavLink>
      <NavLink to="/library/lists">{t('清单导入导出', 'Lists in and out')}</NavLink>
    </>
  )
}

function NavLink({ to, children }: { to: string; children: ReactNode }) {
  const [path = '', query] = to.split('?')
  const [onPath] = useRoute(path)
  const search = useSearch()
  const active = onPath && (query === undefined || search === query)
  const item = useRef<HTMLLIElement>(null)
  // On a phone the lists stand side by side and the current one may be out of sight.
  useEffect(() => {
    if (active) item.current?.scrollIntoView({ block: 'nearest', inline: 'nearest' })
  }, [active])
  return (
    <li ref={item}>
      <Link href={to} aria-current={active ? 'page' : undefined}>
        {children}
      </Link>
    </li>
  )
}
