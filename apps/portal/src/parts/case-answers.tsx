/** @jsxImportSource preact */
import type { MyCase } from '@tongban/contracts/cases/case'
import { presentAnswer } from '@tongban/forms/present'
import { evaluateVisibility } from '@tongban/forms/visibility'
import { type Language, t } from '@tongban/ui/language'
import { SummaryList } from '@tongban/ui/summary-list.tsx'
import type { VNode } from 'preact'
import { compiled } from './compiled.ts'
import { settledWords } from './material-row.tsx'
import { sourceWords } from './question.tsx'
import { named } from './words.ts'

/** What was handed in: answers and files, to read only. */
export function CaseAnswers({ lang, one }: { lang: Language; one: MyCase }): VNode {
  const form = compiled(one.form)
  const shown = evaluateVisibility(form, one.answers)
  return (
    <>
      {form.groups
        .filter((group) => shown.groups.has(group.key))
        .map((group) => (
          <details class="details" key={group.key}>
            <summary>{t(lang, group.title, group.titleEn)}</summary>
            <SummaryList
              lang={lang}
              rows={group.fields
                .filter((field) => shown.fields.has(field.key))
                .map((field) => {
                  const locked = one.lockedKeys.includes(field.key)
                  return {
                    label: t(lang, field.label, field.labelEn),
                    value: presentAnswer(field, one.answers[field.key], { language: lang, mask: locked }),
                    source: locked ? sourceWords(lang, field) : undefined,
                  }
                })}
            />
          </details>
        ))}
      <details class="details">
        <summary>{t(lang, '材料', 'Documents')}</summary>
        <SummaryList
          lang={lang}
          rows={one.checklist.map((entry) => ({
            label: named(lang, entry),
            value:
              entry.files.length > 0 ? (
                <ul class="plain">
                  {entry.files.map((file) => (
                    <li key={file.id}>
                      <a href={`/files/${file.id}`}>{file.name}</a>
                    </li>
                  ))}
                </ul>
              ) : (
                settledWords(lang, entry)
              ),
          }))}
        />
      </details>
    </>
  )
}
