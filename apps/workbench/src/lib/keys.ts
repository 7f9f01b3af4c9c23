/** Whether a key press belongs to something else: a field, an open dialog, or a browser shortcut. */
export function isTyping(event: KeyboardEvent): boolean {
  if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return true
  const target = event.target instanceof Element ? event.target : null
  return target?.closest('input, textarea, select, [contenteditable], dialog') !== null && target !== null
}

/** Which row j and k go to: the first when none has the focus; the ends stay where they are. */
export function rowAfterKey(key: string, current: number, count: number): number | undefined {
  const step = key === 'j' || key === 'ArrowDown' ? 1 : key === 'k' || key === 'ArrowUp' ? -1 : 0
  if (step === 0 || count === 0) return undefined
  return current < 0 ? 0 : Math.min(count - 1, Math.max(0, current + step))
}
