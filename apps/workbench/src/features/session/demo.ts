import { useQuery } from '@tanstack/react-query'

/** Accounts of demonstration mode; the server answers 404 outside of it. */
export type DemoStaff = { label: string; labelEn?: string; account: string; password: string; oneTimeCodeUrl?: string }

async function readJson(url: string): Promise<unknown> {
  const response = await fetch(url, { headers: { accept: 'application/json' } })
  const isJson = response.headers.get('content-type')?.includes('json') ?? false
  return response.ok && isJson ? response.json() : null
}

async function findDemoStaff(): Promise<DemoStaff[]> {
  const found = (await readJson('/demo/accounts.json').catch(() => null)) as { staff?: DemoStaff[] } | null
  return found?.staff ?? []
}

/** Empty when this is no demonstration. */
export function useDemoStaff(): DemoStaff[] {
  const query = useQuery({ queryKey: ['demo'], queryFn: findDemoStaff, staleTime: Number.POSITIVE_INFINITY })
  return query.data ?? []
}

/** `goodInSeconds`: the code before was used; this one counts only after so many seconds. */
export type DemoCode = { code: string; secondsLeft: number; goodInSeconds?: number }

/** The accounts whose label or name has every word typed, in their order. */
export function matching(staff: readonly DemoStaff[], typed: string): DemoStaff[] {
  const words = typed.trim().toLowerCase().split(/\s+/)
  return staff.filter((each) => {
    const text = `${each.label} ${each.labelEn ?? ''} ${each.account}`.toLowerCase()
    return words.every((word) => text.includes(word))
  })
}

export async function findDemoCode(staff: DemoStaff): Promise<DemoCode | null> {
  const url = staff.oneTimeCodeUrl ?? `/demo/one-time-code?account=${encodeURIComponent(staff.account)}`
  return (await readJson(url).catch(() => null)) as DemoCode | null
}
