import { defineProblems } from '#platform/problems'

export const problems = defineProblems({
  'cases.not-found': {
    status: 404,
    title: 'There is no such case here',
    zh: '没有找到这个办件。请核对编号；如果办件属于其他单位或其他账号，这里看不到。',
    en: 'There is no such case here. Check the number; a case of another office or account is not shown.',
  },
  'cases.application-not-found': {
    status: 404,
    title: 'There is no such application of yours',
    zh: '没有找到这份申请。它可能属于您代表的企业，请先切换办事身份。',
    en: 'There is no such application. It may belong to a company you represent: switch for whom you act.',
  },
  'cases.item-not-found': {
    status: 404,
    title: 'This item is not exercised there',
    zh: '这个地方不办理该事项，请从办事指南重新选择地区。',
    en: 'This item is not handled there. Choose the region again from the guide.',
  },
  'cases.wrong-audience': {
    status: 422,
    title: 'This item is for somebody else',
    zh: '这个事项面向{forZh}办理，请先切换办事身份。',
    en: 'This item is for {forEn}. Switch for whom you act first.',
  },
  'cases.wrong-status': {
    status: 409,
    title: 'The case is not at a stage that allows this',
    zh: '办件现在是“{stageZh}”，不能进行这一步。请刷新查看最新情况。',
    en: 'The case is “{stageEn}” and this step is not possible now. Reload to see the latest.',
  },
  'cases.submitted-already': {
    status: 409,
    title: 'The application was submitted already',
    zh: '这份申请已经提交，请在“我的办件”里查看。',
    en: 'This application was submitted already; find it under “My cases”.',
  },
  'cases.stale-version': {
    status: 412,
    title: 'Someone changed this after you opened it',
    zh: '内容在您打开之后被修改过（另一个页面、设备或同事）。请查看最新内容后再操作，您填写的内容仍在页面上。',
    en: 'This was changed after you opened it (another tab, device or colleague). Look at the latest first; what you typed is still on the page.',
  },
  'cases.answers-not-valid': {
    status: 422,
    title: 'Some answers are missing or wrong',
    zh: '有内容需要补充或改正，请按下面的提示逐项修改。',
    en: 'Some answers are missing or wrong. Correct each as said below.',
  },
  'cases.item-not-in-force': {
    status: 422,
    title: 'The item is suspended or cancelled',
    zh: '这个事项已经暂停或取消，现在不能申请。请看办事指南上写的原因和替代的事项；已填写的内容仍保存着。',
    en: 'This item is suspended or cancelled and cannot be applied for now. Its guide says why and what takes its place; what you filled in is kept.',
  },
  'cases.situation-not-asked': {
    status: 422,
    title: 'The item does not ask this about the circumstances',
    zh: '这个事项没有这个情形选项，可能刚刚调整过。请打开最新的办事指南重新选择。',
    en: 'The item has no such circumstance; it may just have changed. Open the latest guide and choose again.',
  },
  'cases.field-locked': {
    status: 422,
    title: 'This answer comes from a base library',
    zh: '这一项来自基础库，不需要也不能修改；如有错误，请向数据来源部门申请更正。',
    en: 'This comes from a base library and cannot be changed here; if it is wrong, ask its source to correct it.',
  },
  'cases.noticed-already': {
    status: 409,
    title: 'The one-time notice was given already',
    zh: '补正通知只能一次性告知，本办件已经告知过。',
    en: 'What must be corrected may be told only once, and this case had its notice.',
  },
  'cases.correction-target-unknown': {
    status: 422,
    title: 'The notice names something the case does not have',
    zh: '补正事项“{label}”不在本办件的表单或材料中，请重新选择。',
    en: '“{label}” is not a field or material of this case. Choose again.',
  },
  'cases.correction-incomplete': {
    status: 422,
    title: 'Something of the notice is not corrected yet',
    zh: '还有补正事项没有完成，请按下面的提示逐项补正。',
    en: 'Something is not corrected yet. Correct each as said below.',
  },
  'cases.not-in-notice': {
    status: 422,
    title: 'Only what the notice names can be changed',
    zh: '只能修改补正通知列出的内容。',
    en: 'Only what the correction notice names can be changed.',
  },
  'cases.same-person': {
    status: 403,
    title: 'Another person must decide',
    zh: '承办人不能审批自己承办的办件，请由其他审批人决定。',
    en: 'The handler may not decide the same case. Another approver must.',
  },
  'cases.reasons-missing': {
    status: 422,
    title: 'Reasons are needed',
    zh: '作出不予许可的决定必须说明理由（行政许可法第三十八条）。',
    en: 'A denial needs reasons (Administrative Licensing Law, art. 38).',
  },
  'cases.query-not-matched': {
    status: 404,
    title: 'Number and code do not match',
    zh: '办件编号或查询码不对。请核对回执；连续输错5次将暂停15分钟。',
    en: 'The number or the query code is not right. Check your receipt; five wrong tries close the query for 15 minutes.',
  },
  'cases.query-closed': {
    status: 429,
    title: 'Too many wrong codes',
    zh: '查询码连续输错5次，请15分钟后再试，或登录后在“我的办件”查看。',
    en: 'Five wrong codes in a row. Try again in 15 minutes, or sign in and look under “My cases”.',
  },
})
