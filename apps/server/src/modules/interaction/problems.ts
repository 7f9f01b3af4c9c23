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
  'interaction.experience-already': {
    status: 409,
    title: 'The case has an experience',
    zh: '这个办件已经写过办事经验，一件事写一次。',
    en: 'An experience of this case is there already; one a case.',
  },
  'interaction.personal-data': {
    status: 422,
    title: 'The text names a number of somebody',
    zh: '这段话会公开，请去掉电话、证件号码、银行卡号、邮箱或微信号后再提交。您写的内容还在。',
    en: 'This will be public. Take out telephone, citizen, card numbers and addresses for mail, then send it again. What you wrote is still here.',
  },
  'interaction.stale-version': {
    status: 412,
    title: 'Somebody has looked at it meanwhile',
    zh: '另一位同事刚处理过这条经验，没有做任何改动。请刷新后再看。',
    en: 'A colleague has just dealt with this one; nothing was done. Reload and look again.',
  },
  'interaction.reason-missing': {
    status: 422,
    title: 'Keeping back needs a reason',
    zh: '不公开需要写明理由（至少5个字），作者会看到。',
    en: 'Keeping it back needs a reason of five characters at least; its author reads it.',
  },
})
