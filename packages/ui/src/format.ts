import { type Language, t } from './language.ts'

const weekdaysZh = ['日', '一', '二', '三', '四', '五', '六'] as const
const weekdaysEn = ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday'] as const
const monthsEn = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
] as const

const shanghai = new Intl.DateTimeFormat('en-US', {
  timeZone: 'Asia/Shanghai',
  hourCycle: 'h23',
  year: 'numeric',
  month: '2-digit',
  day: '2-digit',
  hour: '2-digit',
  minute: '2-digit',
})

interface Moment {
  date: string
  time: string
}

function inShanghai(instant: string | Date): Moment {
  const date = typeof instant === 'string' ? new Date(instant) : instant
  if (Number.isNaN(date.getTime())) throw new RangeError(`not an instant: ${String(instant)}`)
  const part: Record<string, string> = {}
  for (const { type, value } of shanghai.formatToParts(date)) part[type] = value
  return { date: `${part.year}-${part.month}-${part.day}`, time: `${part.hour}:${part.minute}` }
}

/** Calendar date of an instant in Asia/Shanghai as `YYYY-MM-DD`; throws RangeError on what is no instant. */
export function dateInShanghai(instant: string | Date): string {
  return inShanghai(instant).date
}

/** A legal date (`YYYY-MM-DD`): 2026年3月2日（周一） / Monday, 2 March 2026; throws RangeError on what is no date. */
export function formatDate(lang: Language, date: string): string {
  const { year, month, day, weekday } = calendarDate(date)
  return lang === 'zh'
    ? `${year}年${month}月${day}日（周${weekdaysZh[weekday]}）`
    : `${weekdaysEn[weekday]}, ${day} ${monthsEn[month - 1]} ${year}`
}

/** The same without the weekday, for birthdays and dates of documents: 2026年3月2日 / 2 March 2026. */
export function formatShortDate(lang: Language, date: string): string {
  const { year, month, day } = calendarDate(date)
  return lang === 'zh' ? `${year}年${month}月${day}日` : `${day} ${monthsEn[month - 1]} ${year}`
}

function calendarDate(date: string): { year: number; month: number; day: number; weekday: number } {
  const match = /^(\d{4})-(\d{2})-(\d{2})$/.exec(date)
  const utc = match ? new Date(`${date}T00:00:00Z`) : null
  if (!utc || Number.isNaN(utc.getTime()) || utc.toISOString().slice(0, 10) !== date) {
    throw new RangeError(`not a date: ${date}`)
  }
  return { year: utc.getUTCFullYear(), month: utc.getUTCMonth() + 1, day: utc.getUTCDate(), weekday: utc.getUTCDay() }
}

/** An instant as the wall clock in Asia/Shanghai: 2026年3月2日（周一）10:32 / Monday, 2 March 2026, 10:32. */
export function formatDateTime(lang: Language, instant: string | Date): string {
  const { date, time } = inShanghai(instant)
  return `${formatDate(lang, date)}${lang === 'zh' ? '' : ', '}${time}`
}

/** The time alone in Asia/Shanghai, for “已保存 10:32”. */
export function formatTime(instant: string | Date): string {
  return inShanghai(instant).time
}

/** Grouped by thousands, the same in both languages: 62,000. */
export function formatNumber(value: number): string {
  const [whole = '', fraction] = String(Math.abs(value)).split('.')
  const grouped = whole.replace(/\B(?=(\d{3})+$)/g, ',')
  return `${value < 0 ? '-' : ''}${grouped}${fraction === undefined ? '' : `.${fraction}`}`
}

/** Money in integer fen: ¥1,234.50; throws RangeError on parts of a fen. */
export function formatMoney(fen: number): string {
  if (!Number.isSafeInteger(fen)) throw new RangeError(`not integer fen: ${fen}`)
  const amount = Math.abs(fen)
  const cents = String(amount % 100).padStart(2, '0')
  return `${fen < 0 ? '-' : ''}¥${formatNumber(Math.floor(amount / 100))}.${cents}`
}

/** File size in bytes, rounded as people read it: 812 bytes, 340 KB, 1.2 MB (1 KB = 1,024 bytes). */
export function formatSize(lang: Language, bytes: number): string {
  if (bytes < 1024) return `${bytes} ${t(lang, '字节', bytes === 1 ? 'byte' : 'bytes')}`
  const kilobytes = bytes / 1024
  if (Math.round(kilobytes) < 1024) return `${Math.round(kilobytes)} KB`
  const megabytes = kilobytes / 1024
  if (megabytes < 1023.95) return `${oneDecimal(megabytes)} MB`
  return `${oneDecimal(megabytes / 1024)} GB`
}

function oneDecimal(value: number): string {
  return value.toFixed(1).replace(/\.0$/, '')
}

/** A length in working days (工作日, not natural days): 7个工作日 / 7 working days. */
export function formatWorkingDays(lang: Language, days: number): string {
  if (lang === 'zh') return `${formatNumber(days)}个工作日`
  return `${formatNumber(days)} working ${days === 1 ? 'day' : 'days'}`
}

/** A promised limit in working days; 0 is an item done while one waits (即办件). */
export function formatLimit(lang: Language, days: number): string {
  return days === 0 ? t(lang, '当场办结', 'While you wait') : formatWorkingDays(lang, days)
}

/** The promise of an item in a sentence; it runs from acceptance. */
export function promiseWords(lang: Language, days: number): string {
  if (days === 0) return formatLimit(lang, 0)
  const limit = formatWorkingDays(lang, days)
  return t(lang, `从受理起，承诺${limit}内办结`, `Promised within ${limit} of acceptance`)
}
