import { defineProblems } from '#platform/problems'

export const problems = defineProblems({
  'catalogue.item-not-found': {
    status: 404,
    title: 'There is no such item',
    zh: '没有这个事项，可能已经调整。请从首页按名称或日常说法重新查找。',
    en: 'There is no such item; it may have changed. Search for it again from the home page.',
  },
  'catalogue.region-not-found': {
    status: 404,
    title: 'There is no such division',
    zh: '没有这个行政区划，请从列表中重新选择地区。',
    en: 'There is no such division. Choose a region from the list again.',
  },
  'catalogue.not-exercised-there': {
    status: 404,
    title: 'The item is not handled for this region',
    zh: '这个地区不办理该事项，请选择其他地区，或拨打12345咨询办理地点。',
    en: 'This item is not handled for this region. Choose another region, or call 12345 to ask where it is.',
  },
  'catalogue.list-empty': {
    status: 422,
    title: 'The file is empty',
    zh: '文件是空的，没有可以检查的内容。请确认选对了文件，再重新上传。',
    en: 'The file is empty. Make sure that it is the right one and hand it in again.',
  },
  'catalogue.import-not-found': {
    status: 404,
    title: 'There is no such list',
    zh: '没有这次清单导入，可能已被删除。请从导入记录中重新选择。',
    en: 'There is no such list. Choose one from the lists handed in.',
  },
  'catalogue.import-stage': {
    status: 409,
    title: 'The list is not at this stage',
    zh: '这份清单现在的状态不能这样处理，可能他人已经处理过。请刷新后再看。',
    en: 'This cannot be done with the list now; somebody may have done it already. Reload and look again.',
  },
  'catalogue.import-stale': {
    status: 412,
    title: 'The list has changed meanwhile',
    zh: '您打开之后这份清单有了变化，没有做任何改动。请刷新后再决定。',
    en: 'The list has changed since you opened it; nothing was done. Reload and decide again.',
  },
  'catalogue.own-list': {
    status: 422,
    title: 'Your own list is reviewed by somebody else',
    zh: '自己上传的清单不能由自己审查，请由另一位保密审查人员审查。',
    en: 'A list is not reviewed by who handed it in. Ask another reviewer.',
  },
  'catalogue.export-needs-workbook': {
    status: 422,
    title: 'The exchange tables need a workbook',
    zh: '国家交换表是几张表，请选择 Excel（.xlsx）格式导出。',
    en: 'The exchange tables are several; export them as .xlsx.',
  },
  'catalogue.export-too-large': {
    status: 422,
    title: 'Too many rows for a workbook',
    zh: 'Excel 文件最多导出{most}行。请选择较小的地区，或改用 CSV 格式。',
    en: 'A workbook takes {most} rows at most. Choose a smaller region, or CSV.',
  },
})
