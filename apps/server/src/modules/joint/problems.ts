import { defineProblems } from '#platform/problems'

export const problems = defineProblems({
  'joint.bundle-not-found': {
    status: 404,
    title: 'There is no such one-matter bundle',
    zh: '没有这个“一件事”。请从“一件事”列表重新打开。',
    en: 'There is no such one-matter bundle. Open it from the list.',
  },
  'joint.region-not-found': {
    status: 404,
    title: 'There is no such region',
    zh: '没有这个地区。请重新选择地区。',
    en: 'There is no such region. Choose the region again.',
  },
  'joint.circumstance-not-asked': {
    status: 422,
    title: 'This is no answer to a question of the bundle',
    zh: '“{given}”不是这个“一件事”要问的情形。请回到页面重新选择。',
    en: '“{given}” answers no question of this bundle. Choose again on its page.',
  },
})
