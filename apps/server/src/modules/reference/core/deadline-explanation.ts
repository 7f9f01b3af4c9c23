import { type DayIndex, kindOf, MAKE_UP, NAMED, REST } from './calendar.ts'
import { dayText, isWeekend, spanText, type Text, weekdayText } from './day.ts'
import type { Counted, Span } from './deadline-count.ts'

const FESTIVALS: Readonly<Record<string, string>> = {
  元旦: "New Year's Day",
  春节: 'Spring Festival',
  清明节: 'Qingming Festival',
  清明: 'Qingming Festival',
  劳动节: 'Labour Day',
  端午节: 'Dragon Boat Festival',
  端午: 'Dragon Boat Festival',
  中秋节: 'Mid-Autumn Festival',
  中秋: 'Mid-Autumn Festival',
  国庆节: 'National Day',
}

/** Says sentence by sentence why a limit ends when it does, in the order of the days, so that anyone can count along. */
export function explain(index: DayIndex, counted: Counted): Text[] {
  const { ask, extended, firstDay, limitEnd, due, provisionalYears } = counted
  const sentences: Text[] = []
  if (firstDay === undefined)
    sentences.push({ zh: '期限为0，当日到期', en: 'The limit is 0, so it ends on the same day' })
  else sentences.push(withDay('第1日是', 'Day 1 is ', firstDay))
  if (ask.unit === 'month') sentences.push(...monthEnd(counted))
  const events = [...(ask.unit === 'workday' ? restDays(index, counted) : []), ...pauses(index, counted)]
  sentences.push(...events.sort((a, b) => a.day - b.day).map((event) => event.text))
  if (ask.unit === 'workday') sentences.push(...weekends(index, counted))
  if (extended > 0) sentences.push(...extensions(counted))
  if (ask.unit !== 'workday' && extended === 0 && due !== limitEnd) sentences.push(movedOn(index, counted))
  sentences.push(withDay('到期日是', 'It is due on ', due))
  for (const year of provisionalYears) {
    sentences.push({
      zh: `${year}年的放假安排尚未公布，公布后将重新计算到期日`,
      en: `The rest days of ${year} have not been announced; the date will be recalculated when they are`,
    })
  }
  return sentences
}

type Event = { day: number; text: Text }

const withDay = (zh: string, en: string, day: number): Text => {
  const [date, weekday] = [dayText(day), weekdayText(day)]
  return { zh: `${zh}${date.zh}（${weekday.zh}）`, en: `${en}${weekday.en} ${date.en}` }
}

const isPaused = (spans: readonly Span[], day: number): boolean =>
  spans.some((span) => span.first <= day && day <= span.last)

/** Named rest days as runs, and make-up working days; both are what a reader with an ordinary calendar would miss. */
function restDays(index: DayIndex, { from, due, spans }: Counted): Event[] {
  const events: Event[] = []
  for (let day = from + 1; day <= due; day++) {
    const kind = kindOf(index, day)
    if ((kind & (NAMED | MAKE_UP)) === 0 || isPaused(spans, day)) continue
    if (kind & MAKE_UP) {
      const [date, weekday] = [dayText(day), weekdayText(day)]
      const zh = `${date.zh}（${weekday.zh}）调休上班，计入`
      events.push({ day, text: { zh, en: `${weekday.en} ${date.en} is a make-up working day and counts` } })
      continue
    }
    const name = nameOf(index, day)
    const first = day
    while (day < due && nameOf(index, day + 1) === name && !isPaused(spans, day + 1)) day++
    const span = spanText(first, day)
    const festival = name.split('、').map((part) => FESTIVALS[part] ?? part)
    const en = `${span.en} (${festival.join(' and ')}) ${first === day ? 'is a rest day and does' : 'are rest days and do'} not count`
    events.push({ day: first, text: { zh: `${span.zh}（${name}）休息，不计入`, en } })
  }
  return events
}

/** Projected days are named one by one, such as 春节（初一）: the part in brackets is left out to join them. */
function nameOf(index: DayIndex, day: number): string {
  if ((kindOf(index, day) & REST) === 0) return ''
  return (index.names.get(day) ?? '').replace(/（.*）$/, '')
}

function pauses(index: DayIndex, { ask, from, due, limitEnd, spans }: Counted): Event[] {
  return spans.map((span): Event => {
    // In calendar units, the days after the limit's own end are counted as working days again.
    let left = 0
    for (let day = Math.max(span.first, from + 1); day <= Math.min(span.last, due); day++) {
      if ((ask.unit !== 'workday' && day <= limitEnd) || (kindOf(index, day) & REST) === 0) left++
    }
    const reason = span.reasons.join('、')
    const dates = span.last === Number.POSITIVE_INFINITY ? dayText(span.first) : spanText(span.first, span.last)
    const zh = `${dates.zh}${span.last === Number.POSITIVE_INFINITY ? '起' : ''}暂停${reason && `（${reason}）`}`
    const en = `Pause ${span.last === Number.POSITIVE_INFINITY ? 'since ' : ''}${dates.en}${reason && ` (${reason})`}`
    if (span.last <= from || span.first > due) {
      return {
        day: span.first,
        text: { zh: `${zh}不在期限之内，不影响到期日`, en: `${en}: outside the limit, no effect` },
      }
    }
    const unit = ask.unit === 'workday' ? '个工作日' : '日'
    const days = `${left} ${ask.unit === 'workday' ? 'working ' : ''}${left === 1 ? 'day' : 'days'}`
    return { day: span.first, text: { zh: `${zh}，不计入${left}${unit}`, en: `${en}: ${days} not counted` } }
  })
}

function weekends(index: DayIndex, { from, due, spans }: Counted): Text[] {
  let rest = 0
  for (let day = from + 1; day <= due; day++) {
    if ((kindOf(index, day) & (REST | NAMED)) === REST && !isPaused(spans, day)) rest++
  }
  if (rest === 0) return []
  const en = `${rest === 1 ? '1 other Saturday or Sunday does' : `${rest} other Saturdays and Sundays do`} not count`
  return [{ zh: `其余周六、周日共${rest}天休息，不计入`, en }]
}

function monthEnd({ ask, from }: Counted): Text[] {
  const [start, months] = [dayText(from), ask.days]
  return [
    {
      zh: `期限${months}个月，自${start.zh}的次日起算，到期月的对应日为最后一日，没有对应日的为月末日`,
      en: `The limit of ${months} ${months === 1 ? 'month' : 'months'} starts after ${start.en} and ends on the corresponding day of the last month, or on that month's last day`,
    },
  ]
}

function extensions({ ask, limitEnd }: Counted): Text[] {
  const end = dayText(limitEnd)
  return (ask.extensions ?? [])
    .filter((extension) => extension.days > 0)
    .map(({ days, reason }) => {
      const zh = `延长${days}个工作日${reason === undefined ? '' : `（${reason}）`}`
      const en = `Extended by ${days} working ${days === 1 ? 'day' : 'days'}${reason === undefined ? '' : ` (${reason})`}`
      if (ask.unit === 'workday') return { zh, en }
      return { zh: `${zh}，自${end.zh}的次日起数`, en: `${en}, counted after ${end.en}` }
    })
}

/** 民法典 art. 203: a limit whose last day is a rest day ends on the day after the rest. */
function movedOn(index: DayIndex, { limitEnd, due, spans }: Counted): Text {
  const [end, weekday, to] = [dayText(limitEnd), weekdayText(limitEnd), dayText(due)]
  const name = nameOf(index, limitEnd)
  const [zh, en] = name && !isWeekend(limitEnd) ? [name, FESTIVALS[name] ?? name] : [weekday.zh, weekday.en]
  if (isPaused(spans, limitEnd)) {
    return {
      zh: `最后一日${end.zh}在暂停期间，顺延至${to.zh}`,
      en: `The last day, ${end.en}, is paused: moved to ${to.en}`,
    }
  }
  return {
    zh: `最后一日${end.zh}（${zh}）是休息日，顺延至下一个工作日${to.zh}`,
    en: `The last day, ${end.en} (${en}), is a rest day: moved to the next working day, ${to.en}`,
  }
}
