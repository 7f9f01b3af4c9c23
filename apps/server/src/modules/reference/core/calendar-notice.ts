import type { CalendarNotice } from '@tongban/contracts/reference/calendar-notice'
import { dayOf, isWeekend, type Text, yearOf } from './day.ts'

/** Days that the law itself makes rest days (全国年节及纪念日放假办法 2024): every notice has them. */
const statutory = ['元旦', '春节', '清明', '劳动', '端午', '中秋', '国庆']

/** What is wrong with a notice on rest days, each in one sentence; nothing when it can be imported. */
export function noticeProblems({ year, rest, work }: CalendarNotice): Text[] {
  const named = new Set(rest.map(({ name }) => name))
  return [
    ...[...rest.map(({ date }) => date), ...work].flatMap((date) => dateProblem(date, year)),
    ...twice(rest.map(({ date }) => date)),
    ...twice(work),
    ...work.filter((date) => rest.some((day) => day.date === date)).map(bothWays),
    ...work.flatMap(workProblem),
    ...statutory.filter((festival) => ![...named].some((name) => name.includes(festival))).map(missing),
  ]
}

function dateProblem(date: string, year: number): Text[] {
  const day = dayOf(date)
  if (day === undefined)
    return [{ zh: `“${date}”不是真实的日期，请改正。`, en: `“${date}” is no real date; correct it.` }]
  if (Math.abs(yearOf(day) - year) <= 1) return []
  return [{ zh: `${date}不在${year}年前后，请核对年份。`, en: `${date} is not near ${year}; check the year.` }]
}

const twice = (dates: readonly string[]): Text[] =>
  [...new Set(dates.filter((date, index) => dates.indexOf(date) !== index))].map((date) => ({
    zh: `${date}写了两次，请删去一次。`,
    en: `${date} stands twice; delete one.`,
  }))

const bothWays = (date: string): Text => ({
  zh: `${date}既放假又上班，请按通知改正。`,
  en: `${date} is both a rest day and worked; correct it after the notice.`,
})

function workProblem(date: string): Text[] {
  const day = dayOf(date)
  if (day === undefined || isWeekend(day)) return []
  return [
    {
      zh: `${date}不是周六或周日，本来就上班，不用列为调休上班。`,
      en: `${date} is no Saturday or Sunday and worked anyway; take it out.`,
    },
  ]
}

const missing = (festival: string): Text => ({
  zh: `没有${festival}的放假日，请对照通知补上。`,
  en: `There is no rest day for ${festival}; add it after the notice.`,
})
