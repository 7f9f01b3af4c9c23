import type { ApiRequest, Transport } from '@tongban/api-client/client'
import { bundle, jointMatter, myJoint } from './bundle-fixture.ts'
import * as given from './fixtures.ts'
import { libraryAnswers } from './library-fixture.ts'
import { proof, roots } from './log-fixture.ts'
import { situationCode, situationGuide } from './situation-fixture.ts'

type Answered = { status?: number; json: unknown }
type Handler = (request: ApiRequest, match: RegExpExecArray) => Answered

const ok = (json: unknown): Answered => ({ json })
export const problem = (status: number, code: string, more: object = {}): Answered => ({
  status,
  json: {
    type: 'about:blank',
    title: code,
    status,
    code,
    detail: `办不了（${code}），请改正后再试`,
    detailEn: `This did not work (${code}); put it right and try again`,
    ...more,
  },
})

const children = ['合肥市', '芜湖市', '蚌埠市', '淮南市', '马鞍山市', '淮北市', '铜陵市', '安庆市'].map(
  (name, index) => ({
    code: `34010${index}000000`,
    name,
    level: 'city',
    parent: '340000000000',
    path: [...given.regions.province.path, { code: `34010${index}000000`, name }],
  }),
)

const themes = [
  '生育收养',
  '户籍证件',
  '教育科研',
  '就业创业',
  '社会保障',
  '医疗卫生',
  '住房保障',
  '离退休养老',
].flatMap((name, i) => [
  { code: `0${i + 1}0`, name, nameEn: `Theme ${i + 1}`, audience: 'natural', home: true, items: i + 3 },
  {
    code: `1${i + 1}0`,
    name: `企业${name}`,
    nameEn: `Enterprise theme ${i + 1}`,
    audience: 'legal',
    home: true,
    items: i + 1,
  },
])

const indicators = [5, 4, 3, 2, 1].flatMap((stars) =>
  ['工作人员态度', '办理速度', '材料要求'].map((text, i) => ({
    code: `${stars}1${i}`,
    stars,
    text,
    textEn: `Reason ${i + 1}`,
  })),
)

/** Answers for pages that are only looked at; what is written changes nothing. */
const handlers: [method: string, path: RegExp, handler: Handler][] = [
  ['GET', /^\/me$/, () => ok(given.me)],
  [
    'GET',
    /^\/regions\/(\d+)$/,
    (_, [, code]) => ok(code === given.regions.county.code ? given.regions.county : given.regions.province),
  ],
  ['GET', /^\/regions$/, () => ok({ regions: children })],
  ['GET', /^\/themes$/, () => ok({ themes })],
  ['GET', /^\/bundles$/, () => ok({ bundles: [bundle] })],
  ['GET', /^\/bundles\/newborn$/, () => ok(bundle)],
  [
    'GET',
    /^\/items$/,
    ({ path }) =>
      /q=nothing|theme=999|department=nobody/.test(path)
        ? ok({ items: [], total: 0, page: 1, pageSize: 20, understoodAs: [] })
        : ok({
            items: [given.item, { ...given.item, code: `${given.itemCode.slice(0, -1)}1` }],
            total: 2,
            page: 1,
            pageSize: 20,
            understoodAs: ['食品经营'],
          }),
  ],
  ['GET', new RegExp(`^/items/${given.itemCode}$`), () => ok(given.guide)],
  ['GET', new RegExp(`^/items/${situationCode}$`), () => ok(situationGuide)],
  [
    'GET',
    /^\/applications$/,
    () =>
      ok({
        applications: [
          {
            id: given.applicationId,
            itemName: given.item.name,
            itemNameEn: given.item.nameEn,
            officeName: given.item.officeName,
            savedAt: given.application.savedAt,
          },
        ],
      }),
  ],
  ['POST', /^\/applications$/, () => ok(given.application)],
  ['GET', /^\/applications\/[^/]+$/, () => ok(given.application)],
  ['PATCH', /^\/applications\/[^/]+$/, () => ok({ ...given.application, version: 5 })],
  ['GET', /^\/joint-applications$/, () => ok(myJoint)],
  ['GET', /^\/my-joint-matters\/[^/]+$/, () => ok(jointMatter)],
  ['GET', /^\/my-cases$/, () => ok({ cases: given.cases, next: null })],
  ['GET', /^\/my-licences$/, () => ok({ licences: [given.licence] })],
  ['GET', /^\/my-cases\/[^/]+$/, () => ok(given.myCase)],
  ['GET', /^\/my-cases\/[^/]+\/receipt$/, () => ok(given.receipt)],
  ['GET', /^\/my-cases\/[^/]+\/proof$/, () => ok(proof)],
  ['GET', /^\/log\/days$/, () => ok({ days: roots.days.toReversed(), next: '2026-03-02' })],
  ['GET', /^\/log\/days\/2026-03-02$/, () => ok(roots.days[0])],
  ['GET', /^\/rating-indicators$/, () => ok({ indicators })],
  [
    'GET',
    /^\/verifications\/(.+)$/,
    (_, [, code]) => (code === 'UNKNOWN234567' ? problem(404, 'licences.not-found') : ok(given.verification)),
  ],
  ['POST', /^\/progress$/, () => ok({ ...given.myCase, maskedApplicant: '王*明' })],
  ['POST', /^\/sms-codes$/, () => ok({ expiresInSeconds: 600 })],
]

/** A transport that answers from fixtures; `override` goes first. */
export function fixtureTransport(override: (request: ApiRequest) => Answered | undefined = () => undefined): Transport {
  return async (request) => {
    const path = request.path.replace(/^\/api\/v1/, '').replace(/\?.*$/, '')
    const own = override(request)
    const found = own ?? answer(request, path)
    return {
      status: found.status ?? 200,
      headers: { 'content-type': 'application/json' },
      body: new TextEncoder().encode(JSON.stringify(found.json)),
    }
  }
}

function answer(request: ApiRequest, path: string): Answered {
  const ofLibrary = libraryAnswers.find(([pattern]) => request.method === 'GET' && pattern.test(path))
  if (ofLibrary) return ok(ofLibrary[1](request.path))
  for (const [method, pattern, handler] of handlers) {
    const match = method === request.method ? pattern.exec(path) : null
    if (match) return handler(request, match)
  }
  return problem(404, 'fixture.not-found')
}
