import { parseNumberText } from '@tongban/forms/clean-value'
import { parseMoneyText } from '@tongban/forms/parse-form-body'
import Input from 'antd/es/input'
import { useState } from 'react'
import { type Text, useT } from '../../../../i18n.ts'
import { controlId } from '../../core/path.ts'
import { ProblemNotes } from '../../proposal/problem-list.tsx'
import { useProblems } from '../editor-context.ts'

type Kind = 'count' | 'number' | 'money'
type Props = {
  path: string
  label: Text
  kind: Kind
  value: number | undefined
  onChange: (next: number | undefined) => void
}

/** A limit that may be left out. Amounts are typed in yuan and kept in fen. */
export function LimitField({ path, label, kind, value, onChange }: Props) {
  const t = useT()
  const [typed, setTyped] = useState<string | null>(null)
  const problems = useProblems(path, 'with-parts')
  const id = controlId(path)
  const isWrong = typed !== null && typed.trim() !== '' && read(kind, typed) === undefined
  const write = (text: string) => {
    setTyped(text)
    const next = read(kind, text)
    if (text.trim() === '' || next !== undefined) onChange(next)
  }
  const shown = value === undefined ? '' : String(kind === 'money' ? value / 100 : value)
  return (
    <div className={isWrong || problems.length > 0 ? 'lib-field lib-field-wrong' : 'lib-field'}>
      <label htmlFor={id}>
        {t(...label)}
        <small> {t('（选填）', '(optional)')}</small>
      </label>
      <Input
        id={id}
        className="lib-number"
        inputMode="decimal"
        maxLength={20}
        value={typed ?? shown}
        aria-invalid={isWrong || problems.length > 0}
        aria-describedby={isWrong || problems.length > 0 ? `${id}-problem` : undefined}
        onChange={(event) => write(event.target.value)}
        onBlur={() => isWrong || setTyped(null)}
      />
      {isWrong && (
        <p className="lib-problem" id={`${id}-problem`} role="alert">
          <span aria-hidden="true">■ </span>
          {t(...faults[kind])}
        </p>
      )}
      {!isWrong && <ProblemNotes problems={problems} id={`${id}-problem`} />}
    </div>
  )
}

function read(kind: Kind, text: string): number | undefined {
  if (kind === 'money') return parseMoneyText(text)
  const number = parseNumberText(text)
  return kind === 'count' && number !== undefined && !(Number.isInteger(number) && number > 0) ? undefined : number
}

const faults: Record<Kind, Text> = {
  count: ['请填写大于0的整数', 'Enter a whole number above 0'],
  number: ['请填写数字', 'Enter a number'],
  money: ['请填写金额，单位是元，最多两位小数', 'Enter an amount in yuan with at most two decimals'],
}
