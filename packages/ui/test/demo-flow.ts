import type { FlowStage } from '@tongban/contracts/catalogue/flow'

/** A flow with a branch, a join and a long name. */
export const demoFlow: FlowStage[] = [
  {
    key: 'accept',
    stage: 'acceptance',
    name: '受理',
    nameEn: 'Acceptance',
    days: 0,
    next: ['look', 'ask'].map((to) => ({ to })),
  },
  {
    key: 'look',
    stage: 'special-procedure',
    name: '现场核查',
    nameEn: 'A look on the spot',
    days: 5,
    onSite: true,
    next: [{ to: 'examine' }],
  },
  {
    key: 'examine',
    stage: 'examination',
    name: '审查',
    nameEn: 'Examination',
    days: 5,
    next: [{ to: 'decide' }],
  },
  {
    key: 'ask',
    stage: 'consultation',
    name: '征求消防救援和城市管理综合执法部门意见',
    nameEn: 'Opinion of fire and rescue and of city administration',
    days: 3,
    office: { where: 'department', departmentKey: 'fire' },
    next: [{ to: 'decide' }],
  },
  {
    key: 'decide',
    stage: 'decision',
    name: '决定',
    nameEn: 'Decision',
    days: 1,
    join: 'all',
    next: [{ to: 'deliver' }],
  },
  { key: 'deliver', stage: 'delivery', name: '发证', nameEn: 'Licence', days: 1 },
]
