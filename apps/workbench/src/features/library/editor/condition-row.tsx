import { parseNumberText } from '@tongban/forms/clean-value'
import { parseMoneyText } from '@tongban/forms/parse-form-body'
import Button from 'antd/es/button'
import Input from 'antd/es/input'
import { useId, useState } from 'react'
import { useT } from '../../../i18n.ts'
import { type Asked, type Compared, type CompareOp, opsOf, startOf } from '../core/condition.ts'

type Props = {
  part: Compared
  number: number
  asked: readonly Asked[]
  onChange: (next: Compared) => void
  onRemove: () => void
}

/** One comparison: a question, how its answer is compared, and with what. */
export function ConditionRow({ part, number, asked, onChange, onRemove }: Props) {
  const t = useT()
  const question = asked.find(({ key }) => key === part.key)
  const ops = opsOf(question?.kind ?? 'choice')
  return (
    <div className="lib-condition">
      <select
        aria-label={t('问题', 'Question')}
        value={part.key}
        onChange={(event) => {
          const chosen = asked.find(({ key }) => key === event.target.value)
          if (chosen) onChange(startOf(chosen))
        }}
      >
        {!question && <option value={part.key}>{part.key}</option>}
        {asked.map((each) => (
          <option key={each.key} value={each.key}>
            {t(each.label, each.labelEn) || each.key}
          </option>
        ))}
      </select>
      <select
        aria-label={t('怎么比', 'How it is compared')}
        value={part.op}
        onChange={(event) => onChange({ ...part, op: event.target.value as CompareOp })}
      >
        {ops.every(([op]) => op !== part.op) && <option value={part.op}>{part.op}</option>}
        {ops.map(([op, text]) => (
          <option key={op} value={op}>
            {t(...text)}
          </option>
        ))}
      </select>
      <Value part={part} question={question} onChange={(value) => onChange({ ...part, value })} />
      <Button aria-label={t(`去掉第${number}个条件`, `Leave out condition ${number}`)} onClick={onRemove}>
        {t('去掉', 'Leave out')}
      </Button>
    </div>
  )
}

type ValueProps = { part: Compared; question: Asked | undefined; onChange: (value: string) => void }

function Value({ part, question, onChange }: ValueProps) {
  const t = useT()
  if (question?.kind === 'number' || question?.kind === 'money')
    return <NumberValue key={part.key} kind={question.kind} value={part.value} onChange={onChange} />
  if (question?.kind === 'date')
    return (
      <Input
        type="date"
        aria-label={t('日期', 'Date')}
        value={part.value}
        onChange={(event) => onChange(event.target.value)}
      />
    )
  const options = question?.options ?? []
  return (
    <select aria-label={t('回答', 'Answer')} value={part.value} onChange={(event) => onChange(event.target.value)}>
      {options.every((option) => option.value !== part.value) && <option value={part.value}>{part.value}</option>}
      {options.map((option) => (
        <option key={option.value} value={option.value}>
          {t(option.label, option.labelEn) || option.value}
        </option>
      ))}
    </select>
  )
}

const read = { number: parseNumberText, money: parseMoneyText }

/** A number, or an amount that is typed in yuan and kept in fen; what is no number is not kept. */
function NumberValue({
  kind,
  value,
  onChange,
}: {
  kind: 'number' | 'money'
  value: string
  onChange: (value: string) => void
}) {
  const t = useT()
  const id = useId()
  const [typed, setTyped] = useState<string | null>(null)
  const isWrong = typed !== null && typed.trim() !== '' && read[kind](typed) === undefined
  const shown = value !== '' && kind === 'money' ? String(Number(value) / 100) : value
  return (
    <span>
      <Input
        inputMode="decimal"
        maxLength={20}
        aria-label={kind === 'money' ? t('金额（元）', 'Amount in yuan') : t('数值', 'Number')}
        aria-invalid={isWrong}
        aria-describedby={isWrong ? id : undefined}
        suffix={kind === 'money' ? t('元', 'yuan') : undefined}
        value={typed ?? shown}
        onChange={(event) => {
          setTyped(event.target.value)
          const next = read[kind](event.target.value)
          if (next !== undefined || event.target.value.trim() === '') onChange(next === undefined ? '' : String(next))
        }}
        onBlur={() => isWrong || setTyped(null)}
      />
      {isWrong && (
        <small className="lib-problem lib-block" id={id} role="alert">
          ■ {t('请填写数字', 'Enter a number')}
        </small>
      )}
    </span>
  )
}
