/** @jsxImportSource preact */
import type { FormField, FormGroup } from '@tongban/contracts/catalogue/form'
import { isRepeating } from '@tongban/forms/compiled-form'
import { presentAnswer, presentEntries } from '@tongban/forms/present'
import { Button, ButtonRow } from '@tongban/ui/button.tsx'
import { RadiosField } from '@tongban/ui/field.tsx'
import { t } from '@tongban/ui/language'
import { Notice } from '@tongban/ui/notice.tsx'
import type { VNode } from 'preact'
import type { Body } from '../http/body.ts'
import { listOf } from '../http/body.ts'
import type { AnyApplication } from '../parts/any-application.ts'
import { Frame } from '../parts/frame.tsx'
import { groupPath } from '../parts/steps.ts'
import type { Clash } from '../parts/three-way.ts'
import { named } from '../parts/words.ts'
import type { View } from '../view.ts'
import { baseOf } from './group.tsx'

export type ConflictState = {
  /** As saved elsewhere. */
  application: AnyApplication
  group: FormGroup
  clashes: readonly Clash[]
  /** Everything that was typed here, sent along again. */
  body: Body
}

const again = new Set(['version', 'base'])

/** Two tabs or devices: what was saved there beside what was typed here, answer by answer, for the person to choose. */
export function conflictPage(view: View, { application, group, clashes, body }: ConflictState): VNode {
  const { lang } = view
  const title = t(lang, '另一个窗口或设备也改了这一页', 'This page was changed in another window or device too')
  const typed = Object.keys(body).filter((name) => !again.has(name) && !name.startsWith('keep-'))
  return (
    <Frame view={view} title={`${title} - ${named(lang, application.item)}`} current="mine" isPrivate>
      <h1>{title}</h1>
      <div tabindex={-1} autofocus class="takes-focus">
        <Notice lang={lang} kind="warn">
          <p>
            {t(
              lang,
              '两边填得不一样。请逐项选择留下哪一个；您在这里填的内容都还在。',
              'The two differ. Choose for each which one to keep; nothing you typed here is lost.',
            )}
          </p>
        </Notice>
      </div>
      <form method="post" action={groupPath(application.id, group.key)}>
        <input type="hidden" name="version" value={application.version} />
        <input type="hidden" name="base" value={JSON.stringify(baseOf(group, application.answers))} />
        {typed.flatMap((name) =>
          listOf(body, name).map((value) => <input key={name + value} type="hidden" name={name} value={value} />),
        )}
        {clashes.map((clash) => {
          const field = isRepeating(group) ? undefined : group.fields.find((f) => f.key === clash.key)
          return field || isRepeating(group) ? (
            <Choice key={clash.key} view={view} field={field} group={group} clash={clash} />
          ) : null
        })}
        <ButtonRow>
          <Button>{t(lang, '按所选的保存', 'Save what I chose')}</Button>
        </ButtonRow>
      </form>
    </Frame>
  )
}

type ChoiceProps = { view: View; field: FormField | undefined; group: FormGroup; clash: Clash }

/** One answer, or all entries of the group. */
function Choice({ view: { lang }, field, group, clash }: ChoiceProps): VNode {
  const shown = (answer: Clash['mine']) => {
    if (field) return presentAnswer(field, answer, { language: lang, mask: true })
    return isRepeating(group) ? presentEntries(group, answer, { language: lang, mask: true }) : ''
  }
  return (
    <RadiosField
      lang={lang}
      name={`keep-${clash.key}`}
      label={field ? t(lang, field.label, field.labelEn) : t(lang, group.title, group.titleEn)}
      value="mine"
      options={[
        { value: 'mine', label: shown(clash.mine), hint: t(lang, '您在这里填的', 'What you typed here') },
        { value: 'theirs', label: shown(clash.theirs), hint: t(lang, '另一处已保存的', 'What was saved elsewhere') },
      ]}
    />
  )
}
