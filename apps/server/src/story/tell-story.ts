import { type Api, createApi, fetchTransport } from '@tongban/api-client/client'
import { findItemInRegion } from '@tongban/contracts/catalogue/browse'
import { inventedEnterprises, inventedPersons } from '@tongban/stand-ins/people'
import type { Outside } from './accounts.ts'
import { must, StoryError } from './client.ts'
import { type Staff, type Step, type Walk, walk } from './walk.ts'

export type StoryOptions = { base: string; as: 'natural' | 'legal'; item?: string; region?: string }
export type StoryReport = {
  done: boolean
  steps: Step[]
  milliseconds: number
  caseId?: string
  verifyCode?: string
  error?: string
}

/** What a demonstration server says of its accounts. */
export type DemoAccounts = {
  staff: { account: string; officeId: string }[]
  /** Where the SMS stand-in shows what was sent. */
  smsOutbox: string
}

const plans = {
  natural: { itemId: 'AUTH-020', region: '340102000000', words: '开饭店' },
  legal: { itemId: 'AUTH-020', region: '340102000000', words: '食品经营许可' },
} as const

/** Tells the walk against a running demonstration server; what goes wrong is told, not thrown. */
export async function tellStory(options: StoryOptions, tell: (step: Step) => void): Promise<StoryReport> {
  const steps: Step[] = []
  const began = performance.now()
  const took = () => Math.round(performance.now() - began)
  const hear = (step: Step) => {
    steps.push(step)
    tell(step)
  }
  try {
    const base = options.base.replace(/\/$/, '')
    const api = createApi(fetchTransport(base))
    const accounts = (await getJson(`${base}/demo/accounts.json`)) as DemoAccounts
    const done = await walk(api, outsideOf(base, accounts), await planOf(api, options, accounts), hear)
    return { done: true, steps, milliseconds: took(), ...done }
  } catch (error) {
    if (!(error instanceof Error)) throw error
    const cause = error.cause instanceof Error ? ` (${error.cause.message})` : ''
    return { done: false, steps, milliseconds: took(), error: `${error.message}${cause}` }
  }
}

async function planOf(api: Api, options: StoryOptions, accounts: DemoAccounts): Promise<Walk> {
  const plan = plans[options.as]
  const itemId = options.item ?? plan.itemId
  const region = options.region ?? plan.region
  // Somebody new each time, as far as the invented people last, so that registering is told too.
  const turn = Math.floor(Date.now() / 1000)
  const enterprise = inventedEnterprises()[turn % inventedEnterprises().length]
  const representative = inventedPersons()[enterprise?.representativeIndex ?? 0]
  const person = options.as === 'legal' ? representative : inventedPersons()[turn % inventedPersons().length]
  if (!person || !enterprise) throw new StoryError('there is nobody to tell of')
  return {
    itemId,
    region,
    words: options.item ? await nameOf(api, itemId, region) : plan.words,
    person,
    ...(options.as === 'legal' ? { enterprise } : {}),
    staffOf: async (officeId) => staffOf(accounts, officeId),
  }
}

async function nameOf(api: Api, itemId: string, region: string): Promise<string> {
  return must(await api.call(findItemInRegion, { params: { itemId, region } }), itemId).name
}

export function staffOf(accounts: Pick<DemoAccounts, 'staff'>, officeId: string): Staff | undefined {
  const of = (post: string) =>
    accounts.staff.find((one) => one.officeId === officeId && one.account.endsWith(`-${post}`))?.account
  const [window, handler, approver] = [of('window'), of('handler'), of('approver')]
  return window && handler && approver ? { window, handler, approver } : undefined
}

const outsideOf = (base: string, accounts: DemoAccounts): Outside => ({
  async lastSms(mobile, after) {
    const list = (await getJson(`${accounts.smsOutbox}.json?mobile=${mobile}`)) as {
      messages: { at: string; text: string }[]
    }
    return list.messages
      .filter((message) => new Date(message.at) >= after)
      .map((message) => message.text)
      .at(0)
  },
  // A code works once; after a sign-in a moment ago the next one is good only in some seconds.
  async oneTimeCode(account) {
    const answer = (await getJson(`${base}/demo/one-time-code?account=${account}`)) as {
      code: string
      goodInSeconds: number
    }
    await new Promise((resolve) => setTimeout(resolve, answer.goodInSeconds * 1000))
    return answer.code
  },
})

async function getJson(url: string): Promise<unknown> {
  const response = await fetch(url)
  if (!response.ok) throw new StoryError(`${url} answers ${response.status}: is this a demonstration server?`)
  return response.json()
}
