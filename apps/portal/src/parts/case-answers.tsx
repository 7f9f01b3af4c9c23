/** @jsxImportSource preact */
import type { MyCase } from '@tongban/contracts/cases/case'
import { presentAnswer } from '@tongban/forms/present'
import { shownGroups } from '@tongban/forms/shown'
import { type Language, t } from '@tongban/ui/language'
import { sourceWords } from '@tongban/ui/question.tsx'
import { SummaryList } from '@tongban/ui/summary-list.tsx'
import type { VNode } from 'preact'
import { compiled } from './compiled.ts'
import { settledWords } from './material-row.tsx'
import { named } from './words.ts'

/** What was handed in: answers and files, to read only. */
export function CaseAnswers({ lang, one }: { lang: Language; one: MyCase }): VNode {
  const form = compiled(one.form)
  return (
    <>
      {shownGroups(form, one.answers).map(({ group, parts }) => (
        <details class="details" key={group.key}>
          <summary>{t(lang, group.title, group.titleEn)}</summary>
          {parts.length === 0 ? <p class="note">{t(lang, '没有', 'None')}</p> : null}
          {parts.map((part) => (
            <SummaryList
              key={part.key}
              lang={lang}
              title={part.entry && t(lang, part.entry.name, part.entry.nameEn)}
              rows={part.fields.map(({ key, field, answer }) => {
                const locked = one.lockedKeys.includes(key)
                return {
                  label: t(lang, field.label, field.labelEn),
                  value: presentAnswer(field, answer, { language: lang, mask: locked }),
                  source: locked ? sourceWords(lang, field) : undefined,
                }
              })}
            />
          ))}
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
