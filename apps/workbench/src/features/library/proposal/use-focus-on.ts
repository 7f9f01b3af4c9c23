import { useEffect } from 'react'
import { controlId } from '../core/path.ts'
import type { Target } from '../editor/editor-context.ts'

/** Brings the focus to an element once it is on the page; to the nearest thing around it where it has no control. */
export function useFocusOn(target: Target | null): void {
  useEffect(() => {
    if (!target) return
    // The part it stands in and its row open first.
    const timer = setTimeout(() => {
      for (let path = target.path; path !== ''; path = path.slice(0, path.lastIndexOf('/'))) {
        const found = document.getElementById(controlId(path))
        if (!found) continue
        found.scrollIntoView({ block: 'center' })
        found.focus({ preventScroll: true })
        return
      }
      document.getElementById('editor-part')?.focus()
    }, 50)
    return () => clearTimeout(timer)
  }, [target])
}
