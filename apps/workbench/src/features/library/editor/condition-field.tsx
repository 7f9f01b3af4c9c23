import Button from 'antd/es/button'
import Input from 'antd/es/input'
import { useState } from 'react'
import { type Text, useT } from '../../../i18n.ts'
import { type Asked, type Compared, readCondition, startOf, tellCondition, writeCondition } from '../core/condition.ts'
import { controlId } from '../core/path.ts'
import { withNumbers } from '../core/rows.ts'
import { ProblemNotes } from '../proposal/problem-list.tsx'
import { ConditionRow } from './condition-row.tsx'
import { useProblems } from './editor-context.ts'

type Props = {
  path: string
  label: Text
  /** Said where there is no condition; without it there must be one. */
  always?: Text
  value: string | undefined
  asked: readonly Asked[]
  /** A written condition in words, where somebody can tell. */
  words?: Text | undefined
  onChange: (next: string | undefined) => void
}

/** A circumstance, clicked together from the item's questions; what says more is written as a condition. */
export function ConditionField({ path, label, always, value, asked, words, onChange }: Props) {
  const t = useT()
  const problems = useProblems(path, 'with-parts')
  const [writing, setWriting] = useState(false)
  const parts = writing ? undefined : value === undefined || value === '' ? [] : readCondition(value)
  const id = controlId(path)
  const first = asked[0]
  const begin = () => first && onChange(writeCondition([startOf(first)], asked))
  const write = (next: Compared[]) => onChange(next.length === 0 ? undefined : writeCondition(next, asked))
  // What clicking cannot say: an order, “or”, brackets.
  const writeOut = <Button onClick={() => setWriting(true)}>{t('写成条件式', 'Write it out')}</Button>
  const told = value ? tellCondition(value, asked) : undefined
  return (
    <fieldset className={problems.length > 0 ? 'lib-field lib-field-wrong' : 'lib-field'} id={id} tabIndex={-1}>
      <legend>{t(...label)}</legend>
      {parts?.length === 0 && (
        <p className="tb-row">
          <span>{always ? t(...always) : t('还没有选定情形', 'No circumstance chosen yet')}</span>
          {first ? (
            <Button onClick={begin}>{t('限定情形', 'Only in a circumstance')}</Button>
          ) : (
            <small>
              {t('先在“情形”或“申请表单”里设问题，才能点选。', 'Add questions under Circumstances or Form first.')}
            </small>
          )}
          {writeOut}
        </p>
      )}
      {withNumbers(parts ?? []).map(({ row: part, number }) => {
        const at = number - 1
        const all = parts ?? []
        return (
          <ConditionRow
            key={number}
            part={part}
            number={number}
            asked={asked}
            onChange={(next) => write(all.map((each, n) => (n === at ? next : each)))}
            onRemove={() => write(all.filter((_, n) => n !== at))}
          />
        )
      })}
      {parts && parts.length > 0 && (
        <div className="lib-row-acts">
          {first && <Button onClick={() => write([...parts, startOf(first)])}>{t('并且……', 'And …')}</Button>}
          {writeOut}
        </div>
      )}
      {!parts && (
        <>
          <Input.TextArea
            aria-label={t('条件式', 'Condition')}
            aria-invalid={problems.length > 0}
            aria-describedby={problems.length > 0 ? `${id}-problem` : undefined}
            autoSize={{ minRows: 1, maxRows: 4 }}
            maxLength={500}
            value={value}
            onChange={(event) => onChange(event.target.value)}
          />
          <small className="lib-block">
            {t(
              'FEEL 写法，例如 area > 50 and chain = true；日期写成 "2026-03-02"，金额以分为单位',
              'In FEEL, such as area > 50 and chain = true; a date as "2026-03-02", an amount in fen',
            )}
          </small>
          <Button
            onClick={() => {
              setWriting(false)
              if (value !== undefined && !readCondition(value)) onChange(undefined)
            }}
          >
            {t('改为点选', 'Choose instead')}
          </Button>
        </>
      )}
      {!parts && words && words[0] !== value && (
        <small className="lib-block">{t(`即：${words[0]}`, `That is: ${words[1]}`)}</small>
      )}
      {told && parts && <small className="lib-block">{t(`即：${told.zh}`, `That is: ${told.en}`)}</small>}
      <ProblemNotes problems={problems} id={`${id}-problem`} />
    </fieldset>
  )
}
