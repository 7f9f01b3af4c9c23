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

/** Departments by the name that items carry of them (主管部门). */
const departmentKeys: Readonly<Record<string, string>> = {
  市场监督管理局: 'market-supervision',
  公安局: 'public-security',
  民政局: 'civil-affairs',
  人力资源和社会保障局: 'human-resources',
  自然资源和规划局: 'natural-resources',
  住房和城乡建设局: 'housing',
  卫生健康委员会: 'health',
  医疗保障局: 'medical-insurance',
  农业农村局: 'agriculture',
  发展和改革委员会: 'development-reform',
  生态环境局: 'ecology',
  水利局: 'water',
  交通运输局: 'transport',
  消防救援机构: 'fire',
  烟草专卖局: 'tobacco',
  税务局: 'tax',
  科学技术局: 'science',
  应急管理局: 'emergency',
  教育局: 'education',
  住房公积金管理中心: 'housing-fund',
  残疾人联合会: 'disabled-federation',
  司法局: 'justice',
}
/** The department that an item names; as it stands where it is none of the list. */
export const departmentWords = (name: string): Words => [name, departmentText[departmentKeys[name] ?? '']?.[1] ?? name]

const posts: Readonly<Record<string, string>> = {
  窗口受理: 'Counter',
  承办: 'Handling',
  审批: 'Approval',
  督办: 'Supervision',
  事项管理: 'Keeper of items',
  编制审核: 'Editing review',
  法制审核: 'Legal review',
  保密审查: 'Secrecy review',
  事项审核: 'Review of items',
  平台管理: 'Platform administration',
}
/** The post of an officer (岗位); as the office wrote it where it is none of the usual. */
export const postWords = (post: string): Words => [post, posts[post] ?? post]

/** 网上办理深度, by the words that items carry; the deepest first. */
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
