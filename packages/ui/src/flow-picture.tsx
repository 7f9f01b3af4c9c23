/** @jsxImportSource preact */
import type { VNode } from 'preact'
import { formatLimit, formatWorkingDays } from './format.ts'
import { type Language, t } from './language.ts'

export interface FlowStep {
  name: string
  /** Who does it. */
  who: string
  /** Working days; 0 is at once; absent where the clock does not run (the applicant's own step). */
  days?: number | undefined
  note?: string | undefined
}

export interface FlowPictureProps {
  lang: Language
  steps: readonly FlowStep[]
  /** The promise in working days, said under the picture. */
  totalDays?: number | undefined
}

/** 怎么办: the way of a case as a drawn list of steps, read in order by everyone. */
export function FlowPicture({ lang, steps, totalDays }: FlowPictureProps): VNode {
  return (
    <figure class="flow">
      <ol>
        {steps.map((step) => (
          <li key={step.name}>
            <strong>{step.name}</strong>
            <span>{step.who}</span>
            {step.days === undefined ? null : (
              <span class="flow-days">
                {step.days === 0 ? t(lang, '当场', 'At once') : formatWorkingDays(lang, step.days)}
              </span>
            )}
            {step.note ? <span class="note">{step.note}</span> : null}
          </li>
        ))}
      </ol>
      {totalDays === undefined ? null : (
        <figcaption>
          {totalDays === 0
            ? formatLimit(lang, 0)
            : t(
                lang,
                `从受理起，承诺${formatWorkingDays(lang, totalDays)}内办结`,
                `Promised within ${formatWorkingDays(lang, totalDays)} of acceptance`,
              )}
        </figcaption>
      )}
    </figure>
  )
}
