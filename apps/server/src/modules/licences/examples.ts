import type { DocumentContent, DocumentKind, LicenceFace } from './core/content.ts'

// Invented people and offices, for tests: one document of each kind.
const office = '合肥市瑶海区市场监督管理局'
const base = { office, addressee: '王秋实', date: '2026-03-02' }

export const examples: Record<DocumentKind, DocumentContent> = {
  'acceptance-notice': {
    ...base,
    title: '行政许可受理通知书',
    titleEn: 'Notice of acceptance',
    paragraphs: [
      '您于2026年2月27日提出的“食品经营许可（新办）”申请，经审查，申请材料齐全，符合法定形式。依据《中华人民共和国行政许可法》第三十二条第一款第（五）项的规定，本机关决定予以受理。',
      '本机关将自受理次日起在承诺期限内作出决定；需要现场核查的，将提前与您联系。',
    ],
    table: [
      { label: '办件编号', value: '11340102XN0002026R400010100100020260227-0001' },
      { label: '事项名称', value: '食品经营许可（新办）' },
      { label: '受理日期', value: '2026年3月2日（周一）' },
      { label: '承诺办结日期', value: '2026年3月16日（周一）' },
      {
        label: '期限如何计算',
        value:
          '承诺期限10个工作日，自受理次日2026年3月3日（周二）起算。\n其间3月7日、8日、14日、15日为周末，不计入。\n第10个工作日为2026年3月16日（周一）。',
      },
    ],
  },
  'correction-notice': {
    ...base,
    title: '申请材料补正告知书',
    titleEn: 'Notice to correct',
    paragraphs: [
      '您于2026年2月27日提出的“食品经营许可（新办）”申请，经预审，下列内容需要补正。依据《中华人民共和国行政许可法》第三十二条第一款第（四）项的规定，现一次性告知。',
      '请登录通办平台，在“我的办件”中逐项补正后重新提交；已填写和已上传的其他内容均已保留，无需重填。',
    ],
    items: [
      { label: '经营场所平面图', request: '图上未标注操作间与仓储间的尺寸，请标注后重新上传（支持PDF、JPG、PNG）。' },
      { label: '经营场所地址', request: '门牌号与营业执照不一致，请改为“明光路188号101室”，或先办理营业执照变更。' },
      { label: '食品安全管理制度', request: '缺少从业人员健康管理制度，请补充。' },
    ],
  },
  'refusal-notice': {
    ...base,
    title: '不予受理决定书',
    titleEn: 'Decision not to accept',
    paragraphs: [
      '您于2026年2月27日提出的“食品经营许可（新办）”申请，经审查，本机关决定不予受理。',
      '理由：申请的经营场所位于肥西县上派镇，不属于本机关管辖。依据《中华人民共和国行政许可法》第三十二条第一款第（二）项的规定，请向肥西县市场监督管理局提出申请。',
    ],
    remedies: [
      '如不服本决定，可以自收到本决定书之日起六十日内向合肥市瑶海区人民政府申请行政复议，或者自收到本决定书之日起六个月内依法向人民法院提起行政诉讼。',
    ],
  },
  'grant-decision': {
    ...base,
    title: '准予行政许可决定书',
    titleEn: 'Decision to grant',
    paragraphs: [
      '您提出的“食品经营许可（新办）”申请，经审查，符合法定条件、标准。依据《中华人民共和国行政许可法》第三十八条第一款的规定，本机关决定准予许可。',
      '许可证件将自本决定作出之日起十日内送达；电子证照可在“我的证照”中查看和下载。',
    ],
    table: [
      { label: '许可内容', value: '热食类食品制售；预包装食品销售' },
      { label: '经营场所', value: '安徽省合肥市瑶海区明光路188号101室' },
    ],
  },
  'denial-decision': {
    ...base,
    title: '不予行政许可决定书',
    titleEn: 'Decision to deny',
    paragraphs: [
      '您提出的“食品经营许可（新办）”申请，经审查，不符合法定条件、标准，本机关决定不予许可。',
      '理由：现场核查发现，操作间与卫生间相邻且无有效隔断，不符合《食品经营许可审查通则》关于场所布局的要求。整改完成后可以重新申请。',
    ],
    remedies: [
      '如不服本决定，可以自收到本决定书之日起六十日内向合肥市瑶海区人民政府申请行政复议，或者自收到本决定书之日起六个月内依法向人民法院提起行政诉讼。',
    ],
  },
  'procedure-notice': {
    ...base,
    title: '特别程序告知书（检测）',
    titleEn: 'Notice of a special procedure (testing)',
    paragraphs: [
      '您提出的“食品经营许可（新办）”申请，需要依法进行检测。理由：经营场所使用自备水源，需要检测水质。',
      '检测自2026年3月3日起，预计2026年3月17日前完成。依据《中华人民共和国行政许可法》第四十五条的规定，所需时间不计算在办理期限内。',
    ],
  },
  'hearing-notice': {
    ...base,
    title: '听证告知书',
    titleEn: 'Notice of a hearing',
    paragraphs: ['您提出的“食品经营许可（新办）”申请，直接涉及他人重大利益，将举行听证。参加听证不收取费用。'],
    table: [
      { label: '听证日期', value: '2026年3月16日' },
      { label: '听证地点', value: '瑶海区政务服务中心三楼会议室' },
      { label: '主持人', value: '孙丽娟' },
    ],
  },
  'extension-notice': {
    ...base,
    title: '延长办理期限告知书',
    titleEn: 'Notice of an extended limit',
    paragraphs: [
      '您提出的“食品经营许可（新办）”申请，在规定期限内不能作出决定。依据《中华人民共和国行政许可法》第四十二条第一款的规定，经本机关负责人批准，办理期限延长10个工作日。理由：经营场所的权属需要核实。',
    ],
  },
  'termination-notice': {
    ...base,
    title: '终止办理告知书',
    titleEn: 'Notice of termination',
    paragraphs: ['您提出的“食品经营许可（新办）”申请，现终止办理。理由：逾期没有补正。'],
    remedies: ['如不服本决定，可以自收到本决定书之日起六十日内向合肥市瑶海区人民政府申请行政复议。'],
  },
  'joint-answer': {
    ...base,
    title: '一件事办结告知书',
    titleEn: 'Answer to a joint application',
    paragraphs: ['您申请的“新生儿出生一件事”各项已经全部办结，结果如下。'],
    table: [{ label: '出生登记', value: '准予，办理单位：合肥市公安局瑶海分局' }],
  },
  'delivery-record': {
    ...base,
    title: '送达回证',
    titleEn: 'Record of delivery',
    paragraphs: ['“食品经营许可（新办）”的办理结果已于2026年3月12日送达。'],
    table: [
      { label: '受送达人', value: '王秋实' },
      { label: '送达方式', value: '电子送达：本平台“我的办件”，可在线查看和下载' },
    ],
  },
  result: {
    ...base,
    title: '食品经营许可证',
    titleEn: 'Food business licence',
    licence: true,
    paragraphs: [],
    table: [
      { label: '经营者名称', value: '瑶海区秋实小馆' },
      { label: '法定代表人（负责人）', value: '王秋实' },
      { label: '经营场所', value: '安徽省合肥市瑶海区明光路188号101室（三里街街道凤阳路社区）' },
      { label: '主体业态', value: '餐饮服务经营者' },
      { label: '经营项目', value: '热食类食品制售；预包装食品销售' },
      { label: '日常监督机构', value: '三里街市场监督管理所' },
    ],
  },
}

export const exampleFace: LicenceFace = {
  identifier: '1.2.156.3005.2.11340000XN0000266B002.11340102XN0003029P.2026000001.001.K',
  holder: '王秋实',
  maskedNumber: '340***********0014',
  validUntil: '2031-03-01',
}
