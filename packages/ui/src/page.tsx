/** @jsxImportSource preact */
import type { ComponentChildren, VNode } from 'preact'
import { type Language, languageTag, t } from './language.ts'
import { PageFooter } from './page-footer.tsx'
import { PageHeader, type PageHeaderProps } from './page-header.tsx'

export interface PageProps extends Omit<PageHeaderProps, 'siteName'> {
  /** The page's own name; the site's is added. */
  title: string
  description?: string | undefined
  siteName?: string | undefined
  /** Says “错误：” first in the title, the first thing a screen reader reads. */
  hasErrors?: boolean | undefined
  /** Address of styles.css. */
  stylesheet: string
  /** Addresses of island modules; a reading page has none. */
  scripts?: readonly string[] | undefined
  /** Forced; otherwise the device decides. */
  theme?: 'light' | 'dark' | undefined
  /** 演示数据 or 系统维护, above everything. */
  banner?: ComponentChildren
  /** Between header and main: the breadcrumb. */
  before?: ComponentChildren
  /** `text` is one column of 720, `wide` the page's 1080. */
  width?: 'text' | 'wide' | undefined
  accessibilityHref?: string | undefined
  privacyHref?: string | undefined
  /** The address this page has without what is only for counting or choosing. */
  canonical?: string | undefined
  /** Keeps search engines away from a person's own pages. */
  isPrivate?: boolean | undefined
  children: ComponentChildren
}

/** The name over the door, for a platform whose province has not set its own. */
export function defaultSiteName(lang: Language): string {
  return t(lang, '安徽政务服务', 'Anhui Government Services')
}

/** What stands before the rendered `<Page>`: without it browsers fall back to quirks mode. */
export const doctype = '<!doctype html>'

/** A whole document of the citizen's side. */
export function Page(props: PageProps): VNode {
  const { lang, title, hasErrors, elder, theme } = props
  const siteName = props.siteName ?? defaultSiteName(lang)
  const fullTitle = `${hasErrors ? t(lang, '错误：', 'Error: ') : ''}${title} - ${siteName}`
  return (
    <html lang={languageTag(lang)} data-mode={elder ? 'elder' : undefined} data-theme={theme}>
      <head>
        <meta charset="utf-8" />
        <title>{fullTitle}</title>
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content={theme ?? 'light dark'} />
        {/* iOS turns case numbers into telephone links otherwise. */}
        <meta name="format-detection" content="telephone=no" />
        {props.description ? <meta name="description" content={props.description} /> : null}
        {props.isPrivate ? <meta name="robots" content="noindex" /> : null}
        {props.canonical ? <link rel="canonical" href={props.canonical} /> : null}
        <link rel="stylesheet" href={props.stylesheet} />
        {props.scripts?.map((source) => (
          <script key={source} type="module" src={source} />
        ))}
      </head>
      <body>
        <a class="skip" href="#main">
          {t(lang, '跳到正文', 'Skip to the content')}
        </a>
        {props.banner ? <aside class="banner">{props.banner}</aside> : null}
        <PageHeader
          lang={lang}
          siteName={siteName}
          region={props.region}
          current={props.current}
          links={props.links}
          person={props.person}
          languageHref={props.languageHref}
          elder={elder}
          elderHref={props.elderHref}
        />
        <div class={props.width === 'wide' ? 'frame' : 'frame frame-text'}>
          {props.before}
          <main id="main" tabindex={-1}>
            {props.children}
          </main>
        </div>
        <PageFooter
          lang={lang}
          siteName={siteName}
          accessibilityHref={props.accessibilityHref}
          privacyHref={props.privacyHref}
        />
      </body>
    </html>
  )
}
