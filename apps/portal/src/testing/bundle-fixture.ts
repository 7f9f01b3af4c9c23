import type { JointMatter } from '@tongban/contracts/joint/apply'
import type { Bundle } from '@tongban/contracts/joint/bundle'
import { item } from './fixtures.ts'

const yesOrNo = [
  { value: 'yes', label: '是', labelEn: 'Yes' },
  { value: 'no', label: '否', labelEn: 'No' },
]
const part = {
  promisedDays: 1,
  visits: 0,
  required: false,
  excludes: [],
  after: [],
  item,
  standing: 'applies' as const,
}

export const bundle: Bundle = {
  code: 'newborn',
  name: '新生儿出生一件事',
  nameEn: 'A child is born',
  summary: '孩子出生后的证明和户口。',
  summaryEn: 'Certificate and household registration.',
  audience: ['natural'],
  leadDepartment: '卫健',
  leadDepartmentEn: 'Health Commission',
  parts: 3,
  elsewhere: 1,
  questions: [
    { key: 'certificate', question: '已经有出生医学证明吗？', questionEn: 'Is there a certificate?', options: yesOrNo },
  ],
  answers: {},
  partList: [
    {
      ...part,
      key: 'household',
      required: true,
      after: ['certificate'],
      visits: 1,
      name: '出生登记',
      nameEn: 'Birth registration',
      summary: '给孩子上户口。',
      summaryEn: 'Register the child.',
      resultName: '居民户口簿',
      resultNameEn: 'Household register',
    },
    {
      ...part,
      key: 'certificate',
      standing: 'open',
      excludes: ['replacement'],
      name: '出生医学证明签发',
      nameEn: 'Birth certificate',
      summary: '领出生医学证明。',
      summaryEn: 'Get the certificate.',
      resultName: '出生医学证明',
      resultNameEn: 'Birth certificate',
    },
    {
      ...part,
      key: 'replacement',
      item: null,
      visits: 2,
      name: '出生医学证明补发',
      nameEn: 'Replacement of the certificate',
      summary: '补领出生医学证明。',
      summaryEn: 'Replace the certificate.',
      resultName: '出生医学证明',
      resultNameEn: 'Birth certificate',
    },
  ],
  elsewhereList: [
    { name: '育儿指导登记', nameEn: 'Parenting advice', department: '卫健', departmentEn: 'Health Commission' },
  ],
  materials: [
    {
      name: '结婚证',
      nameEn: 'Marriage certificate',
      parts: ['household', 'certificate'],
      provided: true,
      conditional: false,
      required: true,
    },
    {
      name: '出生医学记录',
      nameEn: 'Medical record of birth',
      parts: ['certificate'],
      provided: false,
      conditional: true,
      required: true,
    },
    { name: '照片', nameEn: 'Photo', parts: ['household'], provided: false, conditional: false, required: false },
  ],
  figures: { asked: 5, once: 3, questions: 40, questionsOnce: 25, inTurn: 3, atBest: 2 },
}

const joint = { id: '00000000-0000-4000-8000-00000000b001', name: bundle.name, nameEn: bundle.nameEn }
const begun = { officeName: '合肥市公安局瑶海分局', why: null, whyEn: null, waitsFor: [], outcome: null }
const notBegun = { caseId: null, caseNo: null, status: null, due: null }

export const jointMatter: JointMatter = {
  ...joint,
  jointNo: 'YJS340102202603020001',
  bundleCode: 'newborn',
  applicantName: '王小明',
  submittedAt: '2026-03-02T01:00:00.000Z',
  closed: true,
  parts: [
    {
      ...begun,
      ...notBegun,
      key: 'a',
      name: '出生登记',
      nameEn: 'Birth registration',
      state: 'closed',
      outcome: 'refused',
    },
    {
      ...begun,
      ...notBegun,
      key: 'b',
      name: '社会保障卡申领',
      nameEn: 'Social security card',
      state: 'closed',
      outcome: 'not-begun',
      why: '这一项没有开始。',
      whyEn: 'It did not begin.',
    },
    {
      ...begun,
      ...notBegun,
      key: 'c',
      name: '育儿补贴申领',
      nameEn: 'Childcare subsidy',
      state: 'waiting',
      waitsFor: [{ name: '出生登记', nameEn: 'Birth registration' }],
    },
    {
      ...begun,
      key: 'd',
      name: '预防接种证办理',
      nameEn: 'Vaccination certificate',
      state: 'begun',
      caseId: '00000000-0000-4000-8000-00000000b002',
      caseNo: '12345',
      status: 'accepted',
      due: '2026-03-09',
    },
  ],
  clock: { due: '2026-05-08', provisional: false, explanation: [{ zh: '到期日', en: 'The due day' }] },
  answer: null,
  files: [{ materialName: '结婚证', name: 'a.pdf', bytes: 5, sha256: '0'.repeat(64) }],
}

export const myJoint = {
  open: [{ ...joint, savedAt: '2026-03-02T01:00:00.000Z' }],
  matters: [{ ...joint, jointNo: jointMatter.jointNo, submittedAt: jointMatter.submittedAt, parts: 4, closedParts: 2 }],
}
