import type { FormGroup } from '@tongban/contracts/catalogue/form'
import type { Guide, ItemContent, ItemMaterial } from '@tongban/contracts/catalogue/item'
import { compileForm } from '@tongban/forms/compile-form'
import { form, guide, itemCode } from './fixtures.ts'

/** An item that asks for different things in different circumstances. */
export const situationCode = `${itemCode.slice(0, -1)}9`

const material = (key: string, name: string, nameEn: string, when?: string): ItemMaterial => ({
  key,
  name,
  nameEn,
  required: true,
  kind: '3',
  source: 'applicant',
  obtain: null,
  form: '扫描件或复印件',
  acceptedKinds: ['pdf'],
  ...(when ? { when } : {}),
})

const yesNo = [
  { value: 'yes', label: '是', labelEn: 'Yes' },
  { value: 'no', label: '否', labelEn: 'No' },
]

const content: ItemContent = {
  ...guide.content,
  id: 'TEST-001',
  situations: [
    {
      key: 'kind_of_request',
      question: '您要办哪一种？',
      questionEn: 'What do you want to do?',
      options: [
        { value: 'new', label: '新办', labelEn: 'A new permit' },
        { value: 'change', label: '变更', labelEn: 'A change' },
      ],
    },
    {
      key: 'moves',
      question: '地址变了吗？',
      questionEn: 'Does the address change?',
      options: yesNo,
      visibleWhen: 'kind_of_request = "change"',
    },
  ],
  businessItems: [
    { serial: '01', name: '新办许可', nameEn: 'New permit', when: 'kind_of_request = "new"' },
    { serial: '02', name: '变更许可', nameEn: 'Change of a permit', when: 'kind_of_request = "change"' },
  ],
  materials: [
    material('request', '书面请求', 'Written request'),
    material('plan', '场所平面图', 'Plan of the premises', 'kind_of_request = "new" or moves = "yes"'),
    material('old_permit', '原许可证', 'Old permit', 'kind_of_request = "change"'),
    material('lease', '租赁合同', 'Lease', 'premises_right = "rented"'),
    {
      ...material('mandate', '授权委托书', 'Power of attorney'),
      required: false,
      circumstance: '由经办人来办',
      circumstanceEn: 'an agent handles it',
    },
  ],
  fee: {
    charged: true,
    amounts: [{ name: '新办费', fen: 10_000, when: 'kind_of_request = "new"' }],
  },
  flow: [
    ...guide.content.flow,
    {
      stage: 'special-procedure',
      name: '上门查看',
      nameEn: 'A look on the spot',
      days: 3,
      when: 'kind_of_request = "new" or moves = "yes"',
    },
  ],
}

const situation: FormGroup = {
  key: 'situation',
  title: '办理情形',
  titleEn: 'Your circumstances',
  fields: (content.situations ?? []).map(({ key, question, questionEn, options, visibleWhen }) => ({
    key,
    label: question,
    labelEn: questionEn,
    kind: 'choice',
    required: true,
    options,
    ...(visibleWhen ? { visibleWhen } : {}),
  })),
}

const [applicant, ...groups] = form.groups
const whens = [...content.materials, ...(content.fee.amounts ?? []), ...content.flow, ...(content.businessItems ?? [])]
const compiled = compileForm(
  { groups: [...(applicant ? [applicant] : []), situation, ...groups] },
  whens.flatMap(({ when }, i) => (when === undefined ? [] : [{ path: `/${i}`, feel: when }])),
)
if (!compiled.ok) throw new Error(JSON.stringify(compiled.error))
const published = compiled.value as Guide['forms']['natural'] & object

export const situationGuide: Guide = {
  ...guide,
  code: situationCode,
  itemId: content.id,
  content,
  forms: { natural: published, legal: published },
}
