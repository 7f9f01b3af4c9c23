/** @jsxImportSource preact */
import type { Guide } from '@tongban/contracts/catalogue/item'
import type { CompiledForm } from '@tongban/forms/compiled-form'
import { Button, ButtonRow } from '@tongban/ui/button.tsx'
import { t } from '@tongban/ui/language'
import { Steps } from '@tongban/ui/steps.tsx'
import type { VNode } from 'preact'
import type { AnyApplication } from '../parts/any-application.ts'
import { Frame } from '../parts/frame.tsx'
import { IslandData } from '../parts/island-data.tsx'
import { fileInput, MaterialRow } from '../parts/material-row.tsx'
import { materialOf } from '../parts/materials.ts'
import { type Mistakes, mistakeAt, noMistakes, Summary } from '../parts/problem.tsx'
import { materialsPath, stepsOf } from '../parts/steps.ts'
import { named } from '../parts/words.ts'
import type { View } from '../view.ts'

export type MaterialsState = {
  application: AnyApplication
  form: CompiledForm
  mistakes?: Mistakes
  accountId: string
  /** For samples, empty forms and when a material is needed; the page comes without where the guide is gone. */
  guide: Guide | undefined
}

/** 上传材料: what is still wanted on top, what the platform already has below. */
export function materialsPage(view: View, state: MaterialsState): VNode {
  const { lang } = view
  const { application, form } = state
  const mistakes = state.mistakes ?? noMistakes
  const title = t(lang, '上传材料', 'Documents')
  const steps = stepsOf(lang, application, form)
  const asked = application.checklist.filter((e) => ['wanted', 'optional', 'uploaded'].includes(e.state))
  const told = new Map(state.guide?.content.materials.map((material) => [material.key, material]))
  const helpOf = (key: string) => {
    const material = told.get(key)
    return material && state.guide ? materialOf(lang, material, state.guide) : undefined
  }
  const settled = application.checklist.filter((e) => !asked.includes(e))
  return (
    <Frame
      view={view}
      title={`${title} - ${named(lang, application.item)}`}
      current="mine"
      hasErrors={mistakes.list.length > 0}
      form={application.joint === undefined}
      isPrivate
    >
      <Steps lang={lang} steps={steps} current={steps.length - 2} />
      <Summary lang={lang} mistakes={mistakes} idOf={(key) => fileInput(key)} />
      <p class="note">{named(lang, application.item)}</p>
      <h1>{title}</h1>
      {asked.length === 0 ? (
        <p>{t(lang, '您不用上传任何材料，请继续。', 'You need not upload anything; please go on.')}</p>
      ) : null}
      <form
        method="post"
        action={materialsPath(application.id)}
        encType="multipart/form-data"
        data-uploads={application.id}
        noValidate
      >
        {asked.map((entry) => (
          <MaterialRow
            key={entry.materialKey}
            lang={lang}
            entry={entry}
            help={helpOf(entry.materialKey)}
            error={mistakeAt(lang, mistakes, entry.materialKey)}
          />
        ))}
        {settled.length > 0 ? (
          <section class="settled-list">
            <h2>{t(lang, '这些不用您提交', 'These need not be submitted')}</h2>
            {settled.map((entry) => (
              <MaterialRow key={entry.materialKey} lang={lang} entry={entry} />
            ))}
          </section>
        ) : null}
        <ButtonRow>
          <Button>
            {asked.length === 0 ? t(lang, '继续', 'Continue') : t(lang, '上传并继续', 'Upload and continue')}
          </Button>
          <Button kind="secondary" name="later" value="yes">
            {t(lang, '保存，以后再办', 'Save and finish later')}
          </Button>
        </ButtonRow>
      </form>
      <IslandData id="upload-data" data={{ ownerId: application.id, accountId: state.accountId, lang }} />
    </Frame>
  )
}
