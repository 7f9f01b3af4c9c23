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
  'joint.not-found': {
    status: 404,
    title: 'There is no such joint application of yours',
    zh: '没有找到您的这份“一件事”申请。请从“我的办件”重新打开。',
    en: 'There is no such joint application of yours. Open it from “My cases”.',
  },
  'joint.submitted-already': {
    status: 409,
    title: 'The joint application was submitted already',
    zh: '这份“一件事”申请已经提交，不能再改。进度见回执。',
    en: 'This joint application was submitted and cannot be changed. The receipt shows how it stands.',
  },
  'joint.stale-version': {
    status: 412,
    title: 'It was saved elsewhere after you opened it',
    zh: '您打开之后，这份申请在别处保存过。请刷新后再提交。',
    en: 'This application was saved elsewhere after you opened it. Load the page again.',
  },
  'joint.circumstance-missing': {
    status: 422,
    title: 'A question about the circumstance is not answered',
    zh: '请先回答：{question}',
    en: 'Answer first: {questionEn}',
  },
  'joint.part-does-not-apply': {
    status: 422,
    title: 'A part does not apply in this circumstance',
    zh: '按您的情形不需要办“{part}”，请去掉它，或改正情形。',
    en: 'In this circumstance “{partEn}” does not apply. Leave it out, or change the circumstance.',
  },
  'joint.parts-exclude': {
    status: 422,
    title: 'Two parts exclude each other',
    zh: '“{part}”和“{other}”只能选一项。',
    en: 'Choose either “{partEn}” or “{otherEn}”.',
  },
  'joint.required-part-missing': {
    status: 422,
    title: 'A required part is missing',
    zh: '办这件事一定要办“{part}”，请选上。',
    en: '“{partEn}” belongs to this matter and has to be taken up.',
  },
  'joint.no-office': {
    status: 422,
    title: 'No office handles a part in this region',
    zh: '您选的地区没有单位办理“{part}”。请选择您所在的县（市、区），或去掉这一项。',
    en: 'No office handles “{partEn}” for this region. Choose your county, or leave it out.',
  },
  'joint.wrong-audience': {
    status: 422,
    title: 'A part is for other applicants',
    zh: '“{part}”不能以您现在的身份申请。请切换身份，或去掉这一项。',
    en: '“{partEn}” cannot be applied for as who you act now. Act for another, or leave it out.',
  },
  'joint.field-locked': {
    status: 422,
    title: 'This answer comes from a base library',
    zh: '这一项来自基础库，不能修改。',
    en: 'This answer comes from a base library and cannot be changed.',
  },
  'joint.answers-not-valid': {
    status: 422,
    title: 'Answers or materials are missing or wrong',
    zh: '还有内容没有填好或没有上传，请按下面的提示改正。',
    en: 'Some answers or documents are missing or wrong; see below.',
  },
})
