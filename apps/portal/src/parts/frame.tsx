/** @jsxImportSource preact */
import { Breadcrumb, type Crumb } from '@tongban/ui/breadcrumb.tsx'
import { t } from '@tongban/ui/language'
import { Notice } from '@tongban/ui/notice.tsx'
import { Page } from '@tongban/ui/page.tsx'
import type { ComponentChildren, VNode } from 'preact'
import { withQuery } from '../http/safe-path.ts'
import type { View } from '../view.ts'

export type FrameProps = {
  view: View
  title: string
  description?: string | undefined
  current?: 'services' | 'progress' | 'mine' | undefined
  crumbs?: readonly Crumb[] | undefined
  hasErrors?: boolean | undefined
  width?: 'text' | 'wide' | undefined
  /** Loads the script of forms: autosave, conditions, uploads. */
  form?: boolean | undefined
  /** Loads the script that suggests items while typing. */
  search?: boolean | undefined
  canonical?: string | undefined
  /** A page of one person. */
  isPrivate?: boolean | undefined
  children: ComponentChildren
}

/** A page of the portal in its frame. */
export function Frame({ view, crumbs, form, search, children, ...page }: FrameProps): VNode {
  const { lang, elder, path, signedIn } = view
  const scripts = [form ? view.formScript : undefined, search ? view.searchScript : undefined]
  const switched = (query: Record<string, string>) => withQuery('/preferences', { ...query, back: path })
  return (
    <Page
      {...page}
      lang={lang}
      elder={elder}
      stylesheet={view.stylesheet}
      scripts={scripts.filter((script) => script !== undefined)}
      region={{ name: view.region.name, switchHref: view.regionHref }}
      languageHref={switched({ lang: lang === 'zh' ? 'en' : 'zh' })}
      elderHref={switched({ mode: elder ? 'standard' : 'elder' })}
      links={{ services: '/search', mine: '/me', signIn: withQuery('/sign-in', { return: path }) }}
      person={
        signedIn
          ? { name: signedIn.name, href: '/me', signOut: { action: '/sign-out' } }
          : view.forEverybody
            ? { name: t(lang, '我的办件', 'My cases'), href: '/me' }
            : undefined
      }
      banner={view.demo ? <DemoBanner view={view} /> : undefined}
      before={
        crumbs ? <Breadcrumb lang={lang} items={[{ label: t(lang, '首页', 'Home'), href: '/' }, ...crumbs]} /> : null
      }
    >
      {view.note ? (
        <Notice lang={lang} kind="info" word={t(lang, '区划调整', 'Divisions changed')}>
          <p>{view.note}</p>
        </Notice>
      ) : null}
      {children}
    </Page>
  )
}

function DemoBanner({ view: { lang, smsOutboxUrl } }: { view: View }): VNode {
  return (
    <>
      {t(
        lang,
        '这是演示系统：人物、企业和办件都是编造的，办理结果没有法律效力。',
        'This is a demonstration: people, enterprises and cases are invented, and results have no legal force.',
      )}
      {smsOutboxUrl ? (
        <>
          {' '}
          <a href={smsOutboxUrl}>{t(lang, '查看短信', 'Read the text messages')}</a>
        </>
      ) : null}
    </>
  )
}
