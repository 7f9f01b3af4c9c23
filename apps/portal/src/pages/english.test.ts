import type { FastifyInstance } from 'fastify'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { jointMatter } from '../testing/bundle-fixture.ts'
import { textsWithoutEnglish, untranslated } from '../testing/english.ts'
import { fixtureTransport } from '../testing/fixture-api.ts'
import { fixtureApp } from '../testing/fixture-app.ts'
import * as given from '../testing/fixtures.ts'
import * as library from '../testing/library-fixture.ts'
import { situationCode, situationGuide } from '../testing/situation-fixture.ts'

const { applicationId: draft, caseId, itemCode } = given
const { changeId, goneCode } = library

const pages = [
  '/',
  '/search?q=food',
  '/search?q=nothing',
  '/themes/natural/010',
  '/regions',
  '/regions/340103000000?q=x',
  `/items/${itemCode}`,
  `/items/${situationCode}`,
  `/items/${situationCode}?kind_of_request=change&moves=no`,
  `/items/${goneCode}`,
  `/items/${itemCode}/versions`,
  `/items/${itemCode}/versions/1`,
  `/items/${itemCode}?on=2024-01-01`,
  `/items/${itemCode}/experiences`,
  '/changes',
  '/changes?region=340103000000',
  `/changes/${changeId}`,
  '/sites/340103000000',
  `/offices/${given.guide.office.creditCode}`,
  '/intermediaries',
  '/bundles',
  '/bundles/newborn',
  '/bundles/newborn?certificate=yes',
  `/me/joint/${caseId}`,
  '/me',
  '/me/legal-persons/new',
  `/apply/${itemCode}`,
  `/applications/${draft}/applicant`,
  `/applications/${draft}/shop`,
  `/applications/${draft}/food`,
  `/applications/${draft}/staff`,
  `/applications/${draft}/materials`,
  `/applications/${draft}/check`,
  `/applications/${draft}/discard`,
  `/me/cases/${caseId}`,
  `/me/cases/${caseId}/correct`,
  `/me/cases/${caseId}/receipt`,
  `/me/cases/${caseId}/proof`,
  '/log',
  `/me/cases/${caseId}/rate`,
  `/me/cases/${caseId}/withdraw`,
  '/progress',
  '/verify',
  '/verify/ABCD2345EFGH6789',
  '/verify/UNKNOWN234567',
  '/help',
  '/accessibility',
  '/privacy',
  '/nowhere',
]
const withoutSession = ['/sign-in', '/sign-in?by=sms', '/register']

let app: FastifyInstance
// What a search was understood as is Chinese too: these are the words that were searched.
const texts: string[] = [
  '食品经营',
  // A reason of a change and an experience are written once, in Chinese.
  ...textsWithoutEnglish([jointMatter, ...Object.values(given), ...Object.values(library), situationGuide]),
  '提前把平面图画好，一次就过了，三天拿到证。',
]
beforeAll(async () => {
  // The names of regions and the labels of the demonstration stand in the fixture server, not among the fixtures.
  const answer = await fixtureTransport()({ method: 'GET', path: '/api/v1/regions', headers: {} })
  texts.push(...textsWithoutEnglish(JSON.parse(new TextDecoder().decode(answer.body))))
  app = await fixtureApp()
})
afterAll(() => app.close())

const read = async (url: string, cookie: string) => app.inject({ url, headers: { cookie } })

describe('in English', () => {
  for (const url of [...pages, ...withoutSession]) {
    for (const mode of ['standard', 'elder']) {
      test(`${url} is complete (${mode})`, async () => {
        const session = withoutSession.includes(url) ? '' : 'tongban_session=x; '
        const response = await read(url, `${session}tongban_lang=en; tongban_mode=${mode}`)
        expect(response.statusCode).toBe(url === '/nowhere' || url.endsWith('UNKNOWN234567') ? 404 : 200)
        expect(response.body).toContain('<html lang="en"')
        expect(untranslated(response.body, texts)).toEqual([])
      })
    }
  }

  test('what is Chinese by nature is marked as Chinese for screen readers', async () => {
    const { body } = await read(`/items/${itemCode}`, 'tongban_lang=en')
    expect(body).toContain('<span lang="zh-CN">合肥市庐阳区市场监督管理局</span>')
  })
  test('a page in Chinese has no English sentence of ours', async () => {
    const { body } = await read(`/items/${itemCode}`, '')
    expect(body).toContain('<html lang="zh-CN"')
    expect(body.replace(/<[^>]*>/g, ' ')).not.toMatch(/\b(the|and|your)\b/)
  })
})
