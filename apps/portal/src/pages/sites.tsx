/** @jsxImportSource preact */
import type { Theme } from '@tongban/contracts/catalogue/browse'
import type { Change } from '@tongban/contracts/catalogue/changes'
import type { getOffice, getRegionSite, PublicOffice } from '@tongban/contracts/catalogue/sites'
import type { ResponseOf } from '@tongban/contracts/operation'
import type { Region } from '@tongban/contracts/reference/regions'
import { EmptyState } from '@tongban/ui/empty-state.tsx'
import { type Language, t } from '@tongban/ui/language'
import { Pagination } from '@tongban/ui/pagination.tsx'
import { SearchBox } from '@tongban/ui/search-box.tsx'
import { ThemeGrid } from '@tongban/ui/theme-grid.tsx'
import type { VNode } from 'preact'
import { withQuery } from '../http/safe-path.ts'
import { ChangeList } from '../parts/changes.tsx'
import { Definitions } from '../parts/definitions.tsx'
import { Frame } from '../parts/frame.tsx'
import { ItemList } from '../parts/item-list.tsx'
import { levelWords, named } from '../parts/words.ts'
import type { View } from '../view.ts'

const themesShown = 8
const changesShown = 3

export type RegionSiteState = ResponseOf<typeof getRegionSite> & {
  region: Region
  below: readonly Region[]
  themes: readonly Theme[]
  changes: readonly Change[]
}

/** The site of a city, county, town or village: its offices, what is done most, themes, notices. */
export function regionSitePage(view: View, state: RegionSiteState): VNode {
  const { lang } = view
  const { region, below, offices, mostUsed, themes, changes } = state
  const title = t(lang, `${region.name}政务服务`, `Government services in ${region.name}`)
  const above = region.path.filter(({ code }) => code !== region.code)
  const gridOf = (audience: Theme['audience']) =>
    themes
      .filter((theme) => theme.audience === audience && theme.home)
      .slice(0, themesShown)
      .map((theme) => ({
        label: named(lang, theme),
        href: withQuery('/items', { region: region.code, audience, theme: theme.code }),
        note: t(lang, `${theme.items}项`, theme.items === 1 ? '1 service' : `${theme.items} services`),
      }))
  const grids = (['natural', 'legal'] as const).map((audience) => ({ audience, themes: gridOf(audience) }))
  return (
    <Frame
      view={view}
      title={title}
      width="wide"
      crumbs={above.map((step) => ({ label: step.name, href: `/sites/${step.code}` }))}
    >
      <h1>{title}</h1>
      <p class="note">{levelWords(lang, region.level)}</p>
      <SearchBox lang={lang} action="/items" keep={{ region: region.code }} />
      <section>
        <h2>{t(lang, '最常办理', 'Used most')}</h2>
        {mostUsed.length > 0 ? (
          <ItemList lang={lang} items={mostUsed} />
        ) : (
          <p>{t(lang, '本级没有事项，请看上一级。', 'Nothing is handled at this level; look one level up.')}</p>
        )}
        <p>
          <a href={withQuery('/items', { region: region.code })}>{t(lang, '看全部事项', 'All services')}</a>
        </p>
      </section>
      {grids.map((grid) =>
        grid.themes.length > 0 ? (
          <ThemeGrid
            key={grid.audience}
            title={grid.audience === 'natural' ? t(lang, '个人', 'People') : t(lang, '企业', 'Enterprises')}
            themes={grid.themes}
          />
        ) : null,
      )}
      <section>
        <h2>{t(lang, '办事单位', 'Offices')}</h2>
        {offices.length === 0 ? (
          <EmptyState title={t(lang, '没有单独的办事单位', 'No office of its own')}>
            <p>{t(lang, '请到上一级地区办理。', 'Please go to the region above.')}</p>
          </EmptyState>
        ) : (
          <Offices lang={lang} offices={offices} />
        )}
      </section>
      <section>
        <h2>{t(lang, '变更公告', 'Changes of services')}</h2>
        {changes.length > 0 ? (
          <ChangeList lang={lang} changes={changes.slice(0, changesShown)} />
        ) : (
          <p>{t(lang, '还没有公告。', 'Nothing yet.')}</p>
        )}
        <p>
          <a href={withQuery('/changes', { region: region.code })}>{t(lang, '全部公告', 'All notices')}</a>
        </p>
      </section>
      {below.length > 0 ? (
        <section>
          <h2>{t(lang, '下级地区', 'Regions within it')}</h2>
          <ul class="regions regions-grid">
            {below.map((one) => (
              <li key={one.code}>
                <a href={`/sites/${one.code}`}>{one.name}</a>
              </li>
            ))}
          </ul>
        </section>
      ) : null}
    </Frame>
  )
}

function Offices({ lang, offices }: { lang: Language; offices: readonly PublicOffice[] }): VNode {
  return (
    <ul class="regions">
      {offices.map((office) => (
        <li key={office.id}>
          <a href={`/offices/${office.creditCode}`}>{office.name}</a>
          <span class="note">
            {t(lang, `${office.items}项`, office.items === 1 ? '1 service' : `${office.items} services`)}
            {' · '}
            {office.address}
          </span>
        </li>
      ))}
    </ul>
  )
}

const phone = (number: string) => <a href={`tel:${number.replace(/[^\d+]/g, '')}`}>{number}</a>

/** The site of an office: where it is, how to reach it, what it handles. */
export function officePage(view: View, { office, path, items, page, pageSize }: ResponseOf<typeof getOffice>): VNode {
  const { lang } = view
  const here = `/offices/${office.creditCode}`
  return (
    <Frame
      view={view}
      title={office.name}
      crumbs={path.map((step) => ({ label: step.name, href: `/sites/${step.code}` }))}
    >
      <h1>{office.name}</h1>
      <Definitions
        rows={[
          [t(lang, '地址', 'Address'), office.address],
          [t(lang, '办公时间', 'Opening hours'), office.hours],
          [t(lang, '咨询电话', 'Enquiries'), phone(office.consultPhone)],
          [t(lang, '监督投诉电话', 'To complain'), phone(office.complaintPhone)],
          [t(lang, '层级', 'Level'), levelWords(lang, office.level)],
          [t(lang, '统一社会信用代码', 'Unified social credit code'), <code>{office.creditCode}</code>],
        ]}
      />
      <h2>{t(lang, `办理的事项（${office.items}项）`, `Services it handles (${office.items})`)}</h2>
      {items.length > 0 ? (
        <ItemList lang={lang} items={items} />
      ) : (
        <p>{t(lang, '这里没有事项。', 'There are no services here.')}</p>
      )}
      <Pagination
        lang={lang}
        previousHref={page > 1 ? withQuery(here, { page: page > 2 ? String(page - 1) : undefined }) : undefined}
        nextHref={page * pageSize < office.items ? withQuery(here, { page: String(page + 1) }) : undefined}
        total={office.items}
      />
    </Frame>
  )
}
