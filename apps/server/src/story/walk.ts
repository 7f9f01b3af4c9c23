import type { Api } from '@tongban/api-client/client'
import { getMyCase, getReceipt, type Receipt } from '@tongban/contracts/cases/apply'
import type { MyCase } from '@tongban/contracts/cases/case'
import {
  acceptCase,
  askCorrection,
  decideCase,
  examineCase,
  getCase,
  listQueue,
  passPreReview,
} from '@tongban/contracts/cases/office-work'
import { trackCase } from '@tongban/contracts/cases/progress'
import { findItemInRegion, getGuide, searchItems } from '@tongban/contracts/catalogue/browse'
import { listIndicators, rateCase } from '@tongban/contracts/interaction/rating'
import { downloadDocument, verifyDocument } from '@tongban/contracts/licences/documents'
import { getRegion } from '@tongban/contracts/reference/regions'
import { actForEnterprise, actForOneself, enter, enterStaff, leave, type Outside, type Registrant } from './accounts.ts'
import { apply } from './apply.ts'
import { must, StoryError, type Voice, voiceOf } from './client.ts'
import { correctionFor, handInCorrections } from './corrections.ts'

/** Staff accounts of one office, by what they do. */
export type Staff = { window: string; handler: string; approver: string }

export type Walk = {
  itemId: string
  region: string
  words: string
  person: Registrant
  /** When given, the person acts for it. */
  enterprise?: { name: string; creditCode: string }
  staffOf(officeId: string): Promise<Staff | undefined>
}

/** Told after each step: what was done, and how long it took in milliseconds. */
export type Step = { step: string; stepEn: string; milliseconds: number; detail?: string }

/** One application from search to rating, through the public API alone, as an outside client would. */
export async function walk(
  api: Api,
  outside: Outside,
  plan: Walk,
  tell: (step: Step) => void,
): Promise<{ caseId: string; verifyCode: string }> {
  const timed = async <T>(
    step: string,
    stepEn: string,
    run: () => Promise<T>,
    detail?: (value: T) => string,
  ): Promise<T> => {
    const began = performance.now()
    const value = await run()
    const said = detail?.(value)
    tell({ step, stepEn, milliseconds: Math.round(performance.now() - began), ...(said ? { detail: said } : {}) })
    return value
  }
  const anybody = voiceOf(api, undefined)
  await timed(
    '选择地区',
    'Choose the region',
    () => anybody(getRegion, { params: { code: plan.region } }),
    (r) => r.path.map((p) => p.name).join(' '),
  )
  await timed(
    '搜索事项',
    'Search',
    () => anybody(searchItems, { query: { q: plan.words, region: plan.region } }),
    (found) => {
      if (!found.items.some((item) => item.itemId === plan.itemId))
        throw new StoryError(`“${plan.words}” did not find ${plan.itemId}`)
      return `“${plan.words}” → ${found.items[0]?.name}`
    },
  )
  const item = await anybody(findItemInRegion, { params: { itemId: plan.itemId, region: plan.region } })
  const guide = await timed(
    '阅读办事指南',
    'Read the guide',
    () => anybody(getGuide, { params: { code: item.code } }),
    (g) => `${g.content.name}（${g.office.name}）`,
  )
  const staff = (await plan.staffOf(guide.office.id)) ?? fail(`no demonstration staff in ${guide.office.name}`)
  const token = await timed(
    '注册并登录',
    'Register and sign in',
    () => enter(api, outside, plan.person),
    () => plan.person.name,
  )
  const me = voiceOf(api, token)
  await timed(
    '选择办事身份',
    'Choose for whom to act',
    () => (plan.enterprise ? actForEnterprise(api, token, plan.enterprise) : actForOneself(api, token).then(() => {})),
    () => plan.enterprise?.name ?? plan.person.name,
  )
  const { receipt } = await timed(
    '填写、上传、提交',
    'Fill in, upload, submit',
    () => apply(api, token, item.code),
    ({ receipt: r }) => `${r.caseNo}，查询码 ${r.queryCode}`,
  )
  await timed('凭编号查进度', 'Progress by number', () =>
    anybody(trackCase, { body: { caseNo: receipt.caseNo, queryCode: receipt.queryCode } }),
  )
  const window = await officeIntake(api, outside, staff, receipt, timed)
  await timed(
    '补正',
    'Hand in corrections',
    () => handInCorrections(api, token, me, receipt.caseId),
    (c) => `${c.corrections.length}项`,
  )
  await officeDecision(api, outside, staff, window, receipt.caseId, timed)
  const done = await timed('等待送达', 'Wait for the result', () => untilDelivered(me, receipt.caseId))
  const result = done.documents.find((document) => document.kind === 'result') ?? fail('there is no result document')
  await timed(
    '下载结果',
    'Download the result',
    async () => {
      const file = must(await api.download(downloadDocument, { params: { id: result.id }, token }), 'downloadDocument')
      if (Buffer.from(file.body.subarray(0, 5)).toString('latin1') !== '%PDF-')
        throw new StoryError('the result is not a PDF')
      return file.body.length
    },
    (bytes) => `${result.number}，${Math.round(bytes / 1024)} KB`,
  )
  await timed(
    '公开核验',
    'Verify in public',
    () => anybody(verifyDocument, { params: { code: result.verifyCode } }),
    (v) => `${v.title}：${v.verdict}`,
  )
  await timed(
    '评价',
    'Rate',
    async () => {
      const { indicators } = await anybody(listIndicators, {})
      const [code] = indicators.filter((indicator) => indicator.stars === 5).map((indicator) => indicator.code)
      return me(rateCase, { params: { id: receipt.caseId }, body: { stars: 5, indicators: code ? [code] : [] } })
    },
    (rating) => `${rating.stars}星`,
  )
  await me(getReceipt, { params: { id: receipt.caseId } })
  await leave(api, token)
  return { caseId: receipt.caseId, verifyCode: result.verifyCode }
}

const fail = (what: string): never => {
  throw new StoryError(what)
}

type Timed = <T>(step: string, stepEn: string, run: () => Promise<T>, detail?: (value: T) => string) => Promise<T>

async function officeIntake(api: Api, outside: Outside, staff: Staff, receipt: Receipt, timed: Timed): Promise<Voice> {
  const window = voiceOf(
    api,
    await timed(
      '窗口人员登录',
      'The window officer signs in',
      () => enterStaff(api, outside, staff.window),
      () => staff.window,
    ),
  )
  await timed(
    '查看待办',
    'Read the queue',
    () => window(listQueue, { params: { queue: 'intake' }, query: {} }),
    (page) => `${page.rows.length}件`,
  )
  await timed('一次性告知补正', 'One-time notice', async () => {
    const c = await window(getCase, { params: { id: receipt.caseId } })
    return window(askCorrection, { params: { id: c.id }, body: { version: c.version, items: [correctionFor(c)] } })
  })
  return window
}

async function officeDecision(
  api: Api,
  outside: Outside,
  staff: Staff,
  window: Voice,
  id: string,
  timed: Timed,
): Promise<void> {
  const params = { id }
  await timed('预审通过', 'Pass the pre-review', async () => {
    const c = await window(getCase, { params })
    return window(passPreReview, { params, body: { version: c.version } })
  })
  await timed(
    '受理',
    'Accept',
    async () => {
      const c = await window(getCase, { params })
      return window(acceptCase, { params, body: { version: c.version } })
    },
    (c) => `承诺 ${c.due} 前办结`,
  )
  const handler = voiceOf(api, await enterStaff(api, outside, staff.handler))
  await timed('承办意见', "The handler's opinion", async () => {
    const c = await handler(getCase, { params })
    return handler(examineCase, {
      params,
      body: { version: c.version, proposal: 'grant', opinion: '经审查，符合条件，建议准予。' },
    })
  })
  const approver = voiceOf(api, await enterStaff(api, outside, staff.approver))
  await timed('审批决定', "The approver's decision", async () => {
    const c = await approver(getCase, { params })
    return approver(decideCase, { params, body: { version: c.version, decision: 'grant' } })
  })
}

async function untilDelivered(me: Voice, id: string): Promise<MyCase> {
  for (let tries = 0; tries < 150; tries++) {
    const c = await me(getMyCase, { params: { id } })
    if (c.status === 'delivered' && c.documents.every((document) => document.state === 'ready')) return c
    await new Promise((resolve) => setTimeout(resolve, 200))
  }
  throw new StoryError('the result was not handed over within thirty seconds')
}
