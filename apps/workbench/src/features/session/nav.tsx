import { useQuery } from '@tanstack/react-query'
import { countQueues } from '@tongban/contracts/cases/office-work'
import { type ReactNode, useEffect, useRef } from 'react'
import { Link, useRoute } from 'wouter'
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
      <ul>
        {readsCases && <NavLink to="/ratings">{t('评价', 'Ratings')}</NavLink>}
        {scopes.includes('library.implement') && (
          <NavLink to="/library/implementing">{t('实施清单', 'Implementing items')}</NavLink>
        )}
        {scopes.includes('library.read') && <NavLink to="/library/differences">{t('差异报告', 'Differences')}</NavLink>}
        {scopes.includes('library.read') && (
          <NavLink to="/library/figures">{t('事项库指标', 'Library figures')}</NavLink>
        )}
        {scopes.includes('library.read') && (
          <NavLink to="/library/lists">{t('清单导入导出', 'Lists in and out')}</NavLink>
        )}
        {scopes.includes('platform.jobs') && <NavLink to="/jobs">{t('后台任务', 'Background work')}</NavLink>}
      </ul>
    </nav>
  )
}

function NavLink({ to, children }: { to: string; children: ReactNode }) {
  const [active] = useRoute(to)
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
