import type { Api } from '@tongban/api-client/client'

/** An account anybody may sign in with, on a demonstration only. */
export type DemoAccount = { label: string; labelEn?: string; account: string; password: string }

/** An invented person who has no account yet, with everything that registering asks for. */
export type DemoRegistrant = { name: string; citizenNumber: string; mobile: string; socialSecurityCard: string }

/** An invented organisation without account, and who may open it. */
export type DemoEnterprise = {
  name: string
  creditCode: string
  representativeName: string
  representativeCitizenNumber: string
}

/** What the server gives the portal; it has no other way to the data than `api`. */
export type PortalOptions = {
  api: Api
  /** Shows the banner and the accounts of a demonstration. */
  demo: boolean
  demoAccounts?: DemoAccount[]
  demoRegistrants?: DemoRegistrant[]
  demoEnterprises?: DemoEnterprise[]
  /** Where the messages of the SMS stand-in can be read. */
  smsOutboxUrl?: string
  /** Where everybody reaches the platform, without a slash at the end; printed pages name their address under it. */
  publicUrl: string
  /** Folder that `vite build` wrote, with its manifest; when it is not there, pages come without script. */
  assetsDir: string
  /** Grows whenever a guide may have changed; kept pages of older versions are dropped. */
  catalogueVersion?: () => number
}
