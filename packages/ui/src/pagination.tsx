/** @jsxImportSource preact */
import type { VNode } from 'preact'
import { formatNumber } from './format.ts'
import { type Language, t } from './language.ts'

export interface PaginationProps {
  lang: Language
  /** Lists are paged by key, so there is a page before and after, and no page 37. */
  previousHref?: string | undefined
  nextHref?: string | undefined
  total?: number | undefined
  /** True when counting stopped at `total`: “1,000项以上”. */
  totalIsCapped?: boolean | undefined
}

/** One page back, one page on. Nothing when everything is on this page. */
export function Pagination({ lang, previousHref, nextHref, total, totalIsCapped }: PaginationProps): VNode | null {
  if (!previousHref && !nextHref) return null
  return (
    <nav class="pagination" aria-label={t(lang, '翻页', 'Pages')}>
      {previousHref ? (
        <a class="button button-secondary" href={previousHref} rel="prev">
          {t(lang, '上一页', 'Previous page')}
        </a>
      ) : null}
      {nextHref ? (
        <a class="button button-secondary" href={nextHref} rel="next">
          {t(lang, '下一页', 'Next page')}
        </a>
      ) : null}
      {total === undefined ? null : <span class="note">{totalWords(lang, total, totalIsCapped === true)}</span>}
    </nav>
  )
}

function totalWords(lang: Language, total: number, capped: boolean): string {
  const count = formatNumber(total)
  return capped ? t(lang, `${count}项以上`, `more than ${count}`) : t(lang, `共${count}项`, `${count} in all`)
}
