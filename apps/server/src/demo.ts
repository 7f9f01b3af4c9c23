import { type Api, createApi } from '@tongban/api-client/client'
import { searchItems } from '@tongban/contracts/catalogue/browse'
import type { ItemBrief } from '@tongban/contracts/catalogue/item'
import { actFor } from '@tongban/contracts/identity/account'
import { type DemoOfficer, listDemoStaff, openDemoSession } from '#modules/identity'
import { type Calendar, isWorkingDay, loadCalendar } from '#modules/reference'
import { system } from '#platform/actor'
import { movableClock } from '#platform/clock'
import type { Deps } from '#platform/deps'
import { injectTransport } from '#platform/inject-transport'
import { startWorker } from '#platform/jobs'
import { findSetting, recordSetting } from '#platform/settings'
import { buildApp } from './app.ts'
import type { OutsideSystems } from './outside.ts'
import { apply } from './story/apply.ts'
import { voiceOf } from './story/client.ts'
import { performers, type Roles } from './story/demo-acts.ts'
import { type DemoPeople, enterprisesOfStories, peopleOfStories, registerPeople } from './story/demo-people.ts'
import { type PlannedAct, planDemo } from './story/demo-plan.ts'

const millisecondsOfDay = 86_400_000

type Party = { personId: string; legalPersonId: string | null; audience: 'natural' | 'legal'; home: string }
type DemoCase = { id?: string; item: ItemBrief; party: Party; staff: DemoOfficer[] }
type Teller = { deps: Deps; api: Api; people: DemoPeople; offices: { item: ItemBrief; staff: DemoOfficer[] }[] }

/**
 * Six weeks of invented cases, told once, act by act in order of time, through the public API of a second platform in
 * this process whose clock stands at the time of the story. Answers when all is told.
 */
export async function tellDemoStories(deps: Deps, url: string, outside: OutsideSystems, cases: number): Promise<void> {
  if ((await findSetting(deps.db, 'demo-stories')) !== undefined) return
  await recordSetting(deps.db, 'demo-stories', { state: 'begun', cases })
  const clock = movableClock(new Date(deps.clock.now().getTime() - 70 * millisecondsOfDay))
  const past: Deps = { ...deps, clock }
  const { app, subscribers, close } = await buildApp(past, outside, { faces: false })
  await app.ready()
  const worker = await startWorker(deps.db, url, subscribers, deps.log)
  try {
    const began = performance.now()
    const people = await registerPeople(past, outside.gateway)
    const api = createApi(injectTransport(app))
    const teller: Teller = { deps: past, api, people, offices: await officesWithItems(past, api) }
    const calendar = await deps.db.read(system('demo'), loadCalendar)
    const told = Array.from({ length: cases }, (_, n) => demoCase(teller, n))
    let day = -1
    let done = 0
    for (const planned of planDemo(cases)) {
      if (planned.daysAgo !== day) await worker.drain()
      day = planned.daysAgo
      clock.set(timeOf(planned, calendar, deps.clock.now()))
      const demo = told[planned.caseIndex]
      if (demo)
        await perform(teller, demo, planned).catch((error: Error) =>
          deps.log(`demo case ${planned.caseIndex}, ${planned.act}: ${error.message}`),
        )
      if (++done % 500 === 0) deps.log(`demo: ${done} acts told`)
    }
    await worker.drain()
    await recordSetting(deps.db, 'demo-stories', { state: 'done', cases })
    deps.log(
      `demo: ${people.personIds.length} persons, ${people.enterprises.length} enterprises and ${cases} cases told in ${Math.round((performance.now() - began) / 1000)} s`,
    )
  } finally {
    await worker.stop()
    await close()
  }
}

/** The items that each staffed office exercises. */
async function officesWithItems(deps: Deps, api: Api): Promise<Teller['offices']> {
  const staff = Map.groupBy(await listDemoStaff(deps), (officer) => officer.officeId)
  const offices: Teller['offices'] = []
  for (const [officeId, officers] of staff) {
    if (officers.length < 3) continue
    const { regionCode, officeName } = officers[0] ?? { regionCode: '', officeName: '' }
    for (let page = 1; page <= 4; page++) {
      const found = await voiceOf(api, undefined)(searchItems, { query: { region: regionCode, page } })
      offices.push(
        ...found.items
          .filter((item) => item.regionCode === regionCode && item.officeName === officeName)
          .map((item) => ({ item, staff: officers })),
      )
      if (found.items.length < found.pageSize) break
    }
    if (!officeId) break
  }
  return offices
}

/** Who applies for what: people go to an office of their own city where there is one with staff. */
function demoCase({ people, offices }: Teller, n: number): DemoCase {
  const { item, staff } = offices[(n * 61) % offices.length] as Teller['offices'][number]
  const legal = item.audience.includes('legal') && (n % 3 === 0 || !item.audience.includes('natural'))
  const city = item.regionCode.slice(0, 4)
  return { item, staff, party: legal ? enterprise(people, city, n) : person(people, city, n) }
}

const near = (codes: readonly string[], city: string, n: number): number => {
  const own = codes.flatMap((code, i) => (city === '3400' || code.startsWith(city) ? [i] : []))
  return own.length > 0 ? (own[n % own.length] ?? 0) : n % codes.length
}

function person(people: DemoPeople, city: string, n: number): Party {
  const list = peopleOfStories()
  const i = near(
    list.map((one) => one.regionCode),
    city,
    n,
  )
  return {
    personId: people.personIds[i] ?? '',
    legalPersonId: null,
    audience: 'natural',
    home: list[i]?.regionCode ?? '',
  }
}

function enterprise(people: DemoPeople, city: string, n: number): Party {
  const list = enterprisesOfStories()
  const i = near(
    list.map((one) => one.regionCode),
    city,
    n,
  )
  const { id, representative } = people.enterprises[i] ?? { id: '', representative: 0 }
  return {
    personId: people.personIds[representative] ?? '',
    legalPersonId: id,
    audience: 'legal',
    home: list[i]?.regionCode ?? '',
  }
}

async function perform({ deps, api }: Teller, demo: DemoCase, { act, caseIndex }: PlannedAct): Promise<void> {
  const roles = rolesOf(deps, api, demo)
  if (act === 'submit') {
    const { receipt } = await apply(api, await roles.person(), demo.item.code, caseIndex)
    demo.id = receipt.caseId
  } else if (demo.id) await performers[act](api, roles, demo.id, caseIndex)
}

function rolesOf(deps: Deps, api: Api, { party, staff }: DemoCase): Roles {
  const officer = (role: string) =>
    openDemoSession(deps, 'officer', staff.find(({ account }) => account.endsWith(`-${role}`))?.id ?? '')
  return {
    async person() {
      const token = await openDemoSession(deps, 'person', party.personId)
      if (party.legalPersonId) await voiceOf(api, token)(actFor, { body: { legalPersonId: party.legalPersonId } })
      return token
    },
    window: () => officer('window'),
    handler: () => officer('handler'),
    approver: () => officer('approver'),
  }
}

/** Nine in the morning and some minutes, Beijing time, so many working days ago; never after now. */
function timeOf({ daysAgo, minute }: PlannedAct, calendar: Calendar, now: Date): Date {
  let at = Date.parse(`${new Date(now.getTime() + 8 * 3_600_000).toISOString().slice(0, 10)}T01:00:00Z`)
  for (let left = daysAgo; left > 0; ) {
    at -= millisecondsOfDay
    const working = isWorkingDay(calendar, new Date(at).toISOString().slice(0, 10), { allowProjected: true })
    if (working.ok && working.value) left--
  }
  return new Date(Math.min(at + minute * 60_000, now.getTime()))
}
