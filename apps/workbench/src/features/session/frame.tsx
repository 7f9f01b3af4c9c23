import { signOut } from '@tongban/contracts/identity/account'
import { postWords } from '@tongban/ui/office-words'
import Button from 'antd/es/button'
import type { ReactNode } from 'react'
import { useLocation } from 'wouter'
import { api } from '../../api.ts'
import { useT } from '../../i18n.ts'
import { dropDrafts } from '../../lib/drafts.ts'
import { LiveRegion } from '../../parts/live.tsx'
import { meKey, queryClient } from '../../query-client.ts'
import { useDemoStaff } from './demo.ts'
import { LanguageSwitch } from './language-switch.tsx'
import { Nav } from './nav.tsx'
import { SearchBox } from './search-box.tsx'
import { useOfficer } from './use-me.ts'

export function Frame({ children }: { children: ReactNode }) {
  const t = useT()
  const officer = useOfficer()
  const demo = useDemoStaff().length > 0
  const [, navigate] = useLocation()
  const leave = async () => {
    // An answer of any kind ends the work here; a session the server no longer knows is over as well.
    await api.call(signOut, {}).catch(() => undefined)
    dropDrafts()
    navigate('/')
    queryClient.clear()
    queryClient.setQueryData(meKey, null)
  }
  return (
    <div className="tb-frame">
      <a className="tb-skip" href="#main">
        {t('跳到正文', 'Skip to content')}
      </a>
      {demo && (
        <aside className="tb-banner" aria-label={t('演示', 'Demonstration')}>
          {t('演示环境：人员、企业和办件均为虚构。', 'Demonstration: persons, companies and cases are invented.')}
        </aside>
      )}
      <header className="tb-top">
        <span className="tb-brand">{t('通办 工作台', 'Tongban Workbench')}</span>
        {officer.scopes.includes('cases.read') && <SearchBox />}
        <div className="tb-who">
          <span className="tb-who-name">
            <b lang="zh-CN">{officer.name}</b> {t(...postWords(officer.post))}
            <small lang="zh-CN">{officer.office.name}</small>
          </span>
          <LanguageSwitch />
          <Button type="text" onClick={() => void leave()}>
            {t('退出', 'Sign out')}
          </Button>
        </div>
      </header>
      <Nav />
      <main id="main" tabIndex={-1} className="tb-main">
        {children}
      </main>
      <LiveRegion />
    </div>
  )
}
