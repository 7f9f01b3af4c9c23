/** @jsxImportSource preact */
import type { ComponentChildren, VNode } from 'preact'
import { type Language, t } from './language.ts'

export interface SummaryRow {
  label: string
  /** Empty values are shown as 未填写. */
  value: ComponentChildren
  /** Where the answer is changed; absent for what comes from a base library. */
  changeHref?: string | undefined
  /** Whose record the answer is. */
  source?: string | undefined
}

export interface SummaryListProps {
  lang: Language
  title?: string | undefined
  rows: readonly SummaryRow[]
}

/** 检查并提交: every answer with its change link. */
export function SummaryList({ lang, title, rows }: SummaryListProps): VNode {
  return (
    <section class="summary">
      {title ? <h2>{title}</h2> : null}
      <dl>
        {rows.map((row) => (
          <div key={row.label}>
            <dt>{row.label}</dt>
            <dd>
              {isEmpty(row.value) ? <span class="note">{t(lang, '未填写', 'Not answered')}</span> : row.value}
              {row.source ? <span class="source">{t(lang, `来自${row.source}`, `From ${row.source}`)}</span> : null}
            </dd>
            {row.changeHref ? (
              <dd class="summary-change">
                <a href={row.changeHref}>
                  {t(lang, '修改', 'Change')}
                  <span class="hidden">{t(lang, row.label, ` ${row.label}`)}</span>
                </a>
              </dd>
            ) : null}
          </div>
        ))}
      </dl>
    </section>
  )
}

function isEmpty(value: ComponentChildren): boolean {
  return value === null || value === undefined || value === '' || value === false
}
