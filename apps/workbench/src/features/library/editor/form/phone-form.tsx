/** @jsxImportSource preact */
import type { FieldProblem, FormAnswers } from '@tongban/contracts/catalogue/form'
import type { CompiledForm, RepeatingGroup } from '@tongban/forms/compiled-form'
import { isRepeating } from '@tongban/forms/compiled-form'
import { answerAt, entriesOf, withAnswerAt } from '@tongban/forms/entries'
import { parseFormBody } from '@tongban/forms/parse-form-body'
import { prefillAnswers, withLockedAnswers } from '@tongban/forms/prefill'
import { type ShownGroup, type ShownPart, shownGroups } from '@tongban/forms/shown'
import { validateAnswers } from '@tongban/forms/validate'
import { Button } from '@tongban/ui/button.tsx'
import { ErrorSummary } from '@tongban/ui/error-summary.tsx'
import type { Language } from '@tongban/ui/language'
import { Notice } from '@tongban/ui/notice.tsx'
import { entryTitle, Question } from '@tongban/ui/question.tsx'
import { render, type VNode } from 'preact'
import { useEffect, useRef, useState } from 'preact/hooks'
import { translator } from '../../../../i18n.ts'
import { inventedApplicant } from '../../core/invented-applicant.ts'
import { bodyOf, withEntry, withLeastEntries, withoutEntry } from '../../core/preview-answers.ts'

type Phone = { form: CompiledForm; lang: Language }
type Control = HTMLInputElement | HTMLSelectElement | HTMLTextAreaElement

export function drawPhone(body: HTMLElement, { key, ...phone }: Phone & { key: string }): void {
  render(<PhoneForm key={key} {...phone} />, body)
}

/** All pages of a form one below the other, answered and judged as on the citizen's side. */
function PhoneForm({ form, lang }: Phone): VNode {
  const t = translator(lang)
  const [answered, setAnswered] = useState<FormAnswers>({})
  const [problems, setProblems] = useState<FieldProblem[] | null>(null)
  const [checks, setChecks] = useState(0)
  const place = useRef<HTMLFormElement>(null)
  const typed = withLeastEntries(form, answered)
  const prefilled = prefillAnswers(form, inventedApplicant)
  const answers = withLockedAnswers({ ...prefilled.answers, ...parseFormBody(form, bodyOf(form, typed)) }, prefilled)
  const groups = shownGroups(form, answers)

  useEffect(() => {
    if (checks > 0) place.current?.querySelector<HTMLElement>('#errors, #passed')?.focus()
  }, [checks])
  const onInput = ({ target }: Event) => {
    const control = target as Control
    if (!control.name) return
    setAnswered(withAnswerAt(typed, control.name, given(control)))
    setProblems((now) => now?.filter(({ key }) => key !== control.name) ?? null)
  }
  const onCheck = (event: Event) => {
    event.preventDefault()
    setProblems(validateAnswers(form, answers, { today: new Date().toISOString().slice(0, 10) }))
    setChecks(checks + 1)
  }
  const change = (next: FormAnswers) => {
    setAnswered(next)
    setProblems(null)
  }
  const messageAt = (key: string) => {
    const found = problems?.find((problem) => problem.key === key)
    return found && t(found.message, found.messageEn)
  }
  const part = ({ fields }: ShownPart) =>
    fields.map(({ key, field }) => (
      <div key={key} data-shown={`field ${key}`}>
        <Question
          lang={lang}
          field={field}
          name={key}
          answer={
            prefilled.lockedKeys.includes(key)
              ? prefilled.answers[key]
              : (answerAt(typed, key) ?? prefilled.answers[key])
          }
          error={messageAt(key)}
          locked={prefilled.lockedKeys.includes(key)}
        />
      </div>
    ))
  const page = (shown: ShownGroup) =>
    isRepeating(shown.group) ? (
      <Entries
        lang={lang}
        group={shown.group}
        parts={shown.parts}
        error={messageAt(shown.group.key)}
        part={part}
        onAdd={() => change(withEntry(typed, shown.group.key))}
        onRemove={(index) => change(withoutEntry(typed, shown.group.key, index))}
        most={entriesOf(answers, shown.group.key).length >= shown.group.repeat.max}
      />
    ) : (
      shown.parts.map(part)
    )
  return (
    <main>
      <form ref={place} noValidate onInput={onInput} onSubmit={onCheck}>
        <ErrorSummary
          lang={lang}
          errors={(problems ?? []).map(({ key, message, messageEn }) => ({
            name: key,
            message: t(message, messageEn),
          }))}
        />
        {problems?.length === 0 && (
          <div id="passed" tabIndex={-1}>
            <Notice lang={lang} kind="good" word={t('可以继续', 'All is well')}>
              <p>{t('这样填写没有问题。', 'Nothing is wrong with these answers.')}</p>
            </Notice>
          </div>
        )}
        {groups.map((shown, at) => (
          <section key={shown.group.key} data-shown={`group ${shown.group.key}`}>
            <p class="note phone-page">
              {t(`第${at + 1}页，共${groups.length}页`, `Page ${at + 1} of ${groups.length}`)}
            </p>
            <h2>{t(shown.group.title, shown.group.titleEn) || t('（没有标题）', '(no title)')}</h2>
            {page(shown)}
          </section>
        ))}
        <Button>{t('检查', 'Check')}</Button>
      </form>
    </main>
  )
}

type EntriesProps = {
  lang: Language
  group: RepeatingGroup
  parts: readonly ShownPart[]
  error: string | undefined
  part: (part: ShownPart) => VNode[]
  onAdd: () => void
  onRemove: (index: number) => void
  most: boolean
}

function Entries({ lang, group, parts, error, part, onAdd, onRemove, most }: EntriesProps): VNode {
  const t = translator(lang)
  const { itemName, itemNameEn, max } = group.repeat
  const add = t(`添加${itemName}`, `Add: ${itemNameEn}`)
  return (
    <div id={`field-${group.key}`} tabIndex={-1}>
      {error ? <p class="field-error">{error}</p> : null}
      {parts.map((each, index) => (
        <fieldset class="entry" key={each.key} id={`field-${each.key.replace('.', '-')}`} tabIndex={-1}>
          <legend>{entryTitle(lang, group.repeat, String(index + 1))}</legend>
          {part(each)}
          <button type="button" class="button-link" onClick={() => onRemove(index)}>
            {t('删除', 'Remove')}
            <span class="hidden">{` ${entryTitle(lang, group.repeat, String(index + 1))}`}</span>
          </button>
        </fieldset>
      ))}
      {most ? (
        <p class="note">{t(`最多填${max}项`, `${max} at most`)}</p>
      ) : (
        <p>
          <button type="button" class="button button-secondary" onClick={onAdd}>
            {add}
          </button>
        </p>
      )}
    </div>
  )
}

/** What a control says: the ticks of all boxes of its name, else its value. */
function given(control: Control): string | string[] {
  if (control.type !== 'checkbox') return control.value
  const boxes = control.form?.querySelectorAll<HTMLInputElement>(`[name="${control.name}"]:checked`) ?? []
  return Array.from(boxes, ({ value }) => value)
}
