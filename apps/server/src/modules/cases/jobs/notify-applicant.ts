import type { Procedure } from '@tongban/contracts/cases/clock'
import { getPersonCard, requestSms } from '#modules/identity'
import { system } from '#platform/actor'
import type { Deps } from '#platform/deps'
import type { Subscriber } from '#platform/jobs'
import { write } from '#platform/write'
import type { Case } from '../core/case.ts'
import { isGenerated } from '../core/generated.ts'
import { procedureWords } from '../core/proceedings.ts'
import { inWords } from '../core/term.ts'
import { findVisible } from '../store/case-store.ts'

/** What happened → what it means → what to do → where (look.md). Case numbers are long: the last twelve characters do. */
const texts: Record<string, (c: Case) => string> = {
  'case-submitted': (c) =>
    `您的“${c.itemName}”申请已收到，编号尾号${tail(c)}。${c.officeName}最迟${inWords(c.due ?? '')}前答复是否受理，可在“我的办件”查看。`,
  'pre-review-passed': (c) => `您的“${c.itemName}”申请（尾号${tail(c)}）预审通过，材料齐全，等待受理，您无需操作。`,
  'correction-asked': (c) =>
    `您的“${c.itemName}”申请（尾号${tail(c)}）需补正${c.corrections.length}项，请登录“我的办件”查看并一次补齐。`,
  'case-accepted': (c) =>
    `您的“${c.itemName}”申请（尾号${tail(c)}）已受理，${c.officeName}承诺${inWords(c.due ?? '')}前办结，受理通知书可在线下载。`,
  'accepted-by-silence': (c) =>
    `您的“${c.itemName}”申请（尾号${tail(c)}）依法已视为受理，${c.officeName}承诺${inWords(c.due ?? '')}前办结，受理通知书可在线下载。`,
  'procedure-started': (c) => {
    const { kind, until } = lastProcedure(c)
    return `您的“${c.itemName}”申请（尾号${tail(c)}）需要${procedureWords[kind].zh}，预计${inWords(until)}前完成，期间不计入办理期限，告知书可在线下载。`
  },
  'procedure-ended': (c) =>
    `您的“${c.itemName}”申请（尾号${tail(c)}）的${procedureWords[lastProcedure(c).kind].zh}已结束，办理期限继续计算，${inWords(c.due ?? '')}前办结。`,
  'limit-extended': (c) =>
    `您的“${c.itemName}”申请（尾号${tail(c)}）办理期限延长${c.proceedings.extension?.days ?? 0}个工作日，理由见告知书，可登录查看。`,
  'due-recounted': (c) =>
    `放假安排公布后，您的“${c.itemName}”申请（尾号${tail(c)}）的到期日改为${inWords(c.due ?? '')}，原因可登录查看，您无需操作。`,
  'case-terminated': (c) => `您的“${c.itemName}”申请（尾号${tail(c)}）已终止办理，理由和救济途径见告知书，请登录查看。`,
  'case-refused': (c) => `您的“${c.itemName}”申请（尾号${tail(c)}）不予受理，理由和救济途径见决定书，请登录查看。`,
  'case-denied': (c) => `您的“${c.itemName}”申请（尾号${tail(c)}）未获准许，理由和救济途径见决定书，请登录查看。`,
  'case-office-changed': (c) =>
    `因区划调整，您的“${c.itemName}”申请（尾号${tail(c)}）由${c.officeName}继续办理，编号和期限不变，您无需重新提交，可在“我的办件”查看。`,
  'result-delivered': (c) => `您的“${c.itemName}”（尾号${tail(c)}）已办结，结果可在线下载。欢迎评价本次服务。`,
}

const lastProcedure = ({ proceedings: { procedures } }: Case): Procedure => {
  const last = procedures.at(-1)
  if (!last) throw new Error('the case has no special procedure')
  return last
}
const tail = (c: Case) => c.caseNo.slice(-12)

/** One message an act; the sending itself is a job of its own, so a busy gateway delays nothing here. */
export const notifyApplicant = (deps: Deps): Subscriber[] =>
  Object.entries(texts).map(([event, text]) => ({
    event,
    job: `notify-${event}`,
    run: (payload) =>
      write(deps.db, system('notify-applicant'), undefined, async (tx) => {
        const c = await findVisible(tx, (payload as { caseId: string }).caseId)
        if (!c || isGenerated(c)) return
        const { mobile } = await getPersonCard(tx, deps.secrets, c.personId)
        await requestSms(tx, deps.secrets, mobile, 'case-notice', { text: text(c) })
      }),
  }))
