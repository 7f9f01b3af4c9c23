import { defineProblems } from '#platform/problems'

export const problems = defineProblems({
  'archives.not-found': {
    status: 404,
    title: 'There is no such package in your office',
    zh: '本单位没有这份电子档案。请从列表重新打开。',
    en: 'There is no such package in your office. Open it from the list.',
  },
  'archives.no-package': {
    status: 409,
    title: 'There is no file of this package',
    zh: '这份电子档案现在没有文件：还没有做成，或已经销毁。原因见列表。',
    en: 'This package has no file: it could not be made yet, or was destroyed. The list tells why.',
  },
  'archives.wrong-state': {
    status: 409,
    title: 'It is not at a stage that allows this',
    zh: '它现在的状态不能这样处理，请刷新后再看。',
    en: 'It is not at a stage that allows this. Load the page again.',
  },
  'archives.stale-version': {
    status: 412,
    title: 'Somebody changed it after you opened it',
    zh: '您打开之后有人处理过，请刷新后再提交。',
    en: 'Somebody handled it after you opened it. Load the page again.',
  },
  'archives.nothing-to-hand-over': {
    status: 422,
    title: 'Nothing of this year can be handed over',
    zh: '{year}年没有可以移交的电子档案：没有已归档的，或四性检测都没有通过。',
    en: 'Nothing of {year} can be handed over: nothing is archived, or nothing passes the four checks.',
  },
  'archives.retention-runs': {
    status: 422,
    title: 'The retention has not ended',
    zh: '办件{caseNo}的电子档案保管期限到{until}，没有届满，不能销毁。请从申请中去掉。',
    en: 'The package of case {caseNo} is to be kept until {until} and may not be destroyed. Leave it out.',
  },
  'archives.same-person': {
    status: 422,
    title: 'Another officer must answer',
    zh: '销毁要由申请人以外的两个人批准；您已经申请或批准过，请由另一个人办理。',
    en: 'Two officers other than the one who asked must approve; you asked or answered already.',
  },
  'archives.note-missing': {
    status: 422,
    title: 'A refusal needs a reason',
    zh: '不同意销毁要写明理由，至少5个字。',
    en: 'Say in at least five characters why you do not approve.',
  },
})
