import type { CaseStatus, CorrectionItem, MyCase } from '@tongban/contracts/cases/case'
import type { ItemBrief } from '@tongban/contracts/catalogue/item'
import type { LicenceBrief } from '@tongban/contracts/licences/documents'
import type { Audience, Level } from '@tongban/contracts/shared'
import { formatNumber, formatWorkingDays } from '@tongban/ui/format'
import type { Language } from '@tongban/ui/language'
import { depthText } from '@tongban/ui/office-words'
import type { StatusTone } from '@tongban/ui/status-tag.tsx'

type Words = readonly [zh: string, en: string]
const pick = (lang: Language, [zh, en]: Words) => (lang === 'zh' ? zh : en)
const join = (lang: Language, words: string[]) => words.join(lang === 'zh' ? '、' : ', ')

/** Whichever of the two names the page speaks; where there is no English, the Chinese (marked as such when sent). */
export const named = (lang: Language, item: { name: string; nameEn: string }): string =>
  lang === 'en' && item.nameEn ? item.nameEn : item.name

const statuses: Record<CaseStatus, { words: Words; tone: StatusTone }> = {
  submitted: { words: ['已提交，等待预审', 'Submitted, awaiting pre-review'], tone: 'info' },
  'pre-reviewed': { words: ['预审通过，等待受理', 'Pre-reviewed, awaiting acceptance'], tone: 'info' },
  'correction-asked': { words: ['需要您补正', 'Corrections needed from you'], tone: 'warn' },
  accepted: { words: ['已受理，审查中', 'Accepted, being examined'], tone: 'info' },
  'special-procedure': {
    words: ['特别程序中，期限暂停计算', 'Special procedure, the limit stands still'],
    tone: 'info',
  },
  examined: { words: ['已审查，等待决定', 'Examined, awaiting decision'], tone: 'info' },
  granted: { words: ['准予，正在制作结果', 'Granted, the result is being made'], tone: 'good' },
  denied: { words: ['不予许可', 'Not granted'], tone: 'bad' },
  delivered: { words: ['已办结', 'Completed'], tone: 'good' },
  refused: { words: ['不予受理', 'Not accepted'], tone: 'bad' },
  withdrawn: { words: ['已撤回', 'Withdrawn'], tone: 'neutral' },
  terminated: { words: ['已终止办理', 'Terminated'], tone: 'neutral' },
}

export const statusTone = (status: CaseStatus): StatusTone => statuses[status].tone
export const statusWords = (lang: Language, status: CaseStatus): string => pick(lang, statuses[status].words)

/** What the due date of a case is the last day of: the answer on acceptance, then the decision; nothing while it waits for the person. */
export function dueOf(status: CaseStatus): 'acceptance' | 'correction' | 'decision' | undefined {
  if (status === 'submitted' || status === 'pre-reviewed') return 'acceptance'
  if (status === 'correction-asked') return 'correction'
  return isOver(status) ? undefined : 'decision'
}

/** Whether nothing more will happen to the case. */
export const isOver = (status: CaseStatus): boolean =>
  status === 'denied' ||
  status === 'delivered' ||
  status === 'refused' ||
  status === 'withdrawn' ||
  status === 'terminated'

const levels: Record<Level, Words> = {
  province: ['省级', 'province'],
  city: ['市级', 'city'],
  county: ['县级', 'county'],
  township: ['乡级', 'township'],
  village: ['村级', 'village'],
}
export const levelWords = (lang: Language, level: Level): string => pick(lang, levels[level])

const audiences: Record<Audience, Words> = { natural: ['个人', 'People'], legal: ['企业和其他组织', 'Organisations'] }
export const audienceWords = (lang: Language, audience: Audience): string => pick(lang, audiences[audience])
export const audiencesWords = (lang: Language, all: ItemBrief['audience']): string =>
  join(
    lang,
    all.map((audience) => audienceWords(lang, audience)),
  )

/** 事项类型, GB/T 39046 A.1. */
const itemTypes: Record<string, Words> = {
  '01': ['行政许可', 'Administrative licensing'],
  '02': ['行政处罚', 'Administrative penalty'],
  '03': ['行政强制', 'Administrative enforcement'],
  '04': ['行政征收', 'Administrative levy'],
  '05': ['行政给付', 'Administrative payment'],
  '06': ['行政检查', 'Administrative inspection'],
  '07': ['行政确认', 'Administrative confirmation'],
  '08': ['行政奖励', 'Administrative award'],
  '09': ['行政裁决', 'Administrative ruling'],
  '10': ['其他行政权力', 'Other administrative power'],
  '20': ['公共服务', 'Public service'],
}
export const itemTypeWords = (lang: Language, code: string): string => pick(lang, itemTypes[code] ?? [code, code])

/** 办件类型, GB/T 39046 A.6. */
const handleTypes: Record<string, Words> = {
  '1': ['即办件（当场办结）', 'Done while you wait'],
  '2': ['承诺件（在承诺时限内办结）', 'Done within the promised time'],
}
export const handleTypeWords = (lang: Language, code: string): string => pick(lang, handleTypes[code] ?? [code, code])

export const depthWords = (lang: Language, depth: string): string => pick(lang, depthText[depth] ?? [depth, depth])

export function limitWords(lang: Language, days: number, unit: 'workday' | 'day' | 'month'): string {
  if (days === 0) return pick(lang, ['没有规定期限', 'No limit is set'])
  if (unit === 'workday') return formatWorkingDays(lang, days)
  const count = formatNumber(days)
  const plural = days === 1 ? '' : 's'
  return unit === 'day'
    ? pick(lang, [`${count}天（自然日）`, `${count} calendar day${plural}`])
    : pick(lang, [`${count}个月`, `${count} month${plural}`])
}

const licenceStatuses: Record<LicenceBrief['status'], { words: Words; tone: StatusTone }> = {
  valid: { words: ['有效', 'Valid'], tone: 'good' },
  expired: { words: ['已过期', 'Expired'], tone: 'warn' },
  revoked: { words: ['已撤销', 'Revoked'], tone: 'bad' },
  cancelled: { words: ['已注销', 'Cancelled'], tone: 'neutral' },
  suspended: { words: ['已暂停', 'Suspended'], tone: 'warn' },
}
export const licenceTone = (status: LicenceBrief['status']): StatusTone => licenceStatuses[status].tone
export const licenceWords = (lang: Language, status: string): string => {
  // A document that is no licence has no term: it stands as issued.
  if (status === 'issued') return pick(lang, ['已签发', 'Issued'])
  const known = Object.hasOwn(licenceStatuses, status) ? licenceStatuses[status as LicenceBrief['status']] : undefined
  return known ? pick(lang, known.words) : status
}

const kinds: Record<string, string> = { pdf: 'PDF', jpg: 'JPG', jpeg: 'JPG', png: 'PNG' }
/** Kinds of file as people know them: PDF、JPG. */
export const fileKinds = (lang: Language, accepted: readonly string[]): string =>
  join(lang, [...new Set(accepted.map((kind) => kinds[kind.toLowerCase()] ?? kind.toUpperCase()))])

const mimeTypes: Record<string, string> = {
  pdf: '.pdf,application/pdf',
  jpg: '.jpg,.jpeg,image/jpeg',
  png: '.png,image/png',
}
/** As for `<input accept>`. */
export const acceptAttribute = (accepted: readonly string[]): string =>
  [...new Set(accepted.map((kind) => mimeTypes[kind.toLowerCase()] ?? `.${kind}`))].join(',')

/** What is to be corrected, by its name in the page's language; the notice itself is in Chinese. */
export function correctionLabel(lang: Language, one: Pick<MyCase, 'form' | 'checklist'>, item: CorrectionItem): string {
  if (lang === 'zh') return item.label
  const field = one.form.groups.flatMap((group) => group.fields).find((f) => f.key === item.key)
  const entry = one.checklist.find((e) => e.materialKey === item.key)
  return (item.target === 'field' ? field?.labelEn : entry?.nameEn) || item.label
}

/** How a material is to be made (材料形式), as the items' records say it. */
const materialForms: Record<string, string> = {
  扫描件或复印件: 'Scan or copy',
  原件扫描件: 'Scan of the original',
  电子照片: 'Photograph as a file',
  电子图样: 'Design as a file',
  电子图纸: 'Drawings as a file',
  网签合同: 'Contract signed online',
  电子签名: 'Signed electronically',
  签字: 'Signed by hand, then scanned',
  全体股东电子签名: 'Signed electronically by all shareholders',
  '按模板填写，签字或盖章后上传': 'Fill in the template, sign or seal it, then upload it',
}
export const materialFormWords = (lang: Language, form: string): string =>
  lang === 'zh' ? form : (materialForms[form] ?? form)
