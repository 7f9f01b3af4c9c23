/** @jsxImportSource preact */
import type { MyCase } from '@tongban/contracts/cases/case'
import type { FormAnswers } from '@tongban/contracts/catalogue/form'
import { type CompiledForm, fieldsOf, repeatingGroupsOf } from '@tongban/forms/compiled-form'
import { entriesOf } from '@tongban/forms/entries'
import { evaluateVisibility } from '@tongban/forms/visibility'
import { Button, ButtonRow } from '@tongban/ui/button.tsx'
import { t } from '@tongban/ui/language'
import { Question } from '@tongban/ui/question.tsx'
import type { VNode } from 'preact'
import { CaseAnswers } from '../parts/case-answers.tsx'
import { Entries } from '../parts/entries.tsx'
import { Frame } from '../parts/frame.tsx'
import { IslandData } from '../parts/island-data.tsx'
import { fileInput, MaterialRow } from '../parts/material-row.tsx'
import { type Mistakes, mistakeAt, noMistakes, Summary } from '../parts/problem.tsx'
import { named } from '../parts/words.ts'
import type { View } from '../view.ts'

export type CorrectState = {
  one: MyCase
  form: CompiledForm
  /** Saved answers with what was just typed over them. */
  answers: FormAnswers
  intent: string
  mistakes?: Mistakes
  accountId: string
}

/** 补正: only what the notice names can be changed; everything else is shown. */
export function correctPage(view: View, state: CorrectState): VNode {
  const { lang } = view
  const { one, form, answers } = state
  const mistakes = state.mistakes ?? noMistakes
  const title = t(lang, '补正材料', 'Correct your application')
  const name = named(lang, { name: one.itemName, nameEn: one.itemNameEn })
  const fields = fieldsOf(form)
  const isMaterial = (key: string) => one.checklist.some((entry) => entry.materialKey === key)
  return (
    <Frame
      view={view}
      title={`${title} - ${name}`}
      current="mine"
      crumbs={[
        { label: t(lang, '我的办件', 'My cases'), href: '/me' },
        { label: name, href: `/me/cases/${one.id}` },
      ]}
      hasErrors={mistakes.list.length > 0}
      form
      isPrivate
    >
      <Summary lang={lang} mistakes={mistakes} idOf={(key) => (isMaterial(key) ? fileInput(key) : undefined)} />
      <h1>{title}</h1>
      <p>
        {t(
          lang,
          `请按要求改好下面${one.corrections.length}处，再一次提交。其他内容不用改。`,
          `Put the following right and hand it in once. Nothing else has to be changed.`,
        )}
      </p>
      <form
        method="post"
        action={`/me/cases/${one.id}/correct`}
        encType="multipart/form-data"
        data-uploads={one.id}
        noValidate
      >
        <input type="hidden" name="version" value={one.version} />
        <input type="hidden" name="intent" value={state.intent} />
        {one.corrections.map((item) => {
          const entry = one.checklist.find((e) => e.materialKey === item.key)
          const field = fields.get(item.key)?.field
          const repeating = repeatingGroupsOf(form).get(item.key)
          if (item.target === 'material' && entry) {
            return (
              <MaterialRow
                key={item.key}
                lang={lang}
                entry={entry}
                request={item.request}
                error={mistakeAt(lang, mistakes, item.key)}
              />
            )
          }
          return field || repeating ? (
            <div key={item.key} class="correction">
              <p class="request">
                {t(lang, '要补正的地方：', 'What to correct: ')}
                {item.request}
              </p>
              {repeating ? (
                <Entries
                  lang={lang}
                  group={repeating}
                  entries={entriesOf(answers, item.key)}
                  shown={evaluateVisibility(form, answers).fields}
                  mistakes={mistakes}
                />
              ) : null}
              {field ? (
                <Question
                  lang={lang}
                  field={field}
                  answer={answers[item.key]}
                  error={mistakeAt(lang, mistakes, item.key)}
                />
              ) : null}
            </div>
          ) : null
        })}
        <ButtonRow>
          <Button>{t(lang, '提交补正', 'Hand in the corrections')}</Button>
        </ButtonRow>
      </form>
      <h2>{t(lang, '您已提交的内容', 'What you submitted')}</h2>
      <CaseAnswers lang={lang} one={one} />
      <IslandData id="upload-data" data={{ ownerId: one.id, accountId: state.accountId, lang }} />
    </Frame>
  )
}
