import type { Text } from '../../../i18n.ts'

/** The label of each element and of its parts, as the editor shows it. */
export const labels = {
  id: ['事项标识', 'Item id'],
  baseCode: ['基本编码', 'Basic code'],
  name: ['名称', 'Name'],
  nameEn: ['名称（英文）', 'Name in English'],
  summary: ['一句话说明', 'Summary'],
  summaryEn: ['一句话说明（英文）', 'Summary in English'],
  type: ['事项类型', 'Type'],
  department: ['主管部门', 'Department'],
  departmentKey: ['部门类别', 'Kind of department'],
  levels: ['行使层级', 'Levels'],
  audience: ['服务对象', 'For whom'],
  theme: ['主题', 'Themes'],
  planTheme: ['主题分类', 'Subject'],
  handleType: ['办件类型', 'How it is handled'],
  statutory: ['法定期限', 'Limit in law'],
  promisedDays: ['承诺期限（工作日）', 'Promised limit (working days)'],
  visits: ['到现场次数', 'Visits needed'],
  onSiteReason: ['必须现场办理原因', 'Why one must come'],
  onlineDepth: ['网办深度', 'How far online'],
  channels: ['办理形式', 'Ways to apply'],
  everydayWords: ['群众常用说法', 'Everyday words'],
  note: ['备注', 'Note'],
  legalBasis: ['设定依据', 'Legal basis'],
  conditions: ['申请条件', 'Conditions'],
  conditionsEn: ['申请条件（英文）', 'Conditions in English'],
  situations: ['情形', 'Circumstances'],
  materials: ['申请材料', 'Materials'],
  flow: ['环节流程', 'Stages'],
  fee: ['收费', 'Fee'],
  result: ['办理结果', 'Result'],
  form: ['申请表单', 'Form'],
  reviewPoints: ['审查要点', 'Review points'],
  faq: ['常见问题', 'Common questions'],
  businessItems: ['业务办理项', 'Business items'],
  intermediaryServices: ['中介服务', 'Intermediary services'],
  duties: ['责任事项', 'Duties'],
  law: ['法律法规', 'Law'],
  article: ['条款', 'Article'],
  required: ['是否必要', 'Required'],
  source: ['来源', 'From'],
  obtain: ['免提交来源', 'Where the platform has it from'],
  kind: ['类别', 'Kind'],
  acceptedKinds: ['文件格式', 'File kinds'],
  standard: ['受理标准', 'What the officer looks for'],
  standardCode: ['材料目录编码', 'Code in the material catalogue'],
  basis: ['依据', 'Basis'],
  when: ['适用情形', 'Circumstance'],
  copies: ['份数', 'Copies'],
  question: ['问题', 'Question'],
  questionEn: ['问题（英文）', 'Question in English'],
  answer: ['回答', 'Answer'],
  answerEn: ['回答（英文）', 'Answer in English'],
  options: ['选项', 'Options'],
  visibleWhen: ['何时询问', 'When it is asked'],
  charged: ['是否收费', 'Is a fee charged'],
  text: ['收费说明', 'Fee in words'],
  textEn: ['收费说明（英文）', 'Fee in English'],
  amounts: ['收费标准', 'Amounts'],
  days: ['时限', 'Limit'],
  stage: ['环节种类', 'Kind of stage'],
  role: ['由谁', 'By whom'],
  office: ['在哪里办', 'At which office'],
  level: ['层级', 'Level'],
  onSite: ['到现场', 'On site'],
  next: ['之后', 'Goes on to'],
  to: ['去向', 'To'],
  join: ['汇合', 'Join'],
  provider: ['由谁提供', 'Given by'],
  serial: ['序号', 'Serial'],
  label: ['文字', 'Label'],
  labelEn: ['文字（英文）', 'Label in English'],
} as const satisfies Record<string, Text>

const known: Readonly<Record<string, Text>> = labels

/** The place of an element in words, from its JSON Pointer: 申请材料 第2项 依据. */
export function elementLabel(path: string): Text {
  const told = path
    .split('/')
    .slice(1)
    .map((step): Text => {
      if (/^\d+$/.test(step)) return [`第${Number(step) + 1}项`, `no. ${Number(step) + 1}`]
      return known[step] ?? [step, step]
    })
  return [told.map(([zh]) => zh).join(' '), told.map(([, en]) => en).join(' ')]
}
