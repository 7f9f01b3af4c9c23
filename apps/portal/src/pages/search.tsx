/** @jsxImportSource preact */
import type { Facet, Theme } from '@tongban/contracts/catalogue/browse'
import type { ItemBrief } from '@tongban/contracts/catalogue/item'
import { EmptyState } from '@tongban/ui/empty-state.tsx'
import { formatNumber } from '@tongban/ui/format'
import { type Language, t } from '@tongban/ui/language'
import { Pagination } from '@tongban/ui/pagination.tsx'
import { SearchBox } from '@tongban/ui/search-box.tsx'
import { ThemeGrid } from '@tongban/ui/theme-grid.tsx'
import type { VNode } from 'preact'
import { given } from '../http/body.ts'
import { withQuery } from '../http/safe-path.ts'
import { type Choice, Facets, facetHref, facetTitle } from '../parts/facets.tsx'
import { Frame } from '../parts/frame.tsx'
import { ItemList } from '../parts/item-list.tsx'
import { asWritten, NotUnderstood } from '../parts/not-understood.tsx'
import { audienceWords, named } from '../parts/words.ts'
import type { View } from '../view.ts'

const cap = 1000

export type Found = {
  q: string
  /** The page the addresses lead to. */
  at: '/search' | '/items'
  choice: Choice
  /** What was chosen in the address but is no choice here. */
  unknown: Choice
  facets: readonly Facet[]
  /** The page of a theme. */
  theme: Theme | undefined
  page: number
  pageSize: number
  total: number
  items: readonly ItemBrief[]
  understoodAs: readonly string[]
  /** For a search without an answer: items that come closest, and the part of the words that found them, if only a part did. */
  nearest: { words?: string; items: readonly ItemBrief[] } | undefined
  /** The words under which a choice among these is counted. */
  countedAs: string | undefined
  /** Themes to look through instead. */
  themes: readonly Theme[]
}

const hrefOf = ({ q, at, choice, theme }: Found, page: number) => {
  const number = page > 1 ? String(page) : undefined
  return theme
    ? withQuery(`/themes/${theme.audience}/${theme.code}`, { page: number })
    : facetHref({ at, q, choice }, {}, number)
}

/** Results of a search, or the items of a theme. */
export function searchPage(view: View, found: Found): VNode {
  const { lang, region } = view
  const { q, theme } = found
  const everything = found.at === '/items' ? t(lang, '全部事项', 'All services') : t(lang, '办事', 'Services')
  const title = theme ? named(lang, theme) : q ? t(lang, `搜索“${q}”`, `Search “${q}”`) : everything
  const last = Math.ceil(Math.min(found.total, 50 * found.pageSize) / found.pageSize)
  return (
    <Frame
      view={view}
      title={title}
      current="services"
      search
      crumbs={theme ? [{ label: t(lang, '办事', 'Services'), href: '/search' }] : []}
    >
      <h1>{title}</h1>
      {theme ? null : (
        <SearchBox lang={lang} action={found.at} value={q} keep={given(found.choice)} suggestIn={region.code} />
      )}
      {theme ? null : (
        <Facets lang={lang} facets={found.facets} at={{ at: found.at, q, choice: found.choice }} region={view} />
      )}
      <NotUnderstood lang={lang} sentences={unknownSentences(lang, found.unknown)} />
      <p role="status">
        {countWords(lang, found.total)}
        {t(lang, `，${region.name}可以办理。`, ` in ${region.name}.`)}{' '}
        <a href={view.regionHref}>{t(lang, '换个地区', 'Change the region')}</a>
      </p>
      {found.understoodAs.length > 0 && found.total > 0 ? (
        <p class="note">
          {t(lang, '同时搜索了：', 'Also searched for: ')}
          {found.understoodAs.join(t(lang, '、', ', '))}
        </p>
      ) : null}
      {found.items.length > 0 ? (
        <ItemList lang={lang} items={found.items} foundBy={found.countedAs} />
      ) : (
        <Nothing lang={lang} found={found} />
      )}
      <Pagination
        lang={lang}
        previousHref={found.page > 1 ? hrefOf(found, found.page - 1) : undefined}
        nextHref={found.page < last ? hrefOf(found, found.page + 1) : undefined}
        total={Math.min(found.total, cap)}
        totalIsCapped={found.total > cap}
      />
    </Frame>
  )
}

function unknownSentences(lang: Language, unknown: Choice): string[] {
  return (Object.keys(unknown) as (keyof Choice)[]).map((name) => {
    const [title, value] = [facetTitle(lang, name), asWritten(unknown[name] ?? '')]
    return t(
      lang,
      `这里没有“${value}”这样的${title}，所以没有按${title}筛选；下面是不限${title}的结果。`,
      `There is no “${value}” under ${title} here, so the list is not narrowed by it; below is everything else you asked for.`,
    )
  })
}

function countWords(lang: Language, total: number): string {
  if (total > cap) return t(lang, `${formatNumber(cap)}项以上`, `More than ${formatNumber(cap)} services`)
  return t(lang, `共${formatNumber(total)}项`, total === 1 ? '1 service' : `${formatNumber(total)} services`)
}

function Nothing({ lang, found }: { lang: Language; found: Found }): VNode {
  const { nearest } = found
  return (
    <>
      {nearest && nearest.items.length > 0 ? (
        <section class="nearest">
          <h2 class="above">{t(lang, '没有完全相符的，最接近的是：', 'Nothing fits entirely. The nearest:')}</h2>
          {nearest.words ? (
            <p class="note">{t(lang, `与“${nearest.words}”有关的事项`, `Services about “${nearest.words}”`)}</p>
          ) : null}
          <ItemList lang={lang} items={nearest.items} foundBy={found.countedAs} />
        </section>
      ) : null}
      <EmptyState
        title={
          nearest ? t(lang, '都不是您要办的？', 'Is it none of these?') : t(lang, '没有找到这件事', 'Nothing was found')
        }
      >
        <p>
          {t(
            lang,
            '换一个常用的说法再搜，比如把“餐饮服务资格”换成“开饭店”；或者换到上一级地区；也可以拨打12345，告诉我们您想办什么。',
            'Try everyday words, such as “open a restaurant”; choose a larger region; or call 12345 and tell us what you want to do.',
          )}
        </p>
      </EmptyState>
      {(['natural', 'legal'] as const).map((audience) => {
        const themes = found.themes.filter((theme) => theme.audience === audience)
        return themes.length > 0 ? (
          <ThemeGrid
            key={audience}
            title={audienceWords(lang, audience)}
            themes={themes.map((theme) => ({ label: named(lang, theme), href: `/themes/${audience}/${theme.code}` }))}
          />
        ) : null
      })}
    </>
  )
}
