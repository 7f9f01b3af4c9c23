/** @jsxImportSource preact */
import type { VNode } from 'preact'
import { formatLimit, formatMoney, formatWorkingDays } from './format.ts'
import { type Language, t } from './language.ts'

export interface FactsProps {
  lang: Language
  /** Promised limit (承诺期限) in working days; 0 is done while one waits. */
  limitDays: number
  /** Limit the law sets (法定期限), in working days; shown when it is longer. */
  statutoryDays?: number | undefined
  /** How often one must come in person (到现场次数). */
  visits: number
  /** In fen; 0 is free of charge. */
  feeFen: number
  /** Where the fee differs from case to case: said instead of the amount. */
  feeText?: string | undefined
  /** How far it goes online (网办深度), in words of this language: 全程网办. */
  degree: string
  degreeNote?: string | undefined
}

/** The four things asked first about any service. */
export function Facts(props: FactsProps): VNode {
  const { lang, limitDays, statutoryDays, visits, feeFen, feeText, degree, degreeNote } = props
  return (
    <dl class="facts">
      <Fact
        name={t(lang, '办理时限', 'Time it takes')}
        value={formatLimit(lang, limitDays)}
        note={
          statutoryDays !== undefined && statutoryDays > limitDays
            ? t(
                lang,
                `法定${formatWorkingDays(lang, statutoryDays)}`,
                `The law allows ${formatWorkingDays(lang, statutoryDays)}`,
              )
            : undefined
        }
      />
      <Fact
        name={t(lang, '到现场', 'Visits')}
        value={visits === 0 ? t(lang, '不用跑', 'None') : t(lang, `${visits}次`, String(visits))}
      />
      <Fact
        name={t(lang, '费用', 'Fee')}
        value={feeText ?? (feeFen === 0 ? t(lang, '不收费', 'Free') : formatMoney(feeFen))}
      />
      <Fact name={t(lang, '网上办理', 'Online')} value={degree} note={degreeNote} />
    </dl>
  )
}

function Fact({ name, value, note }: { name: string; value: string; note?: string | undefined }): VNode {
  return (
    <div>
      <dt>{name}</dt>
      <dd>
        {value}
        {note ? <span class="note">{note}</span> : null}
      </dd>
    </div>
  )
}
