import { defineProblems } from '#platform/problems'

export const problems = defineProblems({
  'interaction.not-found': {
    status: 404,
    title: 'There is no such case or rating of yours',
    zh: '没有找到这个办件或评价，请从“我的办件”重新进入。',
    en: 'There is no such case or rating. Start again from “My cases”.',
  },
  'interaction.not-finished': {
    status: 409,
    title: 'The case is still open',
    zh: '这件事还在办理，办结后即可评价。',
    en: 'This case is still being handled. You can rate it once it is finished.',
  },
  'interaction.rated-already': {
    status: 409,
    title: 'The case was rated',
    zh: '这个办件已经评价过，一件事只评价一次。如有新的情况，请拨打12345反映。',
    en: 'This case was rated, and a case is rated once. If something new came up, call 12345.',
  },
  'interaction.wrong-indicator': {
    status: 422,
    title: 'An indicator does not belong to the level chosen',
    zh: '评价内容“{indicator}”不属于所选的{stars}星，请按所选星级重新勾选。',
    en: 'The point “{indicator}” does not belong to {stars} stars. Choose again from those of your level.',
  },
})
