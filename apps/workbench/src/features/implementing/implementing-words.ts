import type { ImplementingState } from '@tongban/contracts/catalogue/library'
import type { LocalElement } from '@tongban/contracts/catalogue/local'
import { depthText } from '@tongban/ui/office-words'
import type { Text } from '../../i18n.ts'

/** States of an implementing item, in the order of the tabs: a shape and a word each. */
export const implementingStates = ['published', 'to-merge', 'not-taken-up', 'suspended', 'cancelled'] as const
export const stateText: Record<ImplementingState, { shape: string; words: Text }> = {
  published: { shape: '●', words: ['已发布', 'Published'] },
  'to-merge': { shape: '▲', words: ['目录有变，待处理', 'Directory changed, to be decided'] },
  'not-taken-up': { shape: '○', words: ['未认领', 'Not taken up'] },
  suspended: { shape: '■', words: ['已暂停', 'Suspended'] },
  cancelled: { shape: '–', words: ['已取消', 'Cancelled'] },
}

export const elementText: Record<LocalElement, Text> = {
  promisedDays: ['承诺办结时限', 'Promised time'],
  stageDays: ['各环节时限', 'Time of the stages'],
  visits: ['到现场次数', 'Visits needed'],
  onlineDepth: ['网上办理深度', 'How far it goes online'],
  waivedMaterials: ['免交材料', 'Materials not asked for'],
  address: ['办理地点', 'Place'],
  hours: ['办理时间', 'Hours'],
  consultPhone: ['咨询电话', 'Telephone for advice'],
  complaintPhone: ['监督投诉电话', 'Telephone for complaints'],
  faq: ['常见问题（本地补充）', 'Common questions (added here)'],
  everydayWords: ['日常用语（本地补充）', 'Everyday words (added here)'],
  note: ['本地说明', 'Note of the office'],
}

/** 网上办理深度 as people read it. */
export const depthWords = (depth: string): Text => depthText[depth] ?? [depth, depth]

const isElement = (name: string): name is LocalElement => Object.hasOwn(elementText, name)
/** The name of an element in which an office differs. */
export const elementWords = (name: string): Text => (isElement(name) ? elementText[name] : [name, name])
