import type { ItemState, ListName } from '@tongban/contracts/catalogue/library'
import type { ProposalKind, ProposalState, ReviewStage } from '@tongban/contracts/catalogue/proposals'
import type { Audience, Level } from '@tongban/contracts/shared'
import type { Text } from '../../i18n.ts'

export const kindText: Record<ProposalKind, Text> = {
  new: ['新增', 'New item'],
  change: ['变更', 'Change'],
  split: ['拆分', 'Split'],
  merge: ['合并', 'Merge'],
  suspend: ['暂停', 'Suspend'],
  resume: ['恢复', 'Resume'],
  cancel: ['取消', 'Cancel'],
  'take-up': ['认领', 'Take up'],
  'roll-back': ['回退', 'Roll back'],
}

type Mark = { shape: string; text: Text; tone: 'good' | 'warn' | 'bad' | 'quiet' }

/** A state is a word and a shape; the colour never stands alone. */
export const itemStates: Record<ItemState, Mark> = {
  'in-force': { shape: '●', text: ['在用', 'In force'], tone: 'good' },
  suspended: { shape: '▲', text: ['暂停', 'Suspended'], tone: 'warn' },
  cancelled: { shape: '■', text: ['取消', 'Cancelled'], tone: 'quiet' },
}

export const proposalStates: Record<ProposalState, Mark> = {
  draft: { shape: '○', text: ['起草中', 'Draft'], tone: 'quiet' },
  'in-review': { shape: '▲', text: ['审核中', 'In review'], tone: 'warn' },
  returned: { shape: '■', text: ['已退回', 'Returned'], tone: 'bad' },
  approved: { shape: '●', text: ['已通过，待生效', 'Passed, takes effect later'], tone: 'good' },
  published: { shape: '●', text: ['已发布', 'Published'], tone: 'good' },
  withdrawn: { shape: '□', text: ['已撤回', 'Withdrawn'], tone: 'quiet' },
}

export const stageText: Record<ReviewStage, Text> = {
  editing: ['编制审核', 'Editing review'],
  legal: ['法制审核', 'Legal review'],
  secrecy: ['保密和准确性审查', 'Secrecy and correctness review'],
  approval: ['审批', 'Approval'],
}

export const listText: Record<ListName, Text> = {
  power: ['权力清单', 'Powers'],
  duty: ['责任清单', 'Duties'],
  fee: ['涉企收费清单', 'Fees on enterprises'],
  'public-service': ['公共服务清单', 'Public services'],
  intermediary: ['中介服务清单', 'Intermediary services'],
}
export const listNames = [
  'power',
  'duty',
  'fee',
  'public-service',
  'intermediary',
] as const satisfies readonly ListName[]

/** GB/T 39046 A.1. */
export const typeText: Readonly<Record<string, Text>> = {
  '01': ['行政许可', 'Administrative licence'],
  '02': ['行政处罚', 'Administrative penalty'],
  '03': ['行政强制', 'Administrative coercion'],
  '04': ['行政征收', 'Levy'],
  '05': ['行政给付', 'Benefit'],
  '06': ['行政检查', 'Inspection'],
  '07': ['行政确认', 'Confirmation'],
  '08': ['行政奖励', 'Award'],
  '09': ['行政裁决', 'Ruling'],
  '10': ['其他行政权力', 'Other power'],
  '20': ['公共服务', 'Public service'],
}

export const levelNames = ['province', 'city', 'county', 'township', 'village'] as const satisfies readonly Level[]

export const audienceText: Record<Audience, Text> = {
  natural: ['个人', 'Persons'],
  legal: ['企业和其他组织', 'Enterprises and other organisations'],
}

export { departmentText } from '@tongban/ui/office-words'

/** How another item came to be related: by a split or merge, from it or into it. */
export const relationText: Readonly<Record<string, Text>> = {
  'split-into': ['拆分为', 'Split into'],
  'split-from': ['拆分自', 'Split from'],
  'merge-into': ['并入', 'Merged into'],
  'merge-from': ['合并自', 'Merged from'],
}

/** What a change of this kind does, said before it is begun. */
export const kindEffect: Record<ProposalKind, Text> = {
  new: [
    '起草一个新的事项，审核通过后编码并发布。',
    'Drafts a new item; it gets its code and comes out when all reviews pass.',
  ],
  change: [
    '在现行版本上修改要素。发布后各地自动跟随；在办的件仍按原版本办理。',
    'Changes elements of the current revision. Offices follow once it is published; open cases stay on their revision.',
  ],
  split: [
    '把这个事项分成几个，各有名称和编码；原事项在生效日取消。',
    'Makes several items of this one, each with its own name and code; this one ends on the effective date.',
  ],
  merge: [
    '把几个事项并成一个；被并入的事项在生效日取消。',
    'Makes one item of several; those merged in end on the effective date.',
  ],
  suspend: [
    '生效日起各地不再接收新的申请；在办的件继续办完。',
    'From the effective date no office takes new applications; open cases go on.',
  ],
  resume: ['生效日起各地重新接收申请。', 'From the effective date offices take applications again.'],
  cancel: [
    '生效日起事项从清单中取消，各地不再接收申请；在办的件继续办完，历史版本仍可查。',
    'From the effective date the item leaves the list and no office takes applications; open cases go on, history stays.',
  ],
  'take-up': ['本单位开始办理这个事项。', 'The office begins to exercise this item.'],
  'roll-back': [
    '把内容恢复到选定的版本，作为新的版本发布；历史不会删除。',
    'Brings back the content of the chosen revision as a new one; no history is deleted.',
  ],
}
