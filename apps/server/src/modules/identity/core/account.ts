/** What a person typed to sign in: a citizen number, a mobile, or something that can be no account. */
export type Account = { kind: 'citizen-number' | 'mobile' | 'nothing'; value: string }

export function readAccount(typed: string): Account {
  const value = typed.replaceAll(/\s/g, '').toUpperCase()
  if (/^\d{17}[\dX]$/.test(value)) return { kind: 'citizen-number', value }
  if (/^1\d{10}$/.test(value)) return { kind: 'mobile', value }
  return { kind: 'nothing', value }
}
