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

type Phone = {
  form: CompiledForm
  lang: Language
  /** What is being written at the desk: `group shop`, `field area`; its page is turned to. */
  shown: string | null
}
/** The page that was turned to, and what was shown then. */
type Turned = { to: string | undefined; shown: string | null }
type Control = HTMLInputElement | HTMLSelectElement | HTMLTextAreaElement

export function drawPhone(body: HTMLElement, { key, ...phone }: Phone & { key: string }): void {
  render(<PhoneForm key={key} {...phone} />, body)
}

/** The form page by page, answered and judged as on the citizen's side: a page that is wrong is not left forwards. */
function PhoneForm({ form, lang, shown }: Phone): VNode {
  const t = translator(lang)
  const [answered, setAnswered] = useState<FormAnswers>({})
  const [problems, setProblems] = useState<FieldProblem[] | null>(null)
  const [checks, setChecks] = useState(0)
  const [turned, setTurned] = useState<Turned>({ to: undefined, shown: null })
  const place = useRef<HTMLFormElement>(null)
  const typed = withLeastEntries(form, answered)
  const prefilled = prefillAnswers(form, inventedApplicant)
  const answers = withLockedAnswers({ ...prefilled.answers, ...parseFormBody(form, bodyOf(form, typed)) }, prefilled)
  const groups = shownGroups(form, answers)
  const wanted = turned.shown === shown ? turned.to : (groupShown(form, shown) ?? turned.to)
  const isLast = wanted === afterAll
  const at = isLast
    ? groups.length
    : Math.max(
        0,
        groups.findIndex(({ group }) => group.key === wanted),
      )
  const current = groups[at]

  useEffect(() => {
    if (checks > 0) place.current?.querySelector<HTMLElement>('#errors, h2')?.focus()
  }, [checks])
  const turn = (to: number) => {
    setTurned({ to: groups[to]?.group.key ?? afterAll, shown })
    setProblems(null)
    setChecks(checks + 1)
  }
  const onInput = ({ target }: Event) => {
    const control = target as Control
    if (!control.name) return
    setAnswered(withAnswerAt(typed, control.name, given(control)))
    setProblems((now) => now?.filter(({ key }) => key !== control.name) ?? null)
  }
  const onSend = (event: Event) => {
    event.preventDefault()
    if (!current) return
    const today = new Date().toISOString().slice(0, 10)
    const found = validateAnswers(form, answers, { groupKey: current.group.key, today })
    if (found.length === 0) return turn(at + 1)
    setProblems(found)
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
      <form ref={place} noValidate onInput={onInput} onSubmit={onSend}>
        <ErrorSummary
          lang={lang}
          errors={(problems ?? []).map(({ key, message, messageEn }) => ({
            name: key,
            message: t(message, messageEn),
          }))}
        />
        {current ? (
          <section data-shown={`group ${current.group.key}`}>
            <p class="note phone-page">
              {t(`第${at + 1}页，共${groups.length}页`, `Page ${at + 1} of ${groups.length}`)}
            </p>
            <h2 tabIndex={-1}>{t(current.group.title, current.group.titleEn) || t('（没有标题）', '(no title)')}</h2>
            {page(current)}
          </section>
        ) : (
          <section>
            <h2 tabIndex={-1}>{t('表单填完了', 'The form is filled in')}</h2>
            <Notice lang={lang} kind="good" word={t('可以继续', 'All is well')}>
              <p>
                {t(
                  '每一页都没有问题。申请人接下来提交材料，检查后提交申请。',
                  'Nothing is wrong on any page. The applicant goes on to the materials, then checks and hands in.',
                )}
              </p>
            </Notice>
          </section>
        )}
        {current && <Button>{t('保存并继续', 'Save and continue')}</Button>}
        {at > 0 && (
          <p>
            <button type="button" class="button button-secondary" onClick={() => turn(at - 1)}>
              {t('上一页', 'Previous page')}
            </button>
          </p>
        )}
      </form>
    </main>
  )
}

/** The page after the last; no group is called so. */
const afterAll = ''

/** The group that is shown, or whose field is. */
function groupShown(form: CompiledForm, shown: string | null): string | undefined {
  const [kind, key] = shown?.split(' ') ?? []
  if (kind === 'group') return key
  return form.groups.find((group) => !isRepeating(group) && group.fields.some((field) => field.key === key))?.key
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
