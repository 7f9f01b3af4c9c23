import { defineProblems } from '#platform/problems'

export const problems = defineProblems({
  'reference.region-not-found': {
    status: 404,
    title: 'There is no such division',
    zh: '没有这个行政区划，请从列表中重新选择地区。',
    en: 'There is no such division. Choose a region from the list again.',
  },
})
