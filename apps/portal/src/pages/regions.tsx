/** @jsxImportSource preact */
import type { Region } from '@tongban/contracts/reference/regions'
import { Button, ButtonRow } from '@tongban/ui/button.tsx'
import { EmptyState } from '@tongban/ui/empty-state.tsx'
import { t } from '@tongban/ui/language'
import { SearchBox } from '@tongban/ui/search-box.tsx'
import type { VNode } from 'preact'
import { withQuery } from '../http/safe-path.ts'
import { Frame } from '../parts/frame.tsx'
import { levelWords } from '../parts/words.ts'
import type { View } from '../view.ts'

export type RegionChoice = {
  region: Region
  children: readonly Region[]
  /** Searched by name; undefined when not searched. */
  q: string | undefined
  found: readonly Region[]
  /** Item that is looked at while switching: its guide in the chosen region comes next. */
  item: string | undefined
  back: string | undefined
}

/** 切换地区, down to the village. */
export function regionPage(view: View, choice: RegionChoice): VNode {
  const { lang } = view
  const { region, children, q, found, item, back } = choice
  const keep = { item, back }
  const title = t(lang, '切换地区', 'Switch region')
  const above = region.path.filter((step) => step.code !== region.code)
  return (
    <Frame view={view} title={title}>
      <h1>{title}</h1>
      <SearchBox
        lang={lang}
        action={`/regions/${region.code}`}
        value={q}
        label={t(lang, '市、县、乡镇或村的名称', 'Name of a city, county, town or village')}
        keep={Object.fromEntries(Object.entries(keep).filter((pair): pair is [string, string] => !!pair[1]))}
      />
      {q === undefined ? null : (
        <section>
          <h2 class="above">{t(lang, `名称里有“${q}”的地区`, `Regions with “${q}” in their name`)}</h2>
          {found.length === 0 ? (
            <EmptyState title={t(lang, '没有这个名称的地区', 'There is no region of this name')}>
              <p>
                {t(
                  lang,
                  '少写几个字再试，或者从下面一级一级选。',
                  'Try fewer characters, or choose level by level below.',
                )}
              </p>
            </EmptyState>
          ) : (
            <ul class="regions">
              {found.map((hit) => (
                <li key={hit.code}>
                  <a href={withQuery(`/regions/${hit.code}`, keep)}>{hit.name}</a>
                  <span class="note">{hit.path.map((step) => step.name).join(' ')}</span>
                </li>
              ))}
            </ul>
          )}
        </section>
      )}
      <section>
        <h2 class="above">{region.name}</h2>
        {above.length > 0 ? (
          <p class="links">
            {above.map((step) => (
              <a key={step.code} href={withQuery(`/regions/${step.code}`, keep)}>
                {t(lang, `回到${step.name}`, `Back to ${step.name}`)}
              </a>
            ))}
          </p>
        ) : null}
        <form method="post" action={`/regions/${region.code}/choose`}>
          {item ? <input type="hidden" name="item" value={item} /> : null}
          {back ? <input type="hidden" name="back" value={back} /> : null}
          <ButtonRow>
            <Button>{t(lang, `选择${region.name}`, `Choose ${region.name}`)}</Button>
          </ButtonRow>
        </form>
        {children.length > 0 ? (
          <>
            <p>{t(lang, '或者选它下面的地区：', 'Or choose a region within it:')}</p>
            <ul class="regions regions-grid">
              {children.map((child) => (
                <li key={child.code}>
                  <a href={withQuery(`/regions/${child.code}`, keep)}>{child.name}</a>
                </li>
              ))}
            </ul>
          </>
        ) : (
          <p class="note">
            {t(
              lang,
              `${levelWords(lang, region.level)}，下面没有更小的地区。`,
              `This is a ${levelWords(lang, region.level)}; there is nothing smaller.`,
            )}
          </p>
        )}
      </section>
    </Frame>
  )
}
