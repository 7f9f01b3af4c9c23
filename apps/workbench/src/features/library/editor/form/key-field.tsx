import type { FormField, FormGroup } from '@tongban/contracts/catalogue/form'
import type { ItemContent } from '@tongban/contracts/catalogue/item'
import Input from 'antd/es/input'
import { useState } from 'react'
import { useT } from '../../../../i18n.ts'
import { type FieldAt, keyFault, renameField } from '../../core/form-draft.ts'
import { controlId } from '../../core/path.ts'
import { ProblemNotes } from '../../proposal/problem-list.tsx'
import { useProblems } from '../editor-context.ts'

type Props = {
  content: ItemContent
  group: FormGroup
  field: FormField
  at: FieldAt
  path: string
  /** Cases and outside systems know a published field by its key. */
  fixed: boolean
  onContent: (next: ItemContent) => void
}

/** The name that conditions use; made by itself, and open to change until the field has come out once. */
export function KeyField({ content, group, field, at, path, fixed, onContent }: Props) {
  const t = useT()
  const [typed, setTyped] = useState<string | null>(null)
  const id = controlId(path)
  const problems = useProblems(path, 'with-parts')
  const fault = typed === null ? undefined : keyFault(content, group, field, typed)
  const write = (key: string) => {
    if (key === field.key || keyFault(content, group, field, key)) return setTyped(key)
    setTyped(null)
    onContent(renameField(content, at, key))
  }
  return (
    <div className={fault || problems.length > 0 ? 'lib-field lib-field-wrong' : 'lib-field'}>
      <label htmlFor={id}>{t('字段名', 'Key')}</label>
      <small id={`${id}-hint`} className="lib-block">
        {fixed
          ? t('已经发布过，不能修改', 'Published before; it cannot be changed')
          : t('条件里用这个名字', 'Conditions use this name')}
      </small>
      <Input
        id={id}
        value={typed ?? field.key}
        maxLength={60}
        readOnly={fixed}
        spellCheck={false}
        aria-invalid={fault !== undefined || problems.length > 0}
        aria-describedby={fault || problems.length > 0 ? `${id}-hint ${id}-problem` : `${id}-hint`}
        onChange={(event) => write(event.target.value)}
        onBlur={() => setTyped(null)}
      />
      {fault && (
        <p className="lib-problem" id={`${id}-problem`} role="alert">
          <span aria-hidden="true">■ </span>
          {t(...fault)}
        </p>
      )}
      {!fault && <ProblemNotes problems={problems} id={`${id}-problem`} />}
    </div>
  )
}
