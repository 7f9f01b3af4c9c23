import { defineProblems } from '#platform/problems'

export const problems = defineProblems({
  'reference.change-wrong': {
    status: 422,
    title: 'The change of divisions cannot be made as it is written',
    zh: '区划变更有问题，没有登记；请按每一项的说明改正。',
    en: 'The change of divisions was not entered; correct it as each act is told.',
  },
  'reference.change-not-found': {
    status: 404,
    title: 'There is no such change of divisions',
    zh: '没有这项区划变更，请返回列表重新选择。',
    en: 'There is no such change of divisions. Go back to the list.',
  },
  'reference.change-made': {
    status: 409,
    title: 'The change of divisions was made already',
    zh: '这项区划变更已经生效，不能撤回；需要改回时请登记新的变更。',
    en: 'This change of divisions was made and cannot be withdrawn; enter another one to change it back.',
  },
  'reference.region-not-found': {
    status: 404,
    title: 'There is no such division',
    zh: '没有这个行政区划，请从列表中重新选择地区。',
    en: 'There is no such division. Choose a region from the list again.',
  },
})
