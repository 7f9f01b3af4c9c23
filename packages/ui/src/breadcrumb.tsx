/** @jsxImportSource preact */
import type { VNode } from 'preact'
import { type Language, t } from './language.ts'

export interface Crumb {
  label: string
  href: string
}

export interface BreadcrumbProps {
  lang: Language
  /** From the home page down to the page above this one; the page itself is its own heading. */
  items: readonly Crumb[]
}

/** Where this page stands. */
export function Breadcrumb({ lang, items }: BreadcrumbProps): VNode {
  return (
    <nav class="breadcrumb" aria-label={t(lang, '当前位置', 'Breadcrumb')}>
      <ol>
        {items.map((item) => (
          <li key={item.href}>
            <a href={item.href}>{item.label}</a>
          </li>
        ))}
      </ol>
    </nav>
  )
}
