import type { FormDefinition, FormField, FormGroup } from '@tongban/contracts/catalogue/form'
import type { ItemContent } from '@tongban/contracts/catalogue/item'
import type { Audience } from '@tongban/contracts/shared'

/** A condition over the form's answers that stands outside it, such as when a material is asked for. */
export type ConditionElsewhere = { path: string; feel: string }

const required = { required: true } as const

const name: FormField = {
  ...required,
  key: 'applicant_name',
  label: '姓名',
  labelEn: 'Name',
  kind: 'text',
  maxLength: 60,
  prefill: 'person.name',
}
const citizenNumber: FormField = {
  ...required,
  key: 'applicant_number',
  label: '公民身份号码',
  labelEn: 'Citizen number',
  kind: 'citizen-number',
  prefill: 'person.citizen-number',
}
const mobile: FormField = {
  ...required,
  key: 'applicant_mobile',
  label: '手机号码',
  labelEn: 'Mobile number',
  kind: 'mobile',
  prefill: 'person.mobile',
  hint: '办理进度会发到这个号码',
  hintEn: 'Progress is sent to this number',
}
const address: FormField = {
  ...required,
  key: 'applicant_address',
  label: '联系地址',
  labelEn: 'Address',
  kind: 'text',
  maxLength: 200,
  prefill: 'person.address',
}

const natural: FormGroup = {
  key: 'applicant',
  title: '申请人信息',
  titleEn: 'The applicant',
  fields: [name, citizenNumber, mobile, address],
}

const legal: FormGroup = {
  key: 'applicant',
  title: '申请单位信息',
  titleEn: 'The applicant',
  fields: [
    { ...name, label: '单位名称', labelEn: 'Name of the organisation', maxLength: 100, prefill: 'legal-person.name' },
    {
      ...required,
      key: 'applicant_credit_code',
      label: '统一社会信用代码',
      labelEn: 'Credit code',
      kind: 'credit-code',
      prefill: 'legal-person.credit-code',
    },
    {
      ...required,
      key: 'applicant_representative',
      label: '法定代表人（负责人）',
      labelEn: 'Legal representative',
      kind: 'text',
      maxLength: 60,
      prefill: 'legal-person.representative-name',
    },
    { ...address, label: '住所', labelEn: 'Registered address', prefill: 'legal-person.address' },
    { ...name, key: 'applicant_contact_name', label: '经办人姓名', labelEn: 'Name of the contact person' },
    { ...mobile, key: 'applicant_contact_mobile', label: '经办人手机号码', labelEn: 'Mobile of the contact person' },
  ],
}

/** What decides how an applicant meets the form. */
export type FormSource = Pick<ItemContent, 'form' | 'situations'>

/** The questions that tell the circumstance (情形) as a group of choices; none when there are no questions. */
export const situationGroups = ({ situations = [] }: FormSource): FormGroup[] =>
  situations.length === 0
    ? []
    : [
        {
          key: 'situation',
          title: '办理情形',
          titleEn: 'Your circumstances',
          fields: situations.map(({ key, question, questionEn, options, visibleWhen }) => ({
            ...required,
            key,
            label: question,
            labelEn: questionEn,
            kind: 'choice',
            options,
            ...(visibleWhen ? { visibleWhen } : {}),
          })),
        },
      ]

/** The item's form behind the standard first group, none of whose fields has a condition, and the circumstances. */
export const withApplicant = (content: FormSource, audience: Audience): FormDefinition => ({
  groups: [audience === 'natural' ? natural : legal, ...situationGroups(content), ...content.form.groups],
})

/** Conditions over the answers that stand outside the form: of materials, fees, stages and business items. */
export const conditionsElsewhere = ({ materials, fee, flow, businessItems = [] }: ItemContent): ConditionElsewhere[] =>
  [
    ...materials.map(({ when }, i) => ({ path: `/materials/${i}/when`, feel: when })),
    ...(fee.amounts ?? []).map(({ when }, i) => ({ path: `/fee/amounts/${i}/when`, feel: when })),
    ...flow.flatMap(({ when, next = [] }, i) => [
      { path: `/flow/${i}/when`, feel: when },
      ...next.map((exit, j) => ({ path: `/flow/${i}/next/${j}/when`, feel: exit.when })),
    ]),
    ...businessItems.map(({ when }, i) => ({ path: `/businessItems/${i}/when`, feel: when })),
  ].flatMap(({ path, feel }) => (feel === undefined ? [] : { path, feel }))
