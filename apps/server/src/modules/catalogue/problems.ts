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
})
