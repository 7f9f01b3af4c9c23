import type { FieldKind, FormField, FormGroup, PrefillSource } from '@tongban/contracts/catalogue/form'
import type { ItemContent } from '@tongban/contracts/catalogue/item'
import { nameOf } from '@tongban/forms/compiled-form'
import { useContext } from 'react'
import { type Text, useT } from '../../../../i18n.ts'
import { askedIn } from '../../core/condition.ts'
import { labels } from '../../core/element-labels.ts'
import { fieldKindText, prefillText } from '../../core/element-words.ts'
import { type FieldAt, publishedNames, settingsOf, withKind } from '../../core/form-draft.ts'
import { put } from '../../core/rows.ts'
import { ConditionField } from '../condition-field.tsx'
import { EditorContext } from '../editor-context.ts'
import { BothFields, SelectField, TextField } from '../fields.tsx'
import { OptionRows } from '../option-rows.tsx'
import { KeyField } from './key-field.tsx'
import { LimitField } from './limit-field.tsx'

type Props = {
  content: ItemContent
  group: FormGroup
  field: FormField
  at: FieldAt
  path: string
  /** Its condition in words. */
  words: Text | undefined
  replace: (next: FormField) => void
  onContent: (next: ItemContent) => void
}

const kinds = Object.entries(fieldKindText) as [FieldKind, Text][]

/** What is asked, how it is answered, and when. Only what makes sense for the kind of field. */
export function FieldEditor({ content, group, field, at, path, words, replace, onContent }: Props) {
  const { before } = useContext(EditorContext)
  const settings = settingsOf(field.kind)
  const change = (part: Partial<FormField>) => replace({ ...field, ...part })
  const optional = <K extends keyof FormField>(key: K, value: FormField[K] | undefined) =>
    replace(put(field, key, value === '' ? undefined : value))
  const limit = (key: 'minimum' | 'maximum' | 'maxLength', label: Text) => (
    <LimitField
      path={`${path}/${key}`}
      label={label}
      kind={key === 'maxLength' ? 'count' : field.kind === 'money' ? 'money' : 'number'}
      value={field[key]}
      onChange={(next) => optional(key, next)}
    />
  )
  return (
    <>
      <BothFields
        path={path}
        label={['问什么', 'What is asked']}
        zh={field.label}
        en={field.labelEn}
        keys={['label', 'labelEn']}
        onChange={change}
      />
      <div className="lib-both">
        <SelectField
          path={`${path}/kind`}
          label={['怎么填', 'How it is answered']}
          value={field.kind}
          options={kinds}
          onChange={(kind) => replace(withKind(field, kind as FieldKind))}
        />
        <SelectField
          path={`${path}/required`}
          label={['是否必填', 'Must it be answered']}
          value={field.required ? 'yes' : 'no'}
          options={[
            ['yes', ['必填', 'Yes']],
            ['no', ['选填', 'No']],
          ]}
          onChange={(next) => change({ required: next === 'yes' })}
        />
      </div>
      {settings.options && <FieldOptions path={`${path}/options`} field={field} change={change} />}
      <BothFields
        path={path}
        label={['提示（选填）', 'Hint (optional)']}
        zh={field.hint ?? ''}
        en={field.hintEn ?? ''}
        keys={['hint', 'hintEn']}
        onChange={({ hint = field.hint ?? '', hintEn = field.hintEn ?? '' }) =>
          replace(put(put(field, 'hint', hint || undefined), 'hintEn', hintEn || undefined))
        }
      />
      <div className="lib-both">
        {settings.example && (
          <TextField
            path={`${path}/example`}
            label={['填写示例', 'Example']}
            optional
            value={field.example ?? ''}
            maxLength={200}
            onChange={(example) => optional('example', example)}
          />
        )}
        {settings.maxLength && limit('maxLength', ['最多几个字', 'Longest answer'])}
        {settings.bounds && limit('minimum', field.kind === 'money' ? leastMoney : ['最小值', 'At least'])}
        {settings.bounds && limit('maximum', field.kind === 'money' ? mostMoney : ['最大值', 'At most'])}
        {settings.sources.length > 0 && (!group.repeat || field.prefill) && (
          <SelectField
            path={`${path}/prefill`}
            label={['自动填写', 'Filled in from']}
            hint={['平台已经掌握的，不得要求申请人再填', 'What the platform knows must not be asked for']}
            value={field.prefill ?? ''}
            none={['不自动填写', 'Nothing; the applicant answers']}
            options={settings.sources.map((source) => [source, prefillText[source]] as const)}
            onChange={(source) => optional('prefill', source === '' ? undefined : (source as PrefillSource))}
          />
        )}
        <KeyField
          content={content}
          group={group}
          field={field}
          at={at}
          path={`${path}/key`}
          fixed={publishedNames(before).has(nameOf(group, field.key))}
          onContent={onContent}
        />
      </div>
      <ConditionField
        path={`${path}/visibleWhen`}
        label={labels.visibleWhen}
        always={['总是询问', 'Always']}
        value={field.visibleWhen}
        words={words}
        asked={askedIn(content, group).filter(({ key }) => key !== field.key)}
        onChange={(when) => optional('visibleWhen', when)}
      />
    </>
  )
}

const leastMoney: Text = ['最少多少元', 'Least, in yuan']
const mostMoney: Text = ['最多多少元', 'Most, in yuan']

function FieldOptions({
  path,
  field,
  change,
}: Pick<Props, 'path' | 'field'> & { change: (part: Partial<FormField>) => void }) {
  const t = useT()
  return (
    <div className="lib-field">
      <h4 className="fd-options">{t(...labels.options)}</h4>
      <OptionRows path={path} options={field.options ?? []} onChange={(options) => change({ options })}>
        {(option, set, at) => (
          <TextField
            path={`${at}/value`}
            label={['值（条件里用）', 'Value (for conditions)']}
            value={option.value}
            maxLength={60}
            onChange={(value) => set({ value })}
          />
        )}
      </OptionRows>
    </div>
  )
}
