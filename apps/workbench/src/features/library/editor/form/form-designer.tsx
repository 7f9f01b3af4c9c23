import type { ItemContent } from '@tongban/contracts/catalogue/item'
import { type FocusEvent, useContext, useEffect, useMemo, useState } from 'react'
import { useT } from '../../../../i18n.ts'
import { copyGroup, newGroupFor, readersOfGroup } from '../../core/form-draft.ts'
import { useFocusOn } from '../../proposal/use-focus-on.ts'
import type { SectionProps } from '../basic-section.tsx'
import { EditorContext, type Target } from '../editor-context.ts'
import { Rows } from '../rows.tsx'
import './form-designer.css'
import { conditionWords } from './condition-words.ts'
import { GroupEditor, type Words } from './group-editor.tsx'
import { PhonePreview } from './phone-preview.tsx'
import { useFormCheck } from './use-form-check.ts'

/** The form of an item: its groups and fields, judged while they are written, and beside them the citizen's telephone. */
export default function FormDesigner({ content, onChange }: SectionProps) {
  const t = useT()
  const outer = useContext(EditorContext)
  const checked = useFormCheck(content)
  const [moved, setMoved] = useState<Target | null>(null)
  const [target, setTarget] = useState(outer.target)
  const [shown, setShown] = useState<string | null>(null)
  useFocusOn(moved)
  useEffect(() => setTarget(outer.target), [outer.target])
  const context = useMemo(() => {
    // What the server said of conditions is from the last save; the same gate has looked since.
    const problems = checked
      ? [...outer.problems.filter(({ code }) => !code.startsWith('forms.')), ...checked.problems]
      : outer.problems
    return { ...outer, problems, target }
  }, [outer, checked, target])
  const { groups } = content.form
  const write = (next: ItemContent['form']['groups']) =>
    onChange({ ...content, form: { ...content.form, groups: next } })
  const words: Words = (feel, group) => conditionWords(content, checked?.forms[0]?.[1], feel, group)
  const goTo = (path: string) => {
    const next = { path, asked: (moved?.asked ?? 0) + 1 }
    setTarget(next)
    setMoved(next)
  }
  return (
    <EditorContext value={context}>
      <div className="fd">
        <div onFocusCapture={(event) => setShown(fieldIn(event, content) ?? shown)}>
          <p className="tb-quiet fd-lead">
            {t(
              '一个分组是申请人手机上的一页。申请人信息和“情形”里的问题由平台放在最前面，这里不用再设。',
              'A group is a page on the applicant’s telephone. Who applies, and the questions under Circumstances, come first by themselves and need not be set here.',
            )}{' '}
            <button
              type="button"
              className="lib-link fd-jump"
              onClick={() => document.getElementById('phone-preview')?.focus()}
            >
              {t('看手机预览', 'To the preview')}
            </button>
          </p>
          <Rows
            path="/form/groups"
            one={['分组', 'group']}
            items={groups}
            make={() => newGroupFor(content)}
            copy={(group) => copyGroup(content, group)}
            readers={(group) => readersOfGroup(content, group)}
            name={(group) => t(group.title, group.titleEn)}
            mark={(group) => (
              <small>
                {' '}
                {t(`${group.fields.length} 项`, `${group.fields.length} fields`)}
                {group.repeat && ` · ${t('可重复填写', 'repeats')}`}
                {group.visibleWhen && ` · ${t(...words(group.visibleWhen))}`}
              </small>
            )}
            onChange={write}
          >
            {(group, change, path, replace) => (
              <GroupEditor
                content={content}
                group={group}
                at={groups.indexOf(group)}
                path={path}
                words={words}
                change={change}
                replace={replace}
                onContent={onChange}
                onGoTo={goTo}
              />
            )}
          </Rows>
        </div>
        {checked && <PhonePreview forms={checked.forms} shown={shown} wrong={checked.problems.length} />}
      </div>
    </EditorContext>
  )
}

/** The field or group whose settings have the focus, by its key, so that the telephone can show it. */
function fieldIn({ target }: FocusEvent, { form }: ItemContent): string | undefined {
  const place = target.closest('[id^="at-form-groups-"]')?.id
  const [, g, f] = /^at-form-groups-(\d+)(?:-fields-(\d+))?/.exec(place ?? '') ?? []
  const group = form.groups[Number(g)]
  if (!group) return undefined
  const field = f === undefined ? undefined : group.fields[Number(f)]
  return field && !group.repeat ? `field ${field.key}` : `group ${group.key}`
}
