/** @jsxImportSource preact */
import type { CompiledForm } from '@tongban/forms/compiled-form'
import { presentAnswer } from '@tongban/forms/present'
import { type ShownGroup, shownGroups } from '@tongban/forms/shown'
import { Button, ButtonRow } from '@tongban/ui/button.tsx'
import { fieldId } from '@tongban/ui/field-shell.tsx'
import { t } from '@tongban/ui/language'
import { sourceWords } from '@tongban/ui/question.tsx'
import { Steps } from '@tongban/ui/steps.tsx'
import { SummaryList, type SummaryRow } from '@tongban/ui/summary-list.tsx'
import type { VNode } from 'preact'
import type { AnyApplication } from '../parts/any-application.ts'
import { Frame } from '../parts/frame.tsx'
import { fileInput, settledWords } from '../parts/material-row.tsx'
import { Code, type Mistake, type Mistakes, noMistakes, wordsOf } from '../parts/problem.tsx'
import { checkPath, groupAsking, groupPath, materialsPath, stepsOf } from '../parts/steps.ts'
import { named } from '../parts/words.ts'
import type { View } from '../view.ts'

export type CheckState = {
  application: AnyApplication
  form: CompiledForm
  /** One key an intent, made with the page: pressing twice submits once. */
  intent: string
  mistakes?: Mistakes
}

/** 检查并提交: all answers and materials with their change links. */
export function checkPage(view: View, { application, form, intent, mistakes = noMistakes }: CheckState): VNode {
  const { lang } = view
  const title = t(lang, '检查并提交', 'Check and submit')
  const steps = stepsOf(lang, application, form)
  return (
    <Frame
      view={view}
      title={`${title} - ${named(lang, application.item)}`}
      current="mine"
      hasErrors={mistakes.list.length > 0}
      isPrivate
    >
      <Steps lang={lang} steps={steps} current={steps.length - 1} />
      <ToPutRight view={view} application={application} form={form} mistakes={mistakes} />
      <h1>{title}</h1>
      <p>
        {named(lang, application.item)}
        {t(lang, `，由${application.item.officeName}办理。`, `, handled by ${application.item.officeName}.`)}
      </p>
      {shownGroups(form, application.answers).map((shown) => (
        <GroupAnswers key={shown.group.key} view={view} application={application} shown={shown} />
      ))}
      <SummaryList
        lang={lang}
        title={t(lang, '材料', 'Documents')}
        rows={application.checklist.map((entry): SummaryRow => {
          const asked = ['wanted', 'optional', 'uploaded'].includes(entry.state)
          const files = entry.files.map((file) => file.name).join('\n')
          return {
            label: named(lang, entry),
            value: asked && files ? files : settledWords(lang, entry),
            changeHref: asked ? `${materialsPath(application.id)}#${fileInput(entry.materialKey)}` : undefined,
          }
        })}
      />
      <form method="post" action={checkPath(application.id)}>
        <input type="hidden" name="version" value={application.version} />
        <input type="hidden" name="intent" value={intent} />
        <p>
          {t(
            lang,
            '提交后，您对填写内容和材料的真实性负责（行政许可法第三十一条）。决定作出前可以撤回；需要补正时会一次告诉您。',
            'By submitting you answer for the truth of what you entered and uploaded (Administrative Licensing Law, Article 31). You may withdraw before the decision; if anything must be corrected you are told once, all together.',
          )}
        </p>
        <ButtonRow>
          <Button>{t(lang, '提交申请', 'Submit the application')}</Button>
        </ButtonRow>
      </form>
    </Frame>
  )
}

type GroupAnswersProps = { view: View; application: AnyApplication; shown: ShownGroup }

/** The answers of a group with their change links; each entry of a repeating one apart. */
function GroupAnswers({ view: { lang, elder }, application, shown: { group, parts } }: GroupAnswersProps): VNode {
  const title = t(lang, group.title, group.titleEn)
  const path = groupPath(application.id, group.key)
  if (parts.length === 0) {
    const row = { label: title, value: t(lang, '没有', 'None'), changeHref: `${path}#${fieldId(group.key)}` }
    return <SummaryList lang={lang} title={title} rows={[row]} />
  }
  return (
    <>
      {parts.map((part) => (
        <SummaryList
          key={part.key}
          lang={lang}
          title={part.entry ? `${title} · ${t(lang, part.entry.name, part.entry.nameEn)}` : title}
          rows={part.fields.map(({ key, field, answer }): SummaryRow => {
            const locked = application.lockedKeys.includes(key)
            const only = elder && !part.entry ? `?only=${key}` : ''
            return {
              label: t(lang, field.label, field.labelEn),
              value:
                answer === undefined || answer === null
                  ? ''
                  : presentAnswer(field, answer, { language: lang, mask: locked }),
              source: locked ? sourceWords(lang, field) : undefined,
              changeHref: locked ? undefined : `${path}${only}#${fieldId(key)}`,
            }
          })}
        />
      ))}
    </>
  )
}

type ToPutRightProps = { view: View; application: AnyApplication; form: CompiledForm; mistakes: Mistakes }

/** The summary of this page leads to other pages: where each answer is given. */
function ToPutRight({ view: { lang, elder }, application, form, mistakes }: ToPutRightProps): VNode | null {
  if (mistakes.list.length === 0) return null
  const hrefOf = ({ key }: Mistake): string | undefined => {
    if (key === undefined) return undefined
    const group = groupAsking(form, key)
    const only = elder && !group?.repeat ? `?only=${key}` : ''
    if (group) return `${groupPath(application.id, group.key)}${only}#${fieldId(key)}`
    return application.checklist.some((entry) => entry.materialKey === key)
      ? `${materialsPath(application.id)}#${fileInput(key)}`
      : undefined
  }
  return (
    <>
      <section id="errors" class="error-summary" tabindex={-1} autofocus aria-labelledby="errors-title">
        <h2 id="errors-title">{t(lang, '还不能提交', 'This cannot be submitted yet')}</h2>
        <ul>
          {mistakes.list.map((mistake) => {
            const href = hrefOf(mistake)
            const words = wordsOf(lang, mistake)
            return <li key={words}>{href ? <a href={href}>{words}</a> : words}</li>
          })}
        </ul>
      </section>
      {mistakes.code ? <Code code={mistakes.code} /> : null}
    </>
  )
}
