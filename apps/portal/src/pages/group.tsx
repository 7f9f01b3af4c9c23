/** @jsxImportSource preact */
import type { FormAnswers, FormField, FormGroup } from '@tongban/contracts/catalogue/form'
import { type CompiledForm, isRepeating } from '@tongban/forms/compiled-form'
import { entriesOf } from '@tongban/forms/entries'
import { evaluateVisibility } from '@tongban/forms/visibility'
import { Button, ButtonRow } from '@tongban/ui/button.tsx'
import { formatTime } from '@tongban/ui/format'
import { t } from '@tongban/ui/language'
import { Notice } from '@tongban/ui/notice.tsx'
import { Question } from '@tongban/ui/question.tsx'
import { Steps } from '@tongban/ui/steps.tsx'
import type { VNode } from 'preact'
import type { AnyApplication } from '../parts/any-application.ts'
import { Entries } from '../parts/entries.tsx'
import { Frame } from '../parts/frame.tsx'
import { IslandData } from '../parts/island-data.tsx'
import { type Mistakes, mistakeAt, noMistakes, Summary } from '../parts/problem.tsx'
import { groupPath, shownGroups, stepsOf } from '../parts/steps.ts'
import { named } from '../parts/words.ts'
import type { View } from '../view.ts'

export type GroupState = {
  application: AnyApplication
  form: CompiledForm
  group: FormGroup
  /** What the page shows: saved answers with what was just typed over them. */
  answers: FormAnswers
  mistakes?: Mistakes
  /** Keys that the answers just given brought up and that are still to be answered. */
  newQuestions?: readonly string[]
  /** The one question of this page, in elder mode. */
  only?: FormField | undefined
  accountId: string
}

/** The answers of a group as they were when the page was made, so that what changed elsewhere can be told. */
export function baseOf(group: FormGroup, answers: FormAnswers): FormAnswers {
  const keys = isRepeating(group) ? [group.key] : group.fields.map((field) => field.key)
  return Object.fromEntries(keys.map((key) => [key, answers[key] ?? null]))
}

/** 填写: one group of the form a page; in elder mode one question. */
export function groupPage(view: View, state: GroupState): VNode {
  const { lang } = view
  const { application, form, group, answers, only } = state
  const mistakes = state.mistakes ?? noMistakes
  const title = t(lang, group.title, group.titleEn)
  const steps = stepsOf(lang, { id: application.id, answers }, form)
  const shown = evaluateVisibility(form, answers).fields
  const locked = new Set(application.lockedKeys)
  const fields = only ? [only] : group.fields
  const asks = isRepeating(group) || group.fields.some((field) => !locked.has(field.key))
  return (
    <Frame
      view={view}
      title={`${title} - ${named(lang, application.item)}`}
      current="mine"
      hasErrors={mistakes.list.length > 0}
      form
      isPrivate
    >
      <Steps lang={lang} steps={steps} current={Math.max(shownGroups(form, answers).indexOf(group.key), 0)} />
      <Summary lang={lang} mistakes={mistakes} />
      <NewQuestions view={view} state={state} />
      <p class="note">{named(lang, application.item)}</p>
      <h1>{title}</h1>
      {asks ? null : (
        <p>
          {t(
            lang,
            '这些信息我们已经知道，不用填写。请核对后继续。',
            'We know this already; nothing to fill in. Check it and go on.',
          )}
        </p>
      )}
      <form method="post" action={groupPath(application.id, group.key)} data-autosave noValidate>
        <input type="hidden" name="version" value={application.version} />
        <input type="hidden" name="base" value={JSON.stringify(baseOf(group, application.answers))} />
        {only ? <input type="hidden" name="only" value={only.key} /> : null}
        {isRepeating(group) ? <EnterSaves /> : null}
        {isRepeating(group) ? (
          <Entries
            lang={lang}
            group={group}
            entries={entriesOf(answers, group.key)}
            shown={shown}
            mistakes={mistakes}
          />
        ) : (
          fields.map((field) => (
            <div key={field.key} data-field={field.key} hidden={!shown.has(field.key) && !only}>
              <Question
                lang={lang}
                field={field}
                answer={answers[field.key]}
                error={mistakeAt(lang, mistakes, field.key)}
                locked={locked.has(field.key)}
              />
            </div>
          ))
        )}
        <p class="saved" data-saved role="status">
          {t(lang, `已保存 ${formatTime(application.savedAt)}`, `Saved at ${formatTime(application.savedAt)}`)}
        </p>
        <ButtonRow>
          <Button>{t(lang, '保存并继续', 'Save and continue')}</Button>
          <Button kind="secondary" name="later" value="yes">
            {t(lang, '保存，以后再填', 'Save and finish later')}
          </Button>
        </ButtonRow>
      </form>
      <IslandData
        id="form-data"
        data={{
          applicationId: application.id,
          apiPath: `${application.joint ? '/joint-applications' : '/applications'}/${application.id}`,
          accountId: state.accountId,
          version: application.version,
          groupKey: group.key,
          only: only?.key ?? null,
          form,
          answers: application.answers,
          lockedKeys: application.lockedKeys,
          lang,
        }}
      />
    </Frame>
  )
}

/** The Enter key presses the first button of a form: it must not be 删除. */
function EnterSaves(): VNode {
  return <button type="submit" class="hidden" tabIndex={-1} aria-hidden="true" />
}

function NewQuestions({ view: { lang }, state }: { view: View; state: GroupState }): VNode | null {
  const fields = state.group.fields.filter((field) => state.newQuestions?.includes(field.key))
  if (fields.length === 0) return null
  return (
    <div tabindex={-1} autofocus class="takes-focus">
      <Notice lang={lang} kind="info" word={t(lang, '已保存，还有几项要填', 'Saved; a few more questions')}>
        <p>{t(lang, '根据您刚才的回答，还需要填写：', 'From what you answered, we also need:')}</p>
        <ul class="links">
          {fields.map((field) => (
            <li key={field.key}>
              <a href={`#field-${field.key}`}>{t(lang, field.label, field.labelEn)}</a>
            </li>
          ))}
        </ul>
      </Notice>
    </div>
  )
}
