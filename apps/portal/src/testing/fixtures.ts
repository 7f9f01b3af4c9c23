import { readFileSync } from 'node:fs'
import type { Application, Receipt } from '@tongban/contracts/cases/apply'
import type { MyCase } from '@tongban/contracts/cases/case'
import { noProceedings } from '@tongban/contracts/cases/clock'
import type { FormGroup, PublishedForm } from '@tongban/contracts/catalogue/form'
import type { Guide, ItemBrief, ItemContent } from '@tongban/contracts/catalogue/item'
import type { Me } from '@tongban/contracts/identity/account'
import type { LicenceBrief, Verification } from '@tongban/contracts/licences/documents'
import type { ChecklistEntry } from '@tongban/contracts/materials/uploads'
import { compileForm } from '@tongban/forms/compile-form'
import { earlierFileId, sampleFile } from './file-fixture.ts'

const data = (path: string) =>
  JSON.parse(readFileSync(new URL(`../../../../data/${path}`, import.meta.url), 'utf8')) as unknown

export const content = data('items/AUTH-020.json') as ItemContent
const articles = (
  data('legal-articles.json') as { articles: { law: string; article: string; text: string; lawVersion: string }[] }
).articles

export const itemCode = '11340103MB0000000X4340131008000'
export const applicationId = '0197a000-0000-7000-8000-000000000001'
export const caseId = '0197a000-0000-7000-8000-000000000002'
export const documentId = '0197a000-0000-7000-8000-000000000003'
const fileId = '0197a000-0000-7000-8000-000000000004'
const longCompany = '安徽省合肥市庐阳区逍遥津街道徽风皖韵文化旅游创意产业发展集团股份有限公司第三分公司'

export const regions = {
  province: {
    code: '340000000000',
    name: '安徽省',
    level: 'province',
    parent: null,
    path: [{ code: '340000000000', name: '安徽省' }],
  },
  county: {
    code: '340103000000',
    name: '庐阳区',
    level: 'county',
    parent: '340100000000',
    path: [
      { code: '340000000000', name: '安徽省' },
      { code: '340100000000', name: '合肥市' },
      { code: '340103000000', name: '庐阳区' },
    ],
  },
} as const

export const item: ItemBrief = {
  code: itemCode,
  itemId: content.id,
  name: content.name,
  nameEn: content.nameEn,
  summary: content.summary,
  summaryEn: content.summaryEn,
  officeName: '合肥市庐阳区市场监督管理局',
  level: 'county',
  regionCode: regions.county.code,
  regionName: '庐阳区',
  audience: content.audience,
  promisedDays: content.promisedDays,
  visits: content.visits,
}

const applicant: FormGroup = {
  key: 'applicant',
  title: '申请人信息',
  titleEn: 'About you',
  fields: [
    { key: 'applicant_name', label: '姓名', labelEn: 'Name', kind: 'text', required: true, prefill: 'person.name' },
    {
      key: 'applicant_number',
      label: '公民身份号码',
      labelEn: 'Citizen number',
      kind: 'citizen-number',
      required: true,
      prefill: 'person.citizen-number',
    },
    {
      key: 'applicant_mobile',
      label: '手机号码',
      labelEn: 'Mobile',
      kind: 'mobile',
      required: true,
      prefill: 'person.mobile',
    },
    {
      key: 'applicant_address',
      label: '联系地址',
      labelEn: 'Address',
      kind: 'textarea',
      required: true,
      prefill: 'person.address',
    },
  ],
}

export const form = published({ groups: [applicant, ...content.form.groups] })

function published(definition: { groups: FormGroup[] }): PublishedForm {
  const compiled = compileForm(definition)
  if (!compiled.ok) throw new Error(JSON.stringify(compiled.error))
  return compiled.value as PublishedForm
}

export const guide: Guide = {
  code: itemCode,
  itemId: content.id,
  revision: 3,
  effectiveFrom: '2026-01-01',
  standing: { state: 'in-force', since: null, reason: null, replacedBy: [] },
  local: null,
  level: 'county',
  region: { code: regions.county.code, name: '庐阳区', path: [...regions.county.path] },
  office: {
    id: '0197a000-0000-7000-8000-0000000000aa',
    name: item.officeName,
    creditCode: '11340103MB0000000X',
    address: '安徽省合肥市庐阳区濉溪路295号庐阳区政务服务中心二楼',
    hours: '周一至周五 9:00—12:00，13:30—17:00（法定节假日除外）',
    consultPhone: '0551-65699012',
    complaintPhone: '0551-65699345',
  },
  content,
  files: [
    { materialKey: 'food_safety_rules', use: 'sample', audience: null, file: sampleFile },
    { materialKey: 'food_safety_rules', use: 'empty-form', audience: null, file: null },
  ],
  legalArticles: content.legalBasis.map((basis) => {
    const article = articles.find((one) => one.law === basis.law && one.article === basis.article)
    return { ...basis, text: article?.text ?? null, lawVersion: article?.lawVersion ?? null }
  }),
  forms: { natural: form, legal: form },
}

const row = (entry: Partial<ChecklistEntry> & Pick<ChecklistEntry, 'materialKey' | 'state'>): ChecklistEntry => {
  const material = content.materials.find((one) => one.key === entry.materialKey)
  return {
    name: material?.name ?? '',
    nameEn: material?.nameEn ?? '',
    required: material?.required ?? true,
    trust: null,
    source: '',
    sourceEn: '',
    files: [],
    uploadTrust: 'C',
    acceptedKinds: ['pdf', 'jpg', 'png'],
    ...entry,
  }
}

const plan = {
  id: fileId,
  name: '经营场所平面图（含操作流程）.pdf',
  kind: 'pdf',
  bytes: 1_258_291,
  sha256: '66c7f0f462eeedd9d1f2d46bdc10e4e24167c4875cf2f7a2297da02b8f4ba8e0',
}

export const checklist: ChecklistEntry[] = [
  row({
    materialKey: 'food_business_application',
    state: 'generated',
    trust: 'D',
    source: '由平台根据您填写的内容生成，无需上传',
    sourceEn: 'Made by the platform from your answers; nothing to upload',
  }),
  row({
    materialKey: 'business_licence',
    state: 'attached',
    trust: 'A',
    source: '电子证照库（营业执照）',
    sourceEn: 'the licence library (business licence)',
  }),
  row({ materialKey: 'layout_and_process', state: 'uploaded', trust: 'C', files: [plan] }),
  row({
    materialKey: 'food_safety_rules',
    state: 'wanted',
    source: '由您提供，请上传',
    sourceEn: 'From you; please upload it',
    earlier: [{ ...plan, id: earlierFileId, name: '食品安全管理制度.pdf', givenOn: '2026-03-02' }],
  }),
  row({
    materialKey: 'staff_health_certificates',
    state: 'office-verifies',
    source: '由办理单位通过数据共享核验，无需上传',
    sourceEn: 'Checked by the office through data sharing; nothing to upload',
  }),
]

export const application: Application = {
  id: applicationId,
  version: 4,
  item,
  audience: 'natural',
  form,
  answers: {
    applicant_name: '王小明',
    applicant_number: '34010318990307001X',
    applicant_mobile: '13955101234',
    applicant_address: '安徽省合肥市庐阳区逍遥津街道长江中路369号',
    shop_name: '老街牛肉面',
    at_registered_address: false,
    business_address: '合肥市庐阳区长江中路369号徽风大厦A座1层103室',
    premises_right: 'rented',
    floor_area: 86.5,
    business_form: 'catering',
    catering_items: ['hot', 'cold'],
  },
  lockedKeys: ['applicant_name', 'applicant_number'],
  checklist,
  savedAt: '2026-03-02T02:32:00Z',
  caseId: null,
}

export const me: Me = {
  kind: 'person',
  id: '0197a000-0000-7000-8000-0000000000bb',
  name: '王小明',
  person: {
    maskedCitizenNumber: '340***********001X',
    maskedMobile: '139****1234',
    realNameLevel: 3,
    birthDate: '1899-03-07',
    legalPersons: [
      {
        id: '0197a000-0000-7000-8000-0000000000cc',
        name: longCompany,
        creditCode: '91340103MA2XXXXX0X',
        address: '合肥市',
      },
    ],
    actingFor: null,
  },
}

export const licence: LicenceBrief = {
  id: '0197a000-0000-7000-8000-0000000000dd',
  identifier: '1.2.156.3005.2.11100000000000.1',
  name: '营业执照',
  nameEn: 'Business licence',
  number: '92340103MA2XXXXX0X',
  holderName: '王小明',
  issuer: '合肥市庐阳区市场监督管理局',
  issuedOn: '2025-06-12',
  validUntil: null,
  status: 'valid',
  documentId,
  verifyCode: 'ABCD2345EFGH6789',
}

const brief = {
  id: caseId,
  caseNo: '340103000202603020000127',
  itemCode,
  itemName: content.name,
  itemNameEn: content.nameEn,
  officeName: item.officeName,
  applicantName: '王小明',
  submittedAt: '2026-03-02T02:40:00Z',
}

export const myCase: MyCase = {
  ...brief,
  status: 'correction-asked',
  due: '2026-03-16',
  version: 5,
  level: 'county',
  regionCode: regions.county.code,
  regionName: '庐阳区',
  audience: 'natural',
  promisedDays: 7,
  form,
  answers: application.answers,
  lockedKeys: application.lockedKeys,
  checklist,
  clock: {
    due: '2026-03-16',
    provisional: false,
    explanation: [
      {
        zh: '2026年3月4日受理，从下一个工作日起算。',
        en: 'Accepted on 4 March 2026; the limit runs from the next working day.',
      },
      { zh: '承诺7个工作日，节假日不计入。', en: 'Seven working days are promised; holidays do not count.' },
    ],
  },
  limits: [],
  proceedings: { ...noProceedings, correctBy: '2026-03-16' },
  corrections: [
    {
      target: 'material',
      key: 'layout_and_process',
      label: '主要设备设施布局、操作流程文件',
      request: '平面图看不清尺寸，请标明各区域的长和宽后重新上传。',
    },
    {
      target: 'field',
      key: 'floor_area',
      label: '场所面积（平方米）',
      request: '与租赁合同上的面积不一致，请按合同填写。',
    },
  ],
  documents: [
    {
      id: documentId,
      kind: 'correction-notice',
      number: '庐市监补〔2026〕127号',
      title: '补正告知书',
      titleEn: 'Correction notice',
      verifyCode: 'ABCD2345EFGH6789',
      state: 'ready',
      createdAt: '2026-03-03T01:00:00Z',
    },
    {
      id: '0197a000-0000-7000-8000-0000000000ee',
      kind: 'result',
      number: 'JY23401030000001',
      title: '食品经营许可证',
      titleEn: 'Food business permit',
      verifyCode: 'WXYZ2345EFGH6789',
      state: 'pending',
      createdAt: '2026-03-03T01:00:00Z',
    },
  ],
  timeline: [
    {
      seq: 1,
      type: 'case-submitted',
      at: '2026-03-02T02:40:00Z',
      actor: '申请人',
      actorEn: 'Applicant',
      text: '提交申请',
      textEn: 'Application submitted',
    },
    {
      seq: 2,
      type: 'correction-asked',
      at: '2026-03-03T01:00:00Z',
      actor: item.officeName,
      actorEn: '',
      text: '告知需要补正2处',
      textEn: 'Asked for 2 corrections',
      documentId,
    },
  ],
  allowedActions: ['correct', 'withdraw'],
  reasons: null,
  rated: false,
  queryCode: '7K4M92QX',
}

export const cases = [
  { ...brief, status: 'correction-asked', due: '2026-03-16' },
  { ...brief, id: '0197a000-0000-7000-8000-0000000000f1', status: 'delivered', due: null },
  {
    ...brief,
    id: '0197a000-0000-7000-8000-0000000000f2',
    status: 'accepted',
    due: '2026-03-20',
    applicantName: longCompany,
  },
]

export const receipt: Receipt = {
  caseId,
  caseNo: brief.caseNo,
  queryCode: myCase.queryCode,
  itemName: brief.itemName,
  itemNameEn: brief.itemNameEn,
  officeName: brief.officeName,
  applicantName: brief.applicantName,
  submittedAt: brief.submittedAt,
  progressPath: `/progress?caseNo=${brief.caseNo}`,
  files: [
    { materialName: '主要设备设施布局、操作流程文件', name: plan.name, bytes: plan.bytes, sha256: plan.sha256 },
    {
      materialName: '保证食品安全的规章制度清单',
      name: 'IMG_2041.jpg',
      bytes: 348_160,
      sha256: 'debe9ff92275b8a138604889c18e5a4d6fdb70e5387e5765293dcba39c0c5732',
    },
  ],
}

export const verification: Verification = {
  verdict: 'genuine',
  title: '食品经营许可证',
  titleEn: 'Food business permit',
  number: 'JY23401030000001',
  issuer: item.officeName,
  issuedOn: '2026-03-12',
  validUntil: '2031-03-11',
  maskedHolder: '王*明',
  status: 'valid',
  sha256: plan.sha256,
}
