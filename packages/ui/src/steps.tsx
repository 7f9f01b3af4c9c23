/** @jsxImportSource preact */
import type { VNode } from 'preact'
import { type Language, t } from './language.ts'

export interface Step {
  name: string
  /** Given for steps one may go back to. */
  href?: string | undefined
}

export interface StepsProps {
  lang: Language
  steps: readonly Step[]
  /** Index of the step on this page, from 0. */
  current: number
}

/** Where one is in an application, by name. On phones the list folds into one line. */
export function Steps({ lang, steps, current }: StepsProps): VNode {
  const here = steps[current]
  const next = steps[current + 1]
  return (
    <nav class="steps" aria-label={t(lang, '办理步骤', 'Steps')}>
      <p class="steps-short">
        <span class="note">
          {t(lang, `第${current + 1}步，共${steps.length}步`, `Step ${current + 1} of ${steps.length}`)}
        </span>
        <strong>{here?.name}</strong>
        {next ? <span class="note">{t(lang, `下一步：${next.name}`, `Next: ${next.name}`)}</span> : null}
      </p>
      <ol>
        {steps.map((step, index) => (
          <li
            key={step.name}
            class={index < current ? 'step-done' : index === current ? 'step-now' : 'step-next'}
            aria-current={index === current ? 'step' : undefined}
          >
            {step.href && index < current ? <a href={step.href}>{step.name}</a> : <span>{step.name}</span>}
            <span class="note">
              {index < current
                ? t(lang, '已完成', 'Done')
                : index === current
                  ? t(lang, '正在填写', 'You are here')
                  : t(lang, '未开始', 'Not started')}
            </span>
          </li>
        ))}
      </ol>
    </nav>
  )
}
