import type { Language } from '@tongban/ui/language'
import type { DemoAccount, DemoEnterprise, DemoRegistrant } from './options.ts'

/** What every page needs to know about the visit it is made for. */
export type View = {
  lang: Language
  elder: boolean
  /** Path with query of this page, for the switches that lead back to it. */
  path: string
  region: { code: string; name: string }
  /** Where the region is switched; a guide keeps its item while switching. */
  regionHref: string
  /** What this visitor must know before the page: what was asked for goes on elsewhere (区划调整). */
  note?: string | undefined
  /** Who is signed in, as the header shows it: the person, or the legal person acted for. */
  signedIn: { name: string } | undefined
  /** A page that is the same for everybody shows neither a name nor “sign in”. */
  forEverybody: boolean
  stylesheet: string
  formScript: string | undefined
  searchScript: string | undefined
  demo: boolean
  demoAccounts: readonly DemoAccount[]
  demoRegistrants: readonly DemoRegistrant[]
  demoEnterprises: readonly DemoEnterprise[]
  smsOutboxUrl: string | undefined
  /** Where everybody reaches the platform, and the day: for what is printed. */
  publicUrl: string
  today: string
}
