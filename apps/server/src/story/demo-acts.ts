import type { Api } from '@tongban/api-client/client'
import { getMyCase, withdrawCase } from '@tongban/contracts/cases/apply'
import type { OfficerCase } from '@tongban/contracts/cases/case'
import {
  acceptCase,
  askCorrection,
  decideCase,
  examineCase,
  getCase,
  passPreReview,
  refuseCase,
} from '@tongban/contracts/cases/office-work'
import { rateCase } from '@tongban/contracts/interaction/rating'
import { type Voice, voiceOf } from './client.ts'
import { correctionFor, handInCorrections } from './corrections.ts'
import type { DemoAct } from './demo-plan.ts'

/** Tokens by role, opened when they are needed. */
export type Roles = {
  person(): Promise<string>
  window(): Promise<string>
  handler(): Promise<string>
  approver(): Promise<string>
}

const opinions = [
  '经审查，申请材料齐全，符合法定条件，建议准予。',
  '经核对共享数据和申请材料，内容一致，建议准予。',
  '现场核查情况与申请一致，建议准予。',
]
const denials = ['经营场所不符合规定的条件，且无法在期限内整改。', '经共享数据核验，申请人不符合本项待遇的享受条件。']
const comments = [
  '办得很快，材料也不用重复交。',
  '窗口同志耐心，一次就办好了。',
  '手机上就能办，方便。',
  '希望短信里写得更清楚一些。',
  '',
]

type Performer = (api: Api, roles: Roles, caseId: string, n: number) => Promise<unknown>

const office =
  (
    role: 'window' | 'handler' | 'approver',
    run: (say: Voice, c: OfficerCase, n: number) => Promise<unknown>,
  ): Performer =>
  async (api, roles, caseId, n) => {
    const say = voiceOf(api, await roles[role]())
    return run(say, await say(getCase, { params: { id: caseId } }), n)
  }
const one = <T>(list: readonly [T, ...T[]] | readonly T[], n: number): T => list[n % list.length] as T

/** Each act through the public API, as the person or the officer whose act it is. */
export const performers: Record<Exclude<DemoAct, 'submit'>, Performer> = {
  'pre-review': office('window', (say, c) =>
    say(passPreReview, { params: { id: c.id }, body: { version: c.version } }),
  ),
  ask: office('window', (say, c) =>
    say(askCorrection, { params: { id: c.id }, body: { version: c.version, items: [correctionFor(c)] } }),
  ),
  accept: office('window', (say, c) => say(acceptCase, { params: { id: c.id }, body: { version: c.version } })),
  refuse: office('window', (say, c) =>
    say(refuseCase, {
      params: { id: c.id },
      body: { version: c.version, reasons: '申请事项依法不属于本机关职权范围，请向有管辖权的机关申请。' },
    }),
  ),
  examine: office('handler', (say, c, n) =>
    say(examineCase, {
      params: { id: c.id },
      body: { version: c.version, proposal: 'grant', opinion: one(opinions, n) },
    }),
  ),
  grant: office('approver', (say, c) =>
    say(decideCase, { params: { id: c.id }, body: { version: c.version, decision: 'grant' } }),
  ),
  deny: office('approver', (say, c, n) =>
    say(decideCase, { params: { id: c.id }, body: { version: c.version, decision: 'deny', reasons: one(denials, n) } }),
  ),
  correct: async (api, roles, caseId) => {
    const token = await roles.person()
    return handInCorrections(api, token, voiceOf(api, token), caseId)
  },
  withdraw: async (api, roles, caseId) => {
    const say = voiceOf(api, await roles.person())
    const c = await say(getMyCase, { params: { id: caseId } })
    return say(withdrawCase, { params: { id: caseId }, body: { version: c.version, reason: '计划有变，暂不办理。' } })
  },
  rate: async (api, roles, caseId, n) => {
    const say = voiceOf(api, await roles.person())
    const stars = one([5, 5, 4, 5, 3, 5, 2, 5, 1], n)
    return say(rateCase, { params: { id: caseId }, body: { stars, indicators: [], comment: one(comments, n) } })
  },
}
