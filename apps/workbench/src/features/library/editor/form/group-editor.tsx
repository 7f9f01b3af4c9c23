import type { FormGroup } from '@tongban/contracts/catalogue/form'
import { MAX_ENTRIES } from '@tongban/contracts/catalogue/form'
import type { ItemContent } from '@tongban/contracts/catalogue/item'
import { type Text, useT } from '../../../../i18n.ts'
import { announce } from '../../../../parts/live.tsx'
import { askedIn } from '../../core/condition.ts'
import { labels } from '../../core/element-labels.ts'
import { fieldKindText } from '../../core/element-words.ts'
import { canMoveTo, copyField, moveField, newFieldFor, readersOf } from '../../core/form-draft.ts'
import { put } from '../../core/rows.ts'
import { ConditionField } from '../condition-field.tsx'
import { BothFields, NumberField } from '../fields.tsx'
import { Rows } from '../rows.tsx'
import { FieldEditor } from './field-editor.tsx'

/** A condition in words, for fields of a group and for what stands outside one. */
export type Words = (feel: string, group?: FormGroup) => Text

type Props = {
  content: ItemContent
  group: FormGroup
  at: number
  path: string
  words: Words
  change: (part: Partial<FormGroup>) => void
  replace: (next: FormGroup) => void
  onContent: (next: ItemContent) => void
  onGoTo: (path: string) => void
}

/** One page of the form: what it is called, when it is asked, how often, and its fields. */
export function GroupEditor({ content, group, at, path, words, change, replace, onContent, onGoTo }: Props) {
  const t = useT()
  const { groups } = content.form
  const move = (field: number, to: number) => {
    onContent({ ...content, form: moveField(content.form, { group: at, field }, to) })
    onGoTo(`/form/groups/${to}/fields/${groups[to]?.fields.length ?? 0}`)
    announce(t(`已移到分组“${groups[to]?.title}”`, `Moved to the group “${groups[to]?.titleEn}”`))
  }
  return (
    <>
      <BothFields
        path={path}
        label={['分组标题', 'Title of the group']}
        zh={group.title}
        en={group.titleEn}
        keys={['title', 'titleEn']}
        onChange={change}
      />
      <ConditionField
        path={`${path}/visibleWhen`}
        label={labels.visibleWhen}
        always={['总是询问', 'Always']}
        value={group.visibleWhen}
        words={group.visibleWhen ? words(group.visibleWhen) : undefined}
        asked={askedIn({
          ...content,
          form: { groups: groups.filter((each) => each !== group) },
        })}
        onChange={(when) => replace(put(group, 'visibleWhen', when === '' ? undefined : when))}
      />
      <RepeatFields path={`${path}/repeat`} group={group} replace={replace} />
      <h3 className="fd-fields">{t('填写项', 'Fields')}</h3>
      <Rows
        path={`${path}/fields`}
        one={['填写项', 'field']}
        items={group.fields}
        make={() => newFieldFor(content)}
        copy={(field) => copyField(content, field)}
        readers={(field) => readersOf(content, group, field)}
        name={(field) => t(field.label, field.labelEn)}
        mark={(field) => (
          <small>
            {' '}
            {t(...fieldKindText[field.kind])}
            {!field.required && ` · ${t('选填', 'optional')}`}
            {field.prefill && ` · ${t('自动填写', 'fills itself in')}`}
            {field.visibleWhen && ` · ${t(...words(field.visibleWhen, group))}`}
          </small>
        )}
        acts={(field, n) =>
          groups.length > 1 && (
            <label className="fd-move">
              <span className="tb-hidden">{t('移到另一个分组', 'Move to another group')}</span>
              <select value="" onChange={(event) => move(n, Number(event.target.value))}>
                <option value="">{t('移到分组……', 'Move to group …')}</option>
                {groups.map((other, to) =>
                  other === group ? null : (
                    <option key={other.key} value={to} disabled={!canMoveTo(field, other)}>
                      {t(other.title, other.titleEn) || t(`第${to + 1}组`, `group ${to + 1}`)}
                      {!canMoveTo(field, other) && t('（已有同名字段）', ' (has such a key)')}
                    </option>
                  ),
                )}
              </select>
            </label>
          )
        }
        onChange={(fields) => change({ fields })}
      >
        {(field, _, place, replaceField) => (
          <FieldEditor
            content={content}
            group={group}
            field={field}
            at={{ group: at, field: group.fields.indexOf(field) }}
            path={place}
            words={field.visibleWhen ? words(field.visibleWhen, group) : undefined}
            replace={replaceField}
            onContent={onContent}
          />
        )}
      </Rows>
    </>
  )
}

/** Whether a group is filled in once or once for each person or thing. */
function RepeatFields({ path, group, replace }: Pick<Props, 'path' | 'group' | 'replace'>) {
  const t = useT()
  const { repeat } = group
  return (
    <fieldset className="lib-field">
      <legend className="tb-hidden">{t('重复填写', 'Filled in several times')}</legend>
      <label className="fd-tick">
        <input
          type="checkbox"
          checked={repeat !== undefined}
          onChange={(event) =>
            replace(
              put(
                group,
                'repeat',
                event.target.checked ? { min: 1, max: 10, itemName: '', itemNameEn: '' } : undefined,
              ),
            )
          }
        />
        {t('可重复填写，例如每位家庭成员填一次', 'Filled in several times, such as once for each member of a family')}
      </label>
      {repeat && (
        <div className="fd-repeat">
          <BothFields
            path={path}
            label={['每一项叫什么', 'What one entry is called']}
            zh={repeat.itemName}
            en={repeat.itemNameEn}
            keys={['itemName', 'itemNameEn']}
            onChange={(part) => replace({ ...group, repeat: { ...repeat, ...part } })}
          />
          <div className="lib-both">
            <NumberField
              path={`${path}/min`}
              label={['最少几项', 'At least']}
              value={repeat.min}
              onChange={(min) => replace({ ...group, repeat: { ...repeat, min } })}
            />
            <NumberField
              path={`${path}/max`}
              label={[`最多几项（不超过${MAX_ENTRIES}）`, `At most (up to ${MAX_ENTRIES})`]}
              value={repeat.max}
              onChange={(max) => replace({ ...group, repeat: { ...repeat, max } })}
            />
          </div>
        </div>
      )}
    </fieldset>
  )
}
