import type { BilingualSentence, DueDate, ProcedureKind, Proceedings } from '@tongban/contracts/cases/clock'
import type { Static } from 'typebox'

type Text = Static<typeof BilingualSentence>

/** 行政许可法 art. 45, in its order. */
export const procedureWords: Record<ProcedureKind, Text> = {
  hearing: { zh: '听证', en: 'hearing' },
  tender: { zh: '招标', en: 'tender' },
  auction: { zh: '拍卖', en: 'auction' },
  inspection: { zh: '检验', en: 'inspection' },
  testing: { zh: '检测', en: 'testing' },
  quarantine: { zh: '检疫', en: 'quarantine' },
  appraisal: { zh: '鉴定', en: 'appraisal' },
  'expert-review': { zh: '专家评审', en: 'expert review' },
}

/** A limit to be counted: `days` of a unit from the day after `from`. */
export type Span = { from: string; days: number; unit: 'workday' | 'day' | 'month' }

/** Days as the law counts them, by the working-day calendar as it stands. */
export type Reckoning = {
  today: string
  /** The day that is so many working days after today. */
  ahead(workdays: number): string
  /** Working days after today up to a date; negative when it has passed. */
  left(date: string): number
  /** When a limit ends, without the days of special procedures and with the extension; undefined while the clock stands. */
  limit(span: Span, proceedings: Proceedings): DueDate | undefined
}

/** The special procedure that goes on now. */
export const openProcedure = (proceedings: Proceedings) => proceedings.procedures.find(({ to }) => to === null)
