import { useEffect, useRef } from 'react'
import { useT } from '../i18n.ts'

/** Names the tab and moves the focus to the heading when a page opens, so that a screen reader hears where it is. */
export function usePage(title: string, ready = true) {
  const heading = useRef<HTMLHeadingElement>(null)
  const t = useT()
  const brand = t('通办', 'Tongban')
  useEffect(() => {
    document.title = `${title} · ${brand}`
  }, [title, brand])
  useEffect(() => {
    if (ready) heading.current?.focus({ preventScroll: true })
  }, [ready])
  return heading
}
