import type { MaterialText } from '@tongban/contracts/catalogue/materials'
import type { GateProblem } from '@tongban/contracts/catalogue/proposals'
import { type FormEvent, type ReactNode, useMemo } from 'react'
import { ProblemError } from '../../api.ts'
import { type Text, useT } from '../../i18n.ts'
import { labels } from '../library/core/element-labels.ts'
import { materialKindText, sourceText } from '../library/core/element-words.ts'
import { EditorContext } from '../library/editor/editor-context.ts'
import { BothFields, ChecksField, SelectField, TextField } from '../library/editor/fields.tsx'
import { ObtainFields } from '../library/editor/obtain-fields.tsx'

const fileKinds = ['pdf', 'jpg', 'png', 'docx', 'xlsx', 'ofd'].map((kind): [string, Text] => [
  kind,
  [kind.toUpperCase(), kind.toUpperCase()],
])

/** What the server finds wrong with single fields, as the fields show it. */
const problemsOf = (error: unknown): GateProblem[] =>
  error instanceof ProblemError
    ? (error.problem.fields ?? []).map(({ key, code, message, messageEn }) => ({
        path: `/${key.split('.')[0]}`,
        code,
        message,
        messageEn,
        source: '',
      }))
    : []

type Props = {
  text: MaterialText
  onChange: (next: MaterialText) => void
  error: unknown
  onSubmit: () => void
  children: ReactNode
}

/** All that the catalogue says of a material. */
export function MaterialForm({ text, onChange, error, onSubmit, children }: Props) {
  const t = useT()
  const problems = useMemo(() => problemsOf(error), [error])
  const change = (part: Partial<MaterialText>) => onChange({ ...text, ...part })
  const submit = (event: FormEvent) => {
    event.preventDefault()
    onSubmit()
  }
  return (
    <EditorContext value={{ problems, target: null, before: [] }}>
      <form className="mat-form" onSubmit={submit} aria-label={t('材料内容', 'The material')}>
        <BothFields
          path=""
          label={labels.name}
          hint={['写清是什么材料，不写“其他材料”', 'Say which document it is, not “other documents”']}
          zh={text.name}
          en={text.nameEn}
          keys={['name', 'nameEn']}
          onChange={change}
        />
        <div className="lib-both">
          <SelectField
            path="/kind"
            label={labels.kind}
            value={text.kind}
            options={Object.entries(materialKindText)}
            onChange={(kind) => change({ kind: kind as MaterialText['kind'] })}
          />
          <SelectField
            path="/source"
            label={labels.source}
            value={text.source}
            options={Object.entries(sourceText)}
            onChange={(source) => change({ source: source as MaterialText['source'] })}
          />
          <ObtainFields
            path="/obtain"
            name={text.name}
            value={text.obtain}
            onChange={(obtain) => change(obtain ? { obtain, source: 'government' } : { obtain })}
          />
          <TextField
            path="/form"
            label={['材料形式', 'Form of the document']}
            hint={['原件、复印件、电子等', 'Original, copy, electronic and the like']}
            value={text.form}
            maxLength={100}
            onChange={(form) => change({ form })}
          />
        </div>
        <ChecksField
          path="/acceptedKinds"
          label={labels.acceptedKinds}
          values={text.acceptedKinds}
          options={fileKinds}
          onChange={(acceptedKinds) => change({ acceptedKinds })}
        />
        <TextField
          path="/note"
          label={['填报须知', 'Note for the applicant']}
          optional
          long
          maxLength={500}
          value={text.note}
          onChange={(note) => change({ note })}
        />
        {children}
      </form>
    </EditorContext>
  )
}
