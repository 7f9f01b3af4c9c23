/** @jsxImportSource preact */
import type { Facet, FacetName } from '@tongban/contracts/catalogue/browse'
import type { Audience, Level } from '@tongban/contracts/shared'
import { formatNumber } from '@tongban/ui/format'
import { type Language, t } from '@tongban/ui/language'
import { departmentWords } from '@tongban/ui/office-words'
import type { VNode } from 'preact'
import { withQuery } from '../http/safe-path.ts'
import { audienceWords, depthWords, itemTypeWords, levelWords, named } from './words.ts'

export type Choice = { readonly [name in FacetName]?: string | undefined }
type At = { at: '/search' | '/items'; q: string; choice: Choice }

/** The same list with other choices; codes of the national lists stand in the address as they are. */
export const facetHref = ({ at, q, choice }: At, change: Choice, page?: string): string =>
  withQuery(at, { q, ...choice, ...change, page })

const titles: Record<FacetName, (lang: Language) => string> = {
  audience: (lang) => t(lang, '服务对象', 'For whom'),
  theme: (lang) => t(lang, '主题', 'Theme'),
  department: (lang) => t(lang, '部门', 'Department'),
  type: (lang) => t(lang, '事项性质', 'Nature'),
  level: (lang) => t(lang, '办理层级', 'Level'),
  depth: (lang) => t(lang, '办理形式', 'How'),
}

export const facetTitle = (lang: Language, name: FacetName): string => titles[name](lang)

/** Departments and themes are many: so many stand open, the rest behind a summary. */
const open = 6

type FacetsProps = {
  lang: Language
  facets: readonly Facet[]
  at: At
  region: { region: { name: string }; regionHref: string }
}

/** Seven ways to narrow a list, as links with what each would leave; no script is needed. */
export function Facets({ lang, facets, at, region }: FacetsProps): VNode | null {
  const shown = facets.filter(({ name, values }) => values.length > 1 || at.choice[name] !== undefined)
  const chosen = facets.filter(({ name }) => at.choice[name] !== undefined)
  if (shown.length === 0) return null
  return (
    <>
      {chosen.length > 0 ? (
        <ul class="chosen" aria-label={t(lang, '已选条件', 'Chosen')}>
          {chosen.map((facet) => (
            <li key={facet.name}>
              <a href={facetHref(at, { [facet.name]: undefined })}>
                {titles[facet.name](lang)}
                {t(lang, '：', ': ')}
                {chosenWords(lang, facet, at.choice)}
                <span aria-hidden="true"> ×</span>
                <span class="hidden">{t(lang, '，取消', ', remove')}</span>
              </a>
            </li>
          ))}
        </ul>
      ) : null}
      <details class="details facets">
        <summary>{t(lang, '筛选：对象、主题、部门、性质、层级、形式、地区', 'Filter the list')}</summary>
        <div class="details-body">
          {shown.map((facet) => (
            <nav key={facet.name} aria-label={titles[facet.name](lang)}>
              <h2>{titles[facet.name](lang)}</h2>
              <Values lang={lang} facet={facet} at={at} />
            </nav>
          ))}
          <nav aria-label={t(lang, '地区', 'Region')}>
            <h2>{t(lang, '地区', 'Region')}</h2>
            <p>
              {region.region.name} <a href={region.regionHref}>{t(lang, '选择其他地区', 'Choose another region')}</a>
            </p>
          </nav>
        </div>
      </details>
    </>
  )
}

function Values({ lang, facet, at }: { lang: Language; facet: Facet; at: At }): VNode {
  const { name, values } = facet
  const links = values.map((value) => {
    const isChosen = at.choice[name] === value.value
    // Themes of people and of enterprises are two lists: another kind of applicant has other themes.
    const change = { [name]: isChosen ? undefined : value.value, ...(name === 'audience' ? { theme: undefined } : {}) }
    return (
      <li key={value.value}>
        <a href={facetHref(at, change)} aria-current={isChosen ? 'true' : undefined}>
          {valueWords(lang, name, value)}
        </a>{' '}
        <span class="note">{formatNumber(value.items)}</span>
      </li>
    )
  })
  if (links.length <= open + 2) return <ul>{links}</ul>
  return (
    <>
      <ul>{links.slice(0, open)}</ul>
      <details>
        <summary>{t(lang, `其他${links.length - open}个`, `${links.length - open} more`)}</summary>
        <ul>{links.slice(open)}</ul>
      </details>
    </>
  )
}

function chosenWords(lang: Language, { name, values }: Facet, choice: Choice): string {
  const value = choice[name] ?? ''
  return valueWords(lang, name, values.find((one) => one.value === value) ?? { value, name: value, nameEn: value })
}

function valueWords(lang: Language, facet: FacetName, value: { value: string; name: string; nameEn: string }): string {
  switch (facet) {
    case 'audience':
      return audienceWords(lang, value.value as Audience)
    case 'type':
      return itemTypeWords(lang, value.value)
    case 'level':
      return levelWords(lang, value.value as Level)
    case 'department':
      return t(lang, ...departmentWords(value.value))
    case 'depth':
      return depthWords(lang, value.value)
    default:
      return named(lang, value)
  }
}
