import { useSyncExternalStore } from 'react'

let message = ''
const listeners = new Set<() => void>()

/** Says a result to screen readers, wherever the focus is. */
export function announce(text: string) {
  // The same sentence twice must be heard twice.
  message = text === message ? `${text}\u00a0` : text
  for (const listener of listeners) listener()
}

function subscribe(listener: () => void) {
  listeners.add(listener)
  return () => void listeners.delete(listener)
}

export function LiveRegion() {
  const text = useSyncExternalStore(subscribe, () => message)
  return (
    <div className="tb-hidden" aria-live="polite" role="status">
      {text}
    </div>
  )
}
