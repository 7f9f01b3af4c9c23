/** @jsxImportSource preact */
import type { Theme } from '@tongban/contracts/catalogue/browse'
import { ButtonLink } from '@tongban/ui/button.tsx'
import { t } from '@tongban/ui/language'
import { SearchBox } from '@tongban/ui/search-box.tsx'
import { ThemeGrid } from '@tongban/ui/theme-grid.tsx'
import type { VNode } from 'preact'
import { Frame } from '../parts/frame.tsx'
import { named } from '../parts/words.ts'
import type { View } from '../view.ts'

const themesAtHome = 8

/** 首页. */
export function homePage(view: View, themes: readonly Theme[]): VNode {
  const { lang, elder, region, signedIn } = view
  const title = t(lang, `${region.name}政务服务`, `Government services in ${region.name}`)
  const examples =
    lang === 'zh'
      ? ['开饭店', '身份证', '办执照', '居住证', '公积金']
      : ['open a restaurant', 'identity card', 'business licence', 'residence permit']
  const gridOf = (audience: Theme['audience']) => {
    const atHome = themes.filter((theme) => theme.audience === audience && theme.home).slice(0, themesAtHome)
    return atHome.map((theme) => ({
      label: named(lang, theme),
      href: `/themes/${audience}/${theme.code}`,
      note: t(lang, `${theme.items}项`, theme.items === 1 ? '1 service' : `${theme.items} services`),
    }))
  }
  const shortcuts = (
    <nav class="shortcuts" aria-label={t(lang, '常用', 'Shortcuts')}>
      {signedIn ? (
        <ButtonLink kind="secondary" href="/me">
          {t(lang, '我的办件', 'My cases')}
        </ButtonLink>
      ) : null}
      <ButtonLink kind="secondary" href="/bundles">
        {t(lang, '一件事', 'Matters of life')}
      </ButtonLink>
      <ButtonLink kind="secondary" href="/progress">
        {t(lang, '查进度', 'Check progress')}
      </ButtonLink>
      <ButtonLink kind="secondary" href="/verify">
        {t(lang, '查验证照', 'Verify a document')}
      </ButtonLink>
    </nav>
  )
  return (
    <Frame
      view={view}
      title={t(lang, '首页', 'Home')}
      description={t(
        lang,
        '安徽省、市、县、乡、村五级政务服务：查事项、网上办理、查进度、查验证照。',
        'Government services of Anhui at all five levels: find a service, apply online, follow your case, verify a document.',
      )}
      width={elder ? 'text' : 'wide'}
      search
    >
      <h1>{title}</h1>
      <SearchBox
        lang={lang}
        action="/search"
        examples={elder ? examples.slice(0, 3) : examples}
        suggestIn={region.code}
      />
      {elder ? (
        <nav class="shortcuts shortcuts-large" aria-label={t(lang, '常用', 'Shortcuts')}>
          <ButtonLink href="/search?audience=natural">{t(lang, '个人办事', 'Services for me')}</ButtonLink>
          <ButtonLink kind="secondary" href="/bundles">
            {t(lang, '一件事', 'Matters of life')}
          </ButtonLink>
          <ButtonLink kind="secondary" href="/me">
            {t(lang, '我的办件', 'My cases')}
          </ButtonLink>
          <ButtonLink kind="secondary" href="/progress">
            {t(lang, '查进度', 'Check progress')}
          </ButtonLink>
          <ButtonLink kind="secondary" href="tel:12345">
            {t(lang, '打电话问：12345', 'Call and ask: 12345')}
          </ButtonLink>
        </nav>
      ) : (
        <>
          {shortcuts}
          <ThemeGrid title={t(lang, '个人', 'People')} themes={gridOf('natural')} />
          <ThemeGrid title={t(lang, '企业', 'Enterprises')} themes={gridOf('legal')} />
        </>
      )}
    </Frame>
  )
}
