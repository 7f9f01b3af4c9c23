/** One key an intent: sent again unchanged it keeps its key, so a lost answer cannot make two acts of one. */
export type Intent = { payload: string; key: string }

export function intentFor(previous: Intent | null, payload: unknown, newKey: () => string): Intent {
  const text = JSON.stringify(payload)
  return previous?.payload === text ? previous : { payload: text, key: newKey() }
}
