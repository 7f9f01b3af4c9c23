/** @jsxImportSource preact */
import type { VNode } from 'preact'
import { type Language, languageTag, t } from './language.ts'

/** Addresses of the four places every page leads to. */
export interface PageLinks {
  home: string
  services: string
  progress: string
  mine: string
  signIn: string
}

const defaultLinks: PageLinks = {
  home: '/',
  services: '/services',
  progress: '/progress',
  mine: '/my',
  signIn: '/sign-in',
}

export interface PageHeaderProps {
  lang: Language
  siteName: string
  region: { name: string; switchHref: string }
  /** Which of the three the page belongs to. */
  current?: 'services' | 'progress' | 'mine' | undefined
  links?: Partial<PageLinks> | undefined
  /** Who is signed in; signing out is a POST, so that no foreign page can do it by a picture. */
  person?: { name: string; href: string; signOut?: { action: string; fields?: Record<string, string> } } | undefined
  /** This page in the other language. */
  languageHref: string
  elder: boolean
  /** This page with elder mode changed over. */
  elderHref: string
}

/** Name, region, the three places, and the two switches. */
export function PageHeader(props: PageHeaderProps): VNode {
  const { lang, siteName, region, current, person, elder } = props
  const links = { ...defaultLinks, ...props.links }
  const other: Language = lang === 'zh' ? 'en' : 'zh'
  return (
    <header class="header">
      <div class="header-top">
        <a class="site" href={links.home}>
          <strong>{siteName}</strong> <span>{t(lang, '通办', 'Tongban')}</span>
        </a>
        <p class="region">
          {region.name}
          <a href={region.switchHref} aria-label={t(lang, '切换地区', 'Switch region')}>
            {t(lang, '切换', 'Switch')}
          </a>
        </p>
        <p class="switches">
          <a href={props.languageHref} lang={languageTag(other)} hreflang={languageTag(other)}>
            {t(other, '中文', 'English')}
          </a>
          <a href={props.elderHref}>{elder ? t(lang, '标准版', 'Standard view') : t(lang, '长辈版', 'Larger view')}</a>
        </p>
      </div>
      <nav class="nav" aria-label={t(lang, '主导航', 'Main')}>
        <ul>
          <NavItem href={links.services} label={t(lang, '办事', 'Services')} here={current === 'services'} />
          <NavItem href={links.progress} label={t(lang, '查进度', 'Progress')} here={current === 'progress'} />
          <NavItem href={links.mine} label={t(lang, '我的', 'My account')} here={current === 'mine'} />
          <li class="nav-person">
            {person ? (
              <a href={person.href} title={person.name}>
                {person.name}
              </a>
            ) : (
              <a href={links.signIn}>{t(lang, '登录', 'Sign in')}</a>
            )}
          </li>
          {person?.signOut ? (
            <li>
              <form action={person.signOut.action} method="post">
                {Object.entries(person.signOut.fields ?? {}).map(([name, value]) => (
                  <input key={name} type="hidden" name={name} value={value} />
                ))}
                <button type="submit" class="nav-button">
                  {t(lang, '退出', 'Sign out')}
                </button>
              </form>
            </li>
          ) : null}
        </ul>
      </nav>
    </header>
  )
}

function NavItem({ href, label, here }: { href: string; label: string; here: boolean }): VNode {
  return (
    <li>
      <a href={href} aria-current={here ? 'page' : undefined}>
        {label}
      </a>
    </li>
  )
}
