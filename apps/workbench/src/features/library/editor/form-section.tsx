import { useT } from '../../../i18n.ts'
import { fieldKindText } from '../core/element-words.ts'
import type { SectionProps } from './basic-section.tsx'

export function FormSection({ content }: SectionProps) {
  const t = useT()
  const fields = content.form.groups.flatMap((group) => group.fields)
  if (fields.length === 0) return <p className="tb-quiet">{t('表单还没有填写项。', 'The form has no fields yet.')}</p>
  return (
    <ol className="lib-plain">
      {fields.map((field) => (
        <li key={field.key}>
          {t(field.label, field.labelEn)} <small>{t(...fieldKindText[field.kind])}</small>
        </li>
      ))}
    </ol>
  )
}
