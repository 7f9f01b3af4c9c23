import { useEffect, useRef } from 'react'

/** Names the tab and moves the focus to the heading when a page opens, so that a screen reader hears where it is. */
export function usePage(title: string, ready = true) {
  const heading = useRef<HTMLHeadingElement>(null)
  useEffect(() => {
    document.title = `${title} · 通办`
  }, [title])
  useEffect(() => {
    if (ready) heading.current?.focus({ preventScroll: true })
  }, [ready])
  return heading
}
