import type { FlowStage, StageKind } from '@tongban/contracts/catalogue/flow'
import type { FieldKind, PrefillSource } from '@tongban/contracts/catalogue/form'
import type { Channel, ItemContent, ItemMaterial } from '@tongban/contracts/catalogue/item'
import type { Text } from '../../../i18n.ts'
import type { SectionKey } from './path.ts'

export const sectionText: Record<SectionKey, Text> = {
  basic: ['基本信息', 'Basics'],
  basis: ['设定依据', 'Legal basis'],
  conditions: ['申请条件', 'Conditions'],
  situations: ['情形', 'Circumstances'],
  materials: ['申请材料', 'Materials'],
  flow: ['环节流程', 'Stages'],
  fee: ['收费', 'Fee'],
  result: ['办理结果', 'Result'],
  form: ['申请表单', 'Form'],
  'review-points': ['审查要点', 'Review points'],
  faq: ['常见问题', 'Common questions'],
  'business-items': ['业务办理项', 'Business items'],
  intermediaries: ['中介服务', 'Intermediary services'],
  duties: ['责任事项', 'Duties'],
}

/** GB/T 39046 A.6. */
export const handleTypeText: Readonly<Record<string, Text>> = {
  '1': ['即办件', 'On the spot'],
  '2': ['承诺件', 'Within the promise'],
}

export const unitText: Record<ItemContent['statutory']['unit'], Text> = {
  workday: ['个工作日', 'working days'],
  day: ['日', 'days'],
  month: ['个月', 'months'],
}

export const channelText: Record<Channel, Text> = {
  window: ['窗口', 'Counter'],
  online: ['电脑端网办', 'Web'],
  mobile: ['移动端', 'Mobile'],
  post: ['快递申请', 'By post'],
  kiosk: ['自助终端', 'Kiosk'],
}

export const sourceText: Record<ItemMaterial['source'], Text> = {
  applicant: ['申请人自备', 'The applicant'],
  government: ['政府部门核发', 'Issued by government'],
  generated: ['平台按填写内容生成', 'Made by the platform from the answers'],
}

export const materialKindText: Readonly<Record<string, Text>> = {
  '1': ['证件证书证明', 'Certificate'],
  '2': ['申请表格文书', 'Application form'],
  '3': ['其他', 'Other'],
}

export const stageKindText: Record<StageKind, Text> = {
  'pre-review': ['预审', 'Pre-review'],
  acceptance: ['受理', 'Acceptance'],
  examination: ['审查', 'Examination'],
  decision: ['决定', 'Decision'],
  delivery: ['送达', 'Delivery'],
  'first-review': ['下级初审', 'First review below'],
  consultation: ['征求意见', 'Consultation'],
  'special-procedure': ['特别程序', 'Special procedure'],
}

export const joinText: Record<'all' | 'any', Text> = {
  all: ['全部完成后继续', 'Goes on when all are done'],
  any: ['任一完成后继续', 'Goes on when any is done'],
}

export const fieldKindText: Record<FieldKind, Text> = {
  text: ['文字', 'Text'],
  textarea: ['多行文字', 'Long text'],
  integer: ['整数', 'Whole number'],
  decimal: ['小数', 'Number'],
  money: ['金额', 'Money'],
  date: ['日期', 'Date'],
  choice: ['单选', 'One of'],
  choices: ['多选', 'Several of'],
  'yes-no': ['是否', 'Yes or no'],
  'citizen-number': ['公民身份号码', 'Identity number'],
  'credit-code': ['统一社会信用代码', 'Credit code'],
  mobile: ['手机号', 'Mobile number'],
  email: ['电子邮箱', 'Email'],
}

export const prefillText: Record<PrefillSource, Text> = {
  'person.name': ['本人姓名（人口库）', 'Own name (population register)'],
  'person.citizen-number': ['本人公民身份号码（人口库）', 'Own citizen number (population register)'],
  'person.mobile': ['本人手机号码，可以修改', 'Own mobile number, open to change'],
  'person.address': ['本人联系地址，可以修改', 'Own address, open to change'],
  'legal-person.name': ['单位名称（法人库）', 'Name of the organisation (register of legal persons)'],
  'legal-person.credit-code': ['统一社会信用代码（法人库）', 'Credit code (register of legal persons)'],
  'legal-person.representative-name': ['法定代表人姓名（法人库）', 'Legal representative (register of legal persons)'],
  'legal-person.address': ['住所（法人库）', 'Registered address (register of legal persons)'],
}

const usual = (stage: StageKind, [name, nameEn]: Text, days: number): FlowStage => ({ stage, name, nameEn, days })

/** The five stages that every case runs through, for a flow that has none yet. */
export const usualFlow: readonly FlowStage[] = [
  usual('pre-review', ['网上预审', 'Online pre-review'], 1),
  usual('acceptance', ['受理', 'Acceptance'], 1),
  usual('examination', ['审查', 'Examination'], 5),
  usual('decision', ['决定', 'Decision'], 1),
  usual('delivery', ['领取结果', 'Delivery'], 0),
]
