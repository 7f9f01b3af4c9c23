import type { StageOffice, StageRole } from '@tongban/contracts/catalogue/flow'
import type { Level } from '@tongban/contracts/shared'

type Words = readonly [zh: string, en: string]

export const levelText: Record<Level, Words> = {
  province: ['省级', 'Province'],
  city: ['市级', 'City'],
  county: ['县级', 'County'],
  township: ['乡级', 'Township'],
  village: ['村级', 'Village'],
}

/** Departments by the key that items carry. */
export const departmentText: Readonly<Record<string, Words>> = {
  'market-supervision': ['市场监督管理', 'Market supervision'],
  'public-security': ['公安', 'Public security'],
  'civil-affairs': ['民政', 'Civil affairs'],
  'human-resources': ['人力资源和社会保障', 'Human resources and social security'],
  'natural-resources': ['自然资源和规划', 'Natural resources and planning'],
  housing: ['住房和城乡建设', 'Housing and construction'],
  health: ['卫生健康', 'Health'],
  'medical-insurance': ['医疗保障', 'Medical insurance'],
  agriculture: ['农业农村', 'Agriculture'],
  'development-reform': ['发展和改革', 'Development and reform'],
  ecology: ['生态环境', 'Ecology'],
  water: ['水利', 'Water'],
  transport: ['交通运输', 'Transport'],
  fire: ['消防救援', 'Fire and rescue'],
  tobacco: ['烟草专卖', 'Tobacco monopoly'],
  tax: ['税务', 'Tax'],
  science: ['科学技术', 'Science and technology'],
  emergency: ['应急管理', 'Emergency management'],
  education: ['教育', 'Education'],
  'housing-fund': ['住房公积金', 'Housing fund'],
  'disabled-federation': ['残疾人联合会', 'Disabled persons’ federation'],
  justice: ['司法行政', 'Justice'],
}

/** 网上办理深度, by the words that items carry. */
export const depthText: Readonly<Record<string, Words>> = {
  全程网办: ['全程网办', 'Fully online'],
  网上办理: ['网上办理', 'Handled online'],
  网上受理: ['网上受理', 'Accepted online'],
  网上预审: ['网上预审', 'Looked at online first'],
  需到场: ['网上申请，需到场', 'Apply online, then come in person'],
  网上咨询: ['网上咨询', 'Advice online'],
  窗口办理: ['到窗口办理', 'At the counter'],
}

export const stageRoleText: Record<StageRole, Words> = {
  window: ['窗口', 'Counter'],
  handler: ['承办人', 'Handler'],
  approver: ['审批人', 'Approver'],
  applicant: ['申请人', 'Applicant'],
  platform: ['平台自动办理', 'Platform'],
}

/** Who does a stage where, in words: 下级（县级）承办人. */
export function whoWords(role: StageRole, office: StageOffice | undefined): Words {
  const [zh, en] = stageRoleText[role]
  const level = office?.level && levelText[office.level]
  const where: Words = level ? [`（${level[0]}）`, ` (${level[1].toLowerCase()})`] : ['', '']
  switch (office?.where) {
    case 'above':
      return [`上级${where[0]}${zh}`, `${en} of the office above${where[1]}`]
    case 'below':
      return [`下级${where[0]}${zh}`, `${en} of the office below${where[1]}`]
    case 'department': {
      const key = office.departmentKey ?? ''
      const [name, nameEn] = departmentText[key] ?? (key === '' ? ['其他', 'another department'] : [key, key])
      // A federation is none of the departments.
      return [`${name}${name.endsWith('会') ? '' : '部门'}${where[0]}${zh}`, `${en}, ${nameEn}${where[1]}`]
    }
    default:
      return [zh, en]
  }
}
