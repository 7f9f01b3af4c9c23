/** @jsxImportSource preact */
import type { VNode } from 'preact'

export interface Theme {
  label: string
  href: string
  /** A few words on what is inside. */
  note?: string | undefined
}

export interface ThemeGridProps {
  /** 个人 or 企业; a heading of the second level. */
  title: string
  themes: readonly Theme[]
}

/** Themes of services as a grid of links. */
export function ThemeGrid({ title, themes }: ThemeGridProps): VNode {
  return (
    <section class="themes">
      <h2>{title}</h2>
      <ul>
        {themes.map((theme) => (
          <li key={theme.href}>
            <a href={theme.href}>
              <strong>{theme.label}</strong>
              {theme.note ? <span>{theme.note}</span> : null}
            </a>
          </li>
        ))}
      </ul>
    </section>
  )
}
