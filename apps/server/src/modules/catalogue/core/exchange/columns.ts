import type { ColumnMapping } from '@tongban/contracts/catalogue/exchange'
import type { Table } from './read-tables.ts'

/**
 * Elements of the lists and the heads under which they come: ours (for people) first, then the field of the national
 * exchange tables (GB/T 39554 as in use), then what offices write.
 */
const directory = {
  baseCode: ['基本编码', 'catalog_code', '目录编码', '事项基本编码'],
  name: ['事项名称', 'task_name', '目录名称', '名称'],
  nameEn: ['英文名称', 'name_en'],
  type: ['事项类型', 'task_type', '类型'],
  department: ['指导部门', 'department', '主管部门', '业务指导部门', '部门'],
  levels: ['行使层级', 'use_level', '层级'],
  basis: ['设定依据', 'by_law', '法律依据'],
  summary: ['事项简介', 'summary', '简介'],
  summaryEn: ['英文简介', 'summary_en'],
  audience: ['服务对象', 'server_type'],
  themeNatural: ['面向自然人主题', 'user_topic_type', '自然人主题'],
  themeLegal: ['面向法人主题', 'corp_topic_type', '法人主题'],
  handleType: ['办件类型', 'project_type'],
  statutoryDays: ['法定办结时限', 'anticipate_day', '法定时限'],
  statutoryUnit: ['法定办结时限单位', 'anticipate_type', '法定时限单位'],
  promisedDays: ['承诺办结时限', 'promise_day', '承诺时限'],
  conditions: ['受理条件', 'accept_condition', '申请条件'],
  charged: ['是否收费', 'is_fee'],
  feeText: ['收费标准', 'fee_stand'],
  feeBasis: ['收费依据', 'fee_basis'],
  resultName: ['结果名称', 'result_name', '审批结果名称'],
  visits: ['到办事现场次数', 'limit_scene_num', '到现场次数'],
  onSiteReason: ['必须现场办理原因', 'limit_scene_explain'],
  onlineDepth: ['网上办理深度', 'online_handle_depth', '网办深度'],
  channels: ['办理形式', 'handle_type'],
  state: ['事项状态', 'task_state', '状态'],
  effectiveOn: ['计划生效日期', 'plan_effective_date', '生效日期'],
} as const

const implementing = {
  code: ['实施编码', 'task_code'],
  baseCode: directory.baseCode,
  name: directory.name,
  type: directory.type,
  level: directory.levels,
  creditCode: ['实施主体编码', 'dept_code', '实施主体统一社会信用代码', '统一社会信用代码'],
  officeName: ['实施主体名称', 'dept_name', '实施主体', '实施机构'],
  promisedDays: directory.promisedDays,
  visits: directory.visits,
  onlineDepth: directory.onlineDepth,
  address: ['办理地点', 'transact_addr', '办公地址'],
  hours: ['办理时间', 'transact_time', '办公时间'],
  consultPhone: ['咨询方式', 'link_way', '咨询电话'],
  complaintPhone: ['监督投诉方式', 'supervise_way', '投诉电话', '监督电话'],
  state: directory.state,
} as const

const materials = {
  baseCode: directory.baseCode,
  materialName: ['材料名称', 'material_name', '申请材料'],
  materialNameEn: ['材料英文名称', 'material_name_en'],
  kind: ['材料类型', 'material_type'],
  need: ['材料必要性', 'is_need', '是否必要'],
  circumstance: ['需要的情形', 'need_condition'],
  circumstanceEn: ['英文需要情形', 'need_condition_en'],
  source: ['来源渠道', 'source_type', '材料来源'],
  form: ['材料形式', 'material_format'],
  basis: directory.basis,
  standard: ['受理标准', 'accept_stand'],
} as const

type Kind = ColumnMapping['kind']
const kinds: Record<Kind, Readonly<Record<string, readonly string[]>>> = { directory, implementing, materials }

/** Heads as files for people have them. */
export const headOf = (kind: Kind, element: string): string => kinds[kind][element]?.[0] ?? element
/** Field of the national exchange tables. */
export const fieldOf = (kind: Kind, element: string): string => kinds[kind][element]?.[1] ?? element
export const elementsOfKind = (kind: Kind): string[] => Object.keys(kinds[kind])

const national: Readonly<Record<string, Kind>> = {
  up_task_directory: 'directory',
  up_task_general_basic: 'implementing',
  up_task_general_material: 'materials',
}

/** Tells what a table lists, and reads each head as an element; `given` (head → element) goes before what heads say. */
export function mapColumns(table: Table, given: Readonly<Record<string, string>> = {}): ColumnMapping | undefined {
  const known = (kind: Kind) => {
    const byHead = new Map(
      Object.entries(kinds[kind]).flatMap(([element, heads]) => heads.map((head) => [head.toLowerCase(), element])),
    )
    return table.heads.map((head) => ({
      head,
      element: given[head] ?? byHead.get(head.replace(/[（(].*?[）)]|\*|＊/g, '').toLowerCase()) ?? null,
    }))
  }
  const kind = national[table.name.toLowerCase()] ?? guess(known)
  return kind ? { table: table.name, kind, columns: known(kind) } : undefined
}

function guess(known: (kind: Kind) => { element: string | null }[]): Kind | undefined {
  const has = (kind: Kind, element: string) => known(kind).some((column) => column.element === element)
  if (has('materials', 'materialName') && has('materials', 'baseCode')) return 'materials'
  if (has('implementing', 'code') || (has('implementing', 'creditCode') && has('implementing', 'baseCode')))
    return 'implementing'
  return has('directory', 'baseCode') && has('directory', 'name') ? 'directory' : undefined
}
