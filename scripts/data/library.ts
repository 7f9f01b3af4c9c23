/** What the item library says beyond the source: situations, conditions, variants, attendance, graph flows, duties. */

interface Option {
  value: string
  label: string
  labelEn: string
}

export interface Situation {
  /** A choice of the form that is lifted out of it, or with `options` a question of its own. */
  key: string
  question: string
  questionEn: string
  options?: Option[]
  visibleWhen?: string
}

/** Questions that tell the circumstance (情形), by item. */
export const SITUATIONS: Record<string, Situation[]> = {
  '001': [
    {
      key: 'company_type',
      question: '您要设立哪一类公司？',
      questionEn: 'Which kind of company do you set up?',
    },
    {
      key: 'corporate_shareholder',
      question: '股东里有企业吗？',
      questionEn: 'Is a shareholder a company?',
      options: [
        { value: 'no', label: '没有，都是个人', labelEn: 'No, all are persons' },
        { value: 'yes', label: '有', labelEn: 'Yes' },
      ],
    },
    {
      key: 'prior_approval',
      question: '经营范围里有登记前须经批准的项目吗？',
      questionEn: 'Does the scope include business that needs approval before registration?',
      options: [
        { value: 'no', label: '没有', labelEn: 'No' },
        { value: 'yes', label: '有（如银行、保险、证券）', labelEn: 'Yes (such as banking, insurance, securities)' },
      ],
    },
  ],
  '010': [{ key: 'procedure', question: '您走哪种注销程序？', questionEn: 'Which procedure do you take?' }],
  '018': [
    {
      key: 'document_kind',
      question: '项目编制的是报告书还是报告表？',
      questionEn: 'Is it a report or a report form?',
    },
  ],
  '023': [
    {
      key: 'way',
      question: '您用哪种方式办理？',
      questionEn: 'Which way do you take?',
      options: [
        {
          value: 'commitment',
          label: '告知承诺（先发证，后核查）',
          labelEn: 'By commitment (permit first, check later)',
        },
        { value: 'ordinary', label: '一般程序（先核查，后发证）', labelEn: 'Ordinary (check first, permit later)' },
      ],
    },
  ],
  '044': [{ key: 'premises_right', question: '经营场所是怎么来的？', questionEn: 'How do you hold the premises?' }],
  '049': [{ key: 'basis', question: '孩子凭什么入学？', questionEn: 'On what basis does the child enrol?' }],
  '058': [{ key: 'reason', question: '您因为什么迁移户口？', questionEn: 'Why do you move your household?' }],
  '060': [{ key: 'reason', question: '您为什么办理身份证？', questionEn: 'Why do you need the card?' }],
  '061': [{ key: 'reason', question: '您办理哪一种？', questionEn: 'What do you apply for?' }],
  '068': [{ key: 'kind', question: '是哪一类伤害？', questionEn: 'Which kind of injury is it?' }],
  '074': [{ key: 'guarantee', question: '您用什么方式担保？', questionEn: 'How is the loan secured?' }],
  '077': [
    { key: 'basis', question: '您凭什么申领居住证？', questionEn: 'On what basis do you apply?' },
    {
      key: 'home_kind',
      question: '您住的是哪一类房屋？',
      questionEn: 'Which kind of home do you live in?',
      visibleWhen: 'basis = "house"',
    },
  ],
  '080': [{ key: 'home_kind', question: '您买的是哪一类房屋？', questionEn: 'Which kind of home did you buy?' }],
  '082': [{ key: 'use', question: '房屋是什么用途？', questionEn: 'What is the property used for?' }],
}

/** Questions of the form that a situation asks in their place. */
export const ASKED_AS_SITUATION: Record<string, string[]> = { '023': ['commitment'] }

/** When a material is asked for; where it is, it is needed. */
export const MATERIAL_WHEN: Record<string, string> = {
  '001/corporate_shareholder_licence': 'corporate_shareholder = "yes"',
  '001/prior_approvals': 'prior_approval = "yes"',
  '010/liquidation_report': 'procedure = "ordinary"',
  '010/investors_commitment': 'procedure = "simple"',
  '013/foreign_investor_registration': 'foreign = true',
  '018/public_participation': 'document_kind = "report"',
  '023/hygiene_test_report': 'way = "ordinary"',
  '044/safety_assessment': 'has_storage = true',
  '049/real_estate_certificate': 'basis in ("house_and_household", "house")',
  '049/guardian_residence_permit': 'basis = "migrant"',
  '049/insurance_record': 'basis = "migrant"',
  '058/stable_home_proof': 'reason = "house"',
  '058/insurance_record': 'reason = "work"',
  '058/kinship_proof': 'reason = "spouse"',
  '068/accident_evidence': 'kind in ("accident", "traffic", "death")',
  '074/counter_guarantee': 'guarantee in ("mortgage", "person")',
  '077/home_title': 'home_kind = "own"',
  '077/lease_or_lodging': 'home_kind in ("rent", "unit", "relative")',
  '077/employment_insurance': 'basis = "work"',
  '080/purchase_contract_record': 'home_kind = "new"',
  '080/real_estate_certificate': 'home_kind in ("second", "public")',
  '089/machine_licence': 'licensed = true',
  '103/disability_certificate': 'disabled = true',
}

/** One material that is two, by who has it. */
export const SPLIT_MATERIALS: Record<string, Record<string, unknown>[]> = {
  '044/premises_proof': [
    {
      key: 'premises_title',
      name: '经营场所不动产权证书',
      nameEn: 'Title of the premises',
      required: true,
      kind: '1',
      source: 'government',
      obtain: { via: 'licence', licenceType: '不动产权证书' },
      form: '电子证照（免提交）',
      acceptedKinds: ['pdf', 'jpg', 'png'],
      when: 'premises_right = "owned"',
    },
    {
      key: 'premises_lease',
      name: '经营场所租赁或使用协议',
      nameEn: 'Lease or agreement on the use of the premises',
      required: true,
      kind: '2',
      source: 'applicant',
      obtain: null,
      form: '扫描件或复印件',
      acceptedKinds: ['pdf', 'jpg', 'png'],
      when: 'premises_right in ("rented", "lent")',
    },
  ],
}

/** When a fee is due, in the order of the amounts. */
export const FEE_WHEN: Record<string, string[]> = {
  '060': ['reason = "expired"', 'reason in ("lost", "damaged")'],
  '061': ['reason in ("first", "renew", "lost")'],
  '082': ['use = "residential"', 'use in ("commercial", "parking", "other")'],
}

/** 业务办理项: Chinese, English, condition; the serial is the place. */
export const VARIANTS: Record<string, [name: string, nameEn: string, when: string][]> = {
  '001': [
    ['有限责任公司设立登记', 'Registration of a limited company', 'company_type = "limited"'],
    ['一人有限责任公司设立登记', 'Registration of a one-person company', 'company_type = "one_person"'],
    ['股份有限公司设立登记', 'Registration of a joint-stock company', 'company_type = "joint_stock"'],
  ],
  '010': [
    ['公司简易注销登记', 'Simplified deregistration', 'procedure = "simple"'],
    ['公司普通注销登记', 'Ordinary deregistration', 'procedure = "ordinary"'],
  ],
  '060': [
    ['居民身份证首次申领', 'First identity card', 'reason = "first"'],
    ['居民身份证换领', 'Renewal of the identity card', 'reason in ("expired", "damaged", "changed")'],
    ['居民身份证补领', 'Replacement of a lost identity card', 'reason = "lost"'],
  ],
  '061': [
    ['普通护照首次签发', 'First passport', 'reason = "first"'],
    ['普通护照换发', 'Renewal of the passport', 'reason = "renew"'],
    ['普通护照补发', 'Replacement of a lost passport', 'reason = "lost"'],
    ['普通护照加注', 'Note in the passport', 'reason = "note"'],
  ],
}

type Ref = { law: string; article: string }

/** Where the applicant must come: the stage, why, and the article that wants it. */
export const ON_SITE: Record<string, { stage: string; reason: string; basis: Ref }> = {
  '047': {
    stage: 'examination',
    reason: '须到考点参加理论和实际操作考试',
    basis: { law: '安全生产法', article: '第三十条' },
  },
  '048': {
    stage: 'acceptance',
    reason: '须到现场核验身份和照片',
    basis: { law: '教师资格条例', article: '第十六条' },
  },
  '056': {
    stage: 'acceptance',
    reason: '法律规定男女双方应当亲自到婚姻登记机关申请',
    basis: { law: '民法典', article: '第一千零四十九条' },
  },
  '058': {
    stage: 'delivery',
    reason: '须带居民户口簿到现场打印变更页',
    basis: { law: '户口登记条例', article: '第十三条' },
  },
  '060': {
    stage: 'acceptance',
    reason: '须现场采集指纹和人像',
    basis: { law: '居民身份证法', article: '第十二条' },
  },
  '061': {
    stage: 'acceptance',
    reason: '须现场采集指纹、当面核对本人',
    basis: { law: '护照法', article: '第五条' },
  },
  '069': {
    stage: 'delivery',
    reason: '须现场核对本人后领卡启用',
    basis: { law: '社会保险经办条例', article: '第七条' },
  },
  '082': {
    stage: 'acceptance',
    reason: '法律规定买卖双方共同申请，须当面核验双方意愿',
    basis: { law: '不动产登记暂行条例', article: '第十四条' },
  },
  '092': {
    stage: 'acceptance',
    reason: '办证时同时建立接种档案，须带孩子到接种单位',
    basis: { law: '疫苗管理法', article: '第四十七条' },
  },
  '109': {
    stage: 'examination',
    reason: '须到指定医院评定残疾类别和等级',
    basis: { law: '残疾人保障法', article: '第二条' },
  },
}

/** A linear stage that is left out in a circumstance: item/stage → condition. */
export const STAGE_WHEN: Record<string, string> = { '023/examination': 'way = "ordinary"' }

/** What every office answers for that grants licences (行政许可法 arts. 30, 32, 34, 42, 61). */
export const LICENCE_DUTIES = [
  '公示许可的条件、程序、期限、材料目录和示范文本',
  '对申请材料一次性告知需要补正的全部内容，依法受理或者不予受理',
  '按法定条件和程序审查，在承诺时限内作出决定；不予许可的书面说明理由并告知救济途径',
  '对被许可人从事许可事项的活动开展监督检查',
]

/** 中介服务, by item. */
export const INTERMEDIARY: Record<string, Record<string, unknown>[]> = {
  '018': [
    {
      name: '环境影响报告书（表）编制',
      nameEn: 'Writing the environmental impact report',
      basis: { law: '环境影响评价法', article: '第二十二条' },
      provider: '建设单位可以委托技术单位编制，也可以自行编制',
    },
  ],
  '036': [
    {
      name: '计量器具检定、校准',
      nameEn: 'Verification of measuring instruments',
      basis: { law: '计量法', article: '第二十二条' },
      provider: '依法设置或者授权的计量检定机构',
    },
  ],
  '045': [
    {
      name: '安全评价',
      nameEn: 'Safety assessment',
      basis: { law: '安全生产许可证条例', article: '第七条' },
      provider: '具有相应资质的安全评价机构',
    },
  ],
}

const TIME_LIMIT = /日内|个月内|期限|时限|收到申请|受理之日/
const ASKS = /提交|材料|申请书|证明|条件|应有|具备|应具|符合/

/** The article of an item's own basis that asks for its materials: one on what is submitted or must be so, not on time. */
export function basisOf(articles: (Ref & { summary: string })[]): Ref {
  const score = ({ summary }: { summary: string }) => (ASKS.test(summary) ? 2 : 0) - (TIME_LIMIT.test(summary) ? 1 : 0)
  const [best] = articles.toSorted((a, b) => score(b) - score(a))
  if (!best) throw new Error('no legal basis')
  return { law: best.law, article: best.article }
}
