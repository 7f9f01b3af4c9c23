import { stageKey } from '@tongban/contracts/catalogue/flow-graph'
import type { ItemContent } from '@tongban/contracts/catalogue/item'
import type { LocalElement, LocalElements } from '@tongban/contracts/catalogue/local'
import type { GateProblem } from '@tongban/contracts/catalogue/proposals'
import { formatLimit } from '@tongban/ui/format'
import { depthText } from '@tongban/ui/office-words'
import { stageDaysWords } from '@tongban/ui/tell-flow'
import Input from 'antd/es/input'
import { type ReactNode, useId } from 'react'
import { useT } from '../../i18n.ts'
import { depthWords, elementText } from './implementing-words.ts'

type Props = {
  directory: ItemContent
  local: LocalElements
  problems: readonly GateProblem[]
  onChange: (next: LocalElements) => void
}

const texts = ['address', 'hours', 'consultPhone', 'complaintPhone'] as const
const numbers = ['promisedDays', 'visits'] as const

/** Every element that an office may fill in, with what the directory says beside it; empty is as the directory. */
export function LocalFields({ directory, local, problems, onChange }: Props) {
  const t = useT()
  const set = (change: Partial<LocalElements>) => {
    const next: Record<string, unknown> = { ...local, ...change }
    for (const key of Object.keys(next)) if (next[key] === undefined || next[key] === '') delete next[key]
    onChange(next)
  }
  const whole = (text: string) => (/^\d{1,3}$/.test(text) ? Number(text) : undefined)
  return (
    <div className="tb-section">
      {numbers.map((element) => (
        <Field
          key={element}
          element={element}
          problems={problems}
          hint={
            element === 'visits'
              ? t(
                  `目录为${directory.visits}次，只能相同或更少`,
                  `The directory says ${directory.visits}; as many or fewer`,
                )
              : t(
                  `目录为${formatLimit('zh', directory.promisedDays)}，只能相同或更短`,
                  `The directory says ${formatLimit('en', directory.promisedDays)}; the same or shorter`,
                )
          }
        >
          {(id) => (
            <Input
              id={id}
              inputMode="numeric"
              className="tb-narrow"
              value={local[element] ?? ''}
              onChange={(event) => set({ [element]: whole(event.target.value) })}
            />
          )}
        </Field>
      ))}
      <Stages directory={directory} local={local} problems={problems} set={set} />
      <Field
        element="onlineDepth"
        problems={problems}
        hint={t(
          `目录为“${depthWords(directory.onlineDepth)[0]}”，只能相同或更深`,
          `The directory says “${depthWords(directory.onlineDepth)[1]}”; as deep or deeper`,
        )}
      >
        {(id) => (
          <select
            id={id}
            value={local.onlineDepth ?? ''}
            onChange={(event) => set({ onlineDepth: event.target.value || undefined } as Partial<LocalElements>)}
          >
            <option value="">{t('按目录', 'As the directory')}</option>
            {Object.keys(depthText).map((depth) => (
              <option key={depth} value={depth}>
                {t(...depthWords(depth))}
              </option>
            ))}
          </select>
        )}
      </Field>
      <Waived directory={directory} local={local} problems={problems} set={set} />
      {texts.map((element) => (
        <Field
          key={element}
          element={element}
          problems={problems}
          hint={t('留空就按机构信息', 'Empty: as the office’s own')}
        >
          {(id) => (
            <Input
              id={id}
              maxLength={element.endsWith('Phone') ? 40 : 200}
              value={local[element] ?? ''}
              onChange={(event) => set({ [element]: event.target.value })}
            />
          )}
        </Field>
      ))}
      <Field
        element="everydayWords"
        problems={problems}
        hint={t('群众怎么说，用顿号隔开', 'What people call it, with commas')}
      >
        {(id) => (
          <Input
            id={id}
            value={(local.everydayWords ?? []).join('、')}
            onChange={(event) => {
              const words = event.target.value.split(/[、，,]/).map((word) => word.slice(0, 40))
              set({ everydayWords: words.some((word) => word !== '') ? words : undefined } as Partial<LocalElements>)
            }}
          />
        )}
      </Field>
      <Field element="note" problems={problems} hint={t('显示在办事指南最后', 'Shown at the end of the guide')}>
        {(id) => (
          <Input.TextArea
            id={id}
            rows={2}
            maxLength={500}
            value={local.note ?? ''}
            onChange={(event) => set({ note: event.target.value })}
          />
        )}
      </Field>
    </div>
  )
}

type FieldProps = {
  element: LocalElement
  problems: readonly GateProblem[]
  hint: string
  children: (id: string) => ReactNode
}

function Field({ element, problems, hint, children }: FieldProps) {
  const t = useT()
  const id = useId()
  return (
    <div id={`local-${element}`}>
      <label htmlFor={id} className="tb-strong">
        {t(...elementText[element])}
      </label>{' '}
      <small>{hint}</small>
      <div>{children(id)}</div>
      <Problems element={element} problems={problems} />
    </div>
  )
}

function Problems({ element, problems }: { element: LocalElement; problems: readonly GateProblem[] }) {
  const t = useT()
  return problems
    .filter(({ path }) => path === `/${element}` || path.startsWith(`/${element}/`))
    .map(({ path, code, message, messageEn, source }) => (
      <p key={path + code} className="tb-error-text">
        <span aria-hidden="true">■ </span>
        {t(message, messageEn)}
        {source && <small> {source}</small>}
      </p>
    ))
}

type PartProps = Omit<Props, 'onChange'> & { set: (change: Partial<LocalElements>) => void }

function Stages({ directory, local, problems, set }: PartProps) {
  const t = useT()
  const id = useId()
  return (
    <fieldset id="local-stageDays">
      <legend className="tb-strong">{t(...elementText.stageDays)}</legend>
      {directory.flow.map((stage, at) => {
        const key = stageKey(stage, at)
        const days = local.stageDays?.[key]
        return (
          <div key={key} className="tb-choice">
            <Input
              id={`${id}-${key}`}
              inputMode="decimal"
              style={{ width: 80 }}
              placeholder={String(stage.days)}
              value={days ?? ''}
              onChange={(event) => {
                const { [key]: _, ...others } = local.stageDays ?? {}
                const text = event.target.value
                const next = /^\d{1,3}$/.test(text) ? { ...others, [key]: Number(text) } : others
                set({ stageDays: Object.keys(next).length > 0 ? next : undefined } as Partial<LocalElements>)
              }}
            />
            <label htmlFor={`${id}-${key}`}>
              {t(stage.name, stage.nameEn)}{' '}
              <small>
                {t(`目录为${stageDaysWords('zh', stage)}`, `In the directory: ${stageDaysWords('en', stage)}`)}
              </small>
            </label>
          </div>
        )
      })}
      <Problems element="stageDays" problems={problems} />
    </fieldset>
  )
}

function Waived({ directory, local, problems, set }: PartProps) {
  const t = useT()
  const waived = local.waivedMaterials ?? []
  if (directory.materials.length === 0) return null
  return (
    <fieldset id="local-waivedMaterials">
      <legend className="tb-strong">{t(...elementText.waivedMaterials)}</legend>
      {directory.materials.map(({ key, name, nameEn }) => (
        <label key={key} className="tb-choice">
          <input
            type="checkbox"
            checked={waived.includes(key)}
            onChange={(event) => {
              const next = event.target.checked ? [...waived, key] : waived.filter((one) => one !== key)
              set({ waivedMaterials: next.length > 0 ? next : undefined } as Partial<LocalElements>)
            }}
          />
          <span>{t(name, nameEn)}</span>
        </label>
      ))}
      <Problems element="waivedMaterials" problems={problems} />
    </fieldset>
  )
}
