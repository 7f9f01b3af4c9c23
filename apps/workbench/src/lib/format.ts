import { presentDate } from '@tongban/forms/present'
import type { Language } from '../i18n.ts'

const shanghaiDay = new Intl.DateTimeFormat('en-CA', { timeZone: 'Asia/Shanghai' })
const shanghaiTime = new Intl.DateTimeFormat('en-GB', { timeZone: 'Asia/Shanghai', hour: '2-digit', minute: '2-digit' })

/** The legal date (Asia/Shanghai) of an instant, `YYYY-MM-DD`. */
export const dayOf = (instant: string): string => shanghaiDay.format(new Date(instant))

/** 2026年3月2日（周一） or Mon 2 March 2026. */
export const formatDate = (date: string, language: Language): string => presentDate(date, language)

/** A date with the time in Asia/Shanghai, 24 hours. */
export const formatInstant = (instant: string, language: Language): string =>
  `${presentDate(dayOf(instant), language)} ${formatTime(instant)}`

/** 10:32, 24 hours, in Asia/Shanghai. */
export const formatTime = (instant: string): string => shanghaiTime.format(new Date(instant))

/** 123 KB, 1.2 MB. */
export function formatBytes(bytes: number): string {
  if (bytes < 1024) return `${bytes} B`
  const kib = bytes / 1024
  return kib < 1024 ? `${Math.round(kib)} KB` : `${(kib / 1024).toFixed(1)} MB`
}

/** Counts come capped at 1,001. */
export const formatCount = (count: number): string => (count > 1000 ? '1,000+' : String(count))
/** 1,234,567: a number that is known exactly. */
export const grouped = (count: number): string => count.toLocaleString('en-US')
/** 0.987 → 98.7%. */
export const percent = (share: number): string => `${(share * 100).toFixed(1)}%`
