import { type RefObject, useEffect } from 'react'
import { isTyping, rowAfterKey } from './keys.ts'

/** j and k move the focus over the links `a[data-row]` of a table; Enter opens as links do. `first` takes the focus. */
export function useRowKeys(body: RefObject<HTMLElement | null>, first?: string): void {
  useEffect(() => {
    const links = () => [...(body.current?.querySelectorAll<HTMLElement>('a[data-row]') ?? [])]
    links()
      .find((link) => link.dataset['row'] === first)
      ?.focus()
    const onKey = (event: KeyboardEvent) => {
      if (isTyping(event)) return
      const all = links()
      const current = all.findIndex((link) => link.matches(':focus'))
      // The arrows scroll the page until a row has the focus.
      if (event.key.startsWith('Arrow') && current < 0) return
      const to = rowAfterKey(event.key, current, all.length)
      if (to === undefined) return
      event.preventDefault()
      all[to]?.focus()
      all[to]?.closest('tr')?.scrollIntoView({ block: 'nearest' })
    }
    document.addEventListener('keydown', onKey)
    return () => document.removeEventListener('keydown', onKey)
  }, [body, first])
}
