import type { DocumentKind } from './content.ts'

const words: Record<DocumentKind, string> = {
  'acceptance-notice': '受理',
  'correction-notice': '补正',
  'refusal-notice': '不受',
  'procedure-notice': '特程',
  'hearing-notice': '听告',
  'extension-notice': '延期',
  'termination-notice': '终止',
  'grant-decision': '准予',
  'denial-decision': '不予',
  'delivery-record': '送达',
  'joint-answer': '联办',
  result: '证',
}

/** Customary short forms in document numbers (发文字号). */
const customary: [string, string][] = [
  ['市场监督管理', '市监'],
  ['人力资源和社会保障', '人社'],
  ['自然资源和规划', '自然资源'],
  ['住房和城乡建设', '住建'],
  ['卫生健康委员会', '卫健委'],
  ['发展和改革委员会', '发改委'],
  ['工业和信息化', '工信'],
  ['交通运输', '交通'],
  ['文化和旅游', '文旅'],
  ['医疗保障', '医保'],
  ['城市管理行政执法', '城管'],
  ['城市管理', '城管'],
  ['应急管理', '应急'],
  ['数据资源管理', '数据'],
  ['退役军人事务', '退役军人'],
  ['人民政府', '政府'],
  ['村民委员会', '村委会'],
  ['居民委员会', '居委会'],
]

/** 合肥市瑶海区市场监督管理局 → 瑶海区市监局. */
export function shortOffice(name: string): string {
  let short = name
    .replace(/（.*?）/g, '')
    .replace(/^[^省]{2,3}省(?=.{1,6}[市县区](?!场|政))/, '')
    .replace(/^[^市]{2,4}市(?=.{1,6}[市县区](?!场|政))/, '')
  for (const [long, customarily] of customary) short = short.replace(long, customarily)
  return short
}

/** The part of a number before the year; numbers run on within it, so two offices of one short name share a series. */
export const numberPrefix = (kind: DocumentKind, office: string): string => `${shortOffice(office)}${words[kind]}字`

/** 瑶海区市监局受理字〔2026〕第0001号 */
export const documentNumber = (prefix: string, year: string, serial: number): string =>
  `${prefix}〔${year}〕第${String(serial).padStart(4, '0')}号`
