import type { Problem } from '#platform/problems'
import { err, ok, type Result } from '#platform/result'
import { problems } from '../problems.ts'

export type Indicator = { code: string; stars: number; text: string; textEn: string }

/** The national indicators of 好差评 (国办发〔2019〕51号), best level first; the first digit of a code is the level. */
const wording: readonly (readonly [string, string, string])[] = [
  ['510', '一窗受理一次办结', 'One window, done in one visit'],
  ['511', '可以先受理后补材料', 'Accepted first, papers given later'],
  ['512', '不用提交证明', 'No proofs were asked for'],
  ['513', '可以全程网上办理', 'Done online from start to end'],
  ['514', '可以使用手机办理', 'Can be done on a phone'],
  ['515', '可以就近办理', 'Can be done nearby'],
  ['516', '无需材料直接办理', 'Done without any papers'],
  ['517', '服务热情效率高', 'Kind and quick service'],
  ['406', '填写一张表单就可完成申报', 'One form was enough'],
  ['407', '在线提交材料窗口核验', 'Papers given online, checked at the window'],
  ['408', '一张清单告知全部申报材料', 'One list named all papers'],
  ['409', '用告知承诺减免申报材料', 'A promise replaced papers'],
  ['410', '可以在线预约办理', 'Appointments can be made online'],
  ['411', '跑大厅一次办完', 'One visit to the hall'],
  ['412', '可以使用自助机办理', 'Can be done at a self-service machine'],
  ['413', '服务态度较好', 'Rather friendly service'],
  ['307', '一次性告知需要补正的材料', 'All corrections were named at once'],
  ['308', '提供申报材料样本', 'Samples of the papers were given'],
  ['309', '在承诺的时间内办结', 'Done within the promised time'],
  ['310', '办事指南指引准确', 'The guide was right'],
  ['311', '按办事指南要求的材料即可办理', 'The papers of the guide were enough'],
  ['312', '可以快递送达', 'The result can be sent by courier'],
  ['313', '跑动次数与承诺的一致', 'As many visits as promised'],
  ['314', '服务态度一般', 'Service neither good nor bad'],
  ['207', '没有提供材料样本', 'No samples of the papers'],
  ['208', '没有提供材料清单', 'No list of the papers'],
  ['209', '未在承诺时间内办结', 'Not done within the promised time'],
  ['210', '同样内容的证明材料被要求多次提交', 'The same proof was asked for more than once'],
  ['211', '承诺网办但无法在线办理', 'Promised online, but not possible online'],
  ['212', '在线预约办理后到实体大厅重复取号排队', 'Booked online, then made to queue again'],
  ['213', '窗口人员业务不熟练', 'Staff did not know the work'],
  ['214', '服务态度生硬', 'Unfriendly service'],
  ['108', '在办事指南之外增加新的审批条件', 'Conditions beyond the guide'],
  ['109', '需提供办事指南之外的申报材料', 'Papers beyond the guide'],
  ['110', '无理由超过法定办理时间', 'Beyond the legal time without reason'],
  ['111', '办事指南提供样本有错', 'Samples in the guide were wrong'],
  ['112', '承诺在线收取申报材料实际无法收取', 'Papers promised to be taken online were not'],
  ['113', '多头跑窗口和部门', 'Sent from window to window'],
  ['114', '跑动次数与承诺的不一致', 'More visits than promised'],
  ['115', '服务态度差效率低', 'Bad and slow service'],
]

export const indicators: readonly Indicator[] = wording.map(([code, text, textEn]) => ({
  code,
  stars: Number(code[0]),
  text,
  textEn,
}))

const known = new Set(indicators.map(({ code }) => code))

/** The indicators of a rating, each once and in order; all must be of the level that was chosen. */
export function chosenIndicators(stars: number, codes: readonly string[]): Result<string[], Problem> {
  const wrong = codes.find((code) => !known.has(code) || !code.startsWith(String(stars)))
  if (wrong !== undefined) return err(problems['interaction.wrong-indicator']({ indicator: wrong, stars }))
  return ok([...new Set(codes)].sort())
}
