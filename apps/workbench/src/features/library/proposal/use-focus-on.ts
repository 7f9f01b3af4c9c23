import { useEffect } from 'react'
import { controlId, placesOf } from '../core/path.ts'
import type { Target } from '../editor/editor-context.ts'

const everyMs = 50
/** A place without a control of its own is taken once it has stood still for so long. */
const stillMs = 300
/** The form designer is fetched when it is opened first. */
const mostMs = 5000

const controls = 'input:not([type="hidden"]), select, textarea, button'

/** Brings the focus to the control of an element once it is on the page; to the nearest thing around it where it has none. */
export function useFocusOn(target: Target | null): void {
  useEffect(() => {
    if (!target) return
    let seen: HTMLElement | undefined
    let still = 0
    let waited = 0
    // The part it stands in and its row open first.
    const timer = setInterval(() => {
      waited += everyMs
      const [own, ...around] = placesOf(target.path).map((path) => document.getElementById(controlId(path)))
      const found = own ?? around.find((place) => place !== null) ?? document.getElementById('editor-part') ?? undefined
      still = found === seen ? still + everyMs : 0
      seen = found
      const opening = document.querySelector('#editor-part [role="status"]') !== null
      if (!own && waited < mostMs && (opening || still < stillMs)) return
      clearInterval(timer)
      if (found) bringFocus(found)
    }, everyMs)
    return () => clearInterval(timer)
  }, [target])
}

function bringFocus(place: HTMLElement): void {
  const control = controlIn(place)
  control.scrollIntoView({ block: 'center' })
  control.focus({ preventScroll: true })
}

/** The first control of a question that has several; of an empty list the button that adds to it. */
function controlIn(place: HTMLElement): HTMLElement {
  const isEmptyList = place.matches('.lib-rows') && place.querySelector(':scope > ol > li') === null
  const first = place.matches('fieldset') || isEmptyList ? place.querySelector<HTMLElement>(controls) : null
  return first ?? place
}
