/** @jsxImportSource preact */
import type { EntryAnswers } from '@tongban/contracts/catalogue/form'
import type { RepeatingGroup } from '@tongban/forms/compiled-form'
import { Button } from '@tongban/ui/button.tsx'
import { fieldId } from '@tongban/ui/field-shell.tsx'
import { type Language, t } from '@tongban/ui/language'
import { entryTitle, Question } from '@tongban/ui/question.tsx'
import type { VNode } from 'preact'
import { entryTemplate } from './entry-template.ts'
import { type Mistakes, mistakeAt } from './problem.tsx'

type Props = {
  lang: Language
  group: RepeatingGroup
  entries: readonly EntryAnswers[]
  /** Keys of the fields that are shown (`members.2.name`). */
  shown: ReadonlySet<string>
  mistakes: Mistakes
}

/** The entries of a repeating group with 添加 and 删除: buttons that send the page, and with script do without. */
export function Entries({ lang, group, entries, shown, mistakes }: Props): VNode {
  const { repeat } = group
  const error = mistakeAt(lang, mistakes, group.key)
  const name = t(lang, repeat.itemName, repeat.itemNameEn)
  return (
    <div data-entries={group.key} data-max={repeat.max}>
      {error ? <p class="field-error">{error}</p> : null}
      {entries.map((entry, index) => {
        const place = String(index)
        return (
          <Entry
            key={place}
            lang={lang}
            group={group}
            entry={entry}
            place={place}
            nth={String(index + 1)}
            isShown={(key) => shown.has(key)}
            mistakes={mistakes}
          />
        )
      })}
      <template>
        <Entry
          lang={lang}
          group={group}
          entry={{}}
          place={entryTemplate.place}
          nth={entryTemplate.nth}
          isShown={() => true}
          mistakes={{ list: [] }}
        />
      </template>
      <p data-entry-add hidden={entries.length >= repeat.max}>
        <Button kind="secondary" id={fieldId(group.key)} name="entry-add" value={group.key}>
          {t(lang, `添加${name}`, `Add: ${name}`)}
        </Button>
      </p>
      <p class="note" data-entry-full hidden={entries.length < repeat.max}>
        {t(lang, `最多填${repeat.max}项`, `${repeat.max} at most`)}
      </p>
    </div>
  )
}

type EntryProps = Pick<Props, 'lang' | 'group' | 'mistakes'> & {
  entry: EntryAnswers
  place: string
  nth: string
  isShown: (key: string) => boolean
}

function Entry({ lang, group, entry, place, nth, isShown, mistakes }: EntryProps): VNode {
  const key = `${group.key}.${place}`
  const name = entryTitle(lang, group.repeat, nth)
  const error = mistakeAt(lang, mistakes, key)
  return (
    <fieldset class="entry" id={fieldId(key)} data-entry={place} tabindex={-1}>
      <legend>{name}</legend>
      <input type="hidden" name={key} value="1" />
      {error ? <p class="field-error">{error}</p> : null}
      {group.fields.map((field) => {
        const name = `${key}.${field.key}`
        return (
          <div key={name} data-field={name} hidden={!isShown(name)}>
            <Question
              lang={lang}
              field={field}
              name={name}
              answer={entry[field.key]}
              error={mistakeAt(lang, mistakes, name)}
            />
          </div>
        )
      })}
      <Button kind="link" name="entry-remove" value={key}>
        {t(lang, '删除', 'Remove')}
        <span class="hidden">{t(lang, name, ` ${name}`)}</span>
      </Button>
    </fieldset>
  )
}
