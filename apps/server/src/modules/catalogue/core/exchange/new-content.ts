import type { ItemContent } from '@tongban/contracts/catalogue/item'

/** An item as far as a bare list tells it: what the list leaves out is the least that can be demanded. */
export const newContent = (known: Pick<ItemContent, 'baseCode' | 'name' | 'type' | 'legalBasis'>): ItemContent => ({
  ...known,
  id: `LIST-${known.baseCode}`,
  nameEn: known.name,
  summary: known.name,
  summaryEn: known.name,
  department: '',
  departmentKey: '',
  levels: [],
  audience: ['natural', 'legal'],
  theme: { natural: ['999'], legal: ['999'] },
  planTheme: '其他',
  handleType: '2',
  statutory: { days: 20, unit: 'workday' },
  promisedDays: 20,
  fee: { charged: false },
  conditions: ['符合设定依据规定的条件'],
  conditionsEn: ['The conditions of its legal basis are met'],
  materials: [],
  result: { kind: 'document', name: `${known.name}办理结果`, nameEn: `Result: ${known.name}` },
  visits: 0,
  onlineDepth: '全程网办',
  channels: ['window', 'online'],
  reviewPoints: [],
  flow: [
    { stage: 'pre-review', name: '网上预审', nameEn: 'Online pre-review', days: 1 },
    { stage: 'acceptance', name: '受理', nameEn: 'Acceptance', days: 1 },
    { stage: 'examination', name: '审查', nameEn: 'Examination', days: 18 },
    { stage: 'decision', name: '决定', nameEn: 'Decision', days: 1 },
    { stage: 'delivery', name: '领取结果', nameEn: 'Delivery', days: 0 },
  ],
  faq: [],
  everydayWords: [],
  form: {
    groups: [
      {
        key: 'matter',
        title: '申请事由',
        titleEn: 'The matter',
        fields: [
          {
            key: 'matter_text',
            label: '申请事由',
            labelEn: 'What you apply for',
            kind: 'textarea',
            required: true,
            maxLength: 1000,
          },
        ],
      },
    ],
  },
})
