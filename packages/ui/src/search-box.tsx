/** @jsxImportSource preact */
import type { VNode } from 'preact'
import { type Language, t } from './language.ts'

export interface SearchBoxProps {
  lang: Language
  action: string
  value?: string | undefined
  name?: string | undefined
  label?: string | undefined
  /** Words people search for; each is a link to its results. */
  examples?: readonly string[] | undefined
  /** Kept with the search (region, audience). */
  keep?: Readonly<Record<string, string>> | undefined
  /** The region whose items a script may suggest while typing. */
  suggestIn?: string | undefined
}

/** The one large search field of the home page; a plain GET form. */
export function SearchBox(props: SearchBoxProps): VNode {
  const { lang, action, value, name = 'q', label, examples = [], keep = {}, suggestIn } = props
  const kept = Object.entries(keep)
  return (
    <search class="search">
      <form action={action} method="get">
        <label for="search">{label ?? t(lang, '您想办什么事？', 'What do you want to do?')}</label>
        <div class="search-line">
          <input
            id="search"
            class="input"
            type="search"
            name={name}
            value={value}
            autocomplete="off"
            maxlength={100}
            data-suggest-in={suggestIn}
          />
          {kept.map(([key, text]) => (
            <input key={key} type="hidden" name={key} value={text} />
          ))}
          <button type="submit" class="button button-primary">
            {t(lang, '搜索', 'Search')}
          </button>
        </div>
      </form>
      {examples.length > 0 ? (
        <ul class="search-examples" aria-label={t(lang, '大家常搜', 'Often searched')}>
          {examples.map((words) => (
            <li key={words}>
              <a href={`${action}?${new URLSearchParams([...kept, [name, words]])}`}>{words}</a>
            </li>
          ))}
        </ul>
      ) : null}
    </search>
  )
}
