import type { CorrectionItem } from '@tongban/contracts/cases/case'
import Button from 'antd/es/button'
import Input from 'antd/es/input'
import { useId, useState } from 'react'
import { useT } from '../../i18n.ts'
import {
  addItem,
  type CorrectionDraft,
  findItem,
  removeItem,
  type SetDraft,
  setRequest,
  withTemplate,
} from './correction-draft.ts'
import { templates } from './templates.ts'

export type { CorrectionDraft, SetDraft } from './correction-draft.ts'

type Props = {
  target: CorrectionItem['target']
  targetKey: string
  label: string
  labelEn: string
  draft: CorrectionDraft
  setDraft: SetDraft
}

/** Beside a field or material: the button that puts it on the notice, then the place to write what is wrong. */
export function CorrectionField({ target, targetKey, label, labelEn, draft, setDraft }: Props) {
  const t = useT()
  const id = useId()
  const [fresh, setFresh] = useState(false)
  const place = { target, key: targetKey }
  const item = findItem(draft, place)
  const name = t(label, labelEn)
  if (!item)
    return (
      <Button
        size="small"
        className="tb-ask"
        aria-label={t(`要求补正：${name}`, `Ask to correct: ${name}`)}
        onClick={() => {
          setFresh(true)
          setDraft((before) => addItem(before, { ...place, label, request: '' }))
        }}
      >
        {t('要求补正', 'Ask to correct')}
      </Button>
    )
  return (
    <div className="tb-ask-box">
      <label htmlFor={id}>
        {t(`“${name}”有什么问题，请申请人怎样补正`, `What is wrong with “${name}”, and what to do (in Chinese)`)}
      </label>
      <Input.TextArea
        id={id}
        rows={2}
        maxLength={500}
        // The officer has just asked for this box by a button, which is gone now.
        autoFocus={fresh}
        value={item.request}
        onChange={(event) => setDraft((before) => setRequest(before, place, event.target.value))}
      />
      <div className="tb-row">
        <select
          aria-label={t('插入常用语', 'Insert a template')}
          value=""
          onChange={(event) => {
            const chosen = event.target.value
            setDraft((before) =>
              setRequest(before, place, withTemplate(findItem(before, place)?.request ?? '', chosen).slice(0, 500)),
            )
          }}
        >
          <option value="">{t('插入常用语……', 'Insert a template…')}</option>
          {templates[target].map(([zh, en]) => (
            <option key={zh} value={zh}>
              {t(zh, en)}
            </option>
          ))}
        </select>
        <Button size="small" onClick={() => setDraft((before) => removeItem(before, place))}>
          {t('不再要求', 'Remove')}
        </Button>
      </div>
    </div>
  )
}
