import type { FormAnswer } from '@tongban/contracts/catalogue/form'
import { expect, test } from 'vitest'
import { compileForm } from './compile-form.ts'
import { KINDS } from './testing/arbitraries.ts'
import { aField, aForm, aGroup } from './testing/forms.ts'
import { validateAnswers } from './validate.ts'

/** Rows of one field of each kind; in each row three fields wait for three answers of the row before, 22 rows deep. */
const conditional = new Set(['integer', 'choice', 'yes-no'])
let conditions = 0
const fields = Array.from({ length: 300 }, (_, i) => {
  const kind = KINDS[i % KINDS.length] ?? 'text'
  const field = aField(`${kind.replace('-', '_')}_${Math.floor(i / KINDS.length)}`, kind, { required: true })
  const before = Math.floor(i / KINDS.length) - 1
  if (before < 0 || conditions === 65 || !conditional.has(kind)) return field
  conditions++
  const visibleWhen = `yes_no_${before} = true and (choice_${before} in ("a", "b")) or integer_${before} >= 5`
  return { ...field, visibleWhen }
})

const ANSWERS: Record<(typeof KINDS)[number], FormAnswer> = {
  text: '合肥市蜀山区某某路一号',
  textarea: '申请事由\n'.repeat(50),
  integer: 3,
  decimal: 2.5,
  money: 120_000,
  date: '2026-03-02',
  choice: 'a',
  choices: ['a', 'b'],
  'yes-no': true,
  'citizen-number': '11010519491231002X',
  'credit-code': '91350100M000100Y43',
  mobile: '13800138000',
  email: 'zhang@example.cn',
}

test('a form of 300 fields and 65 conditions is judged within 5 ms', () => {
  const groups = Array.from({ length: 20 }, (_, g) => aGroup(`g${g}`, fields.slice(g * 15, g * 15 + 15)))
  const definition = aForm(...groups)
  const started = performance.now()
  const compiled = compileForm(definition)
  const gate = performance.now() - started
  if (!compiled.ok) throw new Error(JSON.stringify(compiled.error[0]))
  const answers = Object.fromEntries(fields.map((f) => [f.key, ANSWERS[f.kind]]))
  const times = Array.from({ length: 200 }, () => {
    const start = performance.now()
    validateAnswers(compiled.value, answers)
    return performance.now() - start
  })
  expect(validateAnswers(compiled.value, answers)).toEqual([])
  const first = times[0] ?? 0
  const median = times.toSorted((a, b) => a - b)[100] ?? 0
  console.log(
    `300 fields, ${conditions} conditions: first ${first.toFixed(2)} ms, median ${median.toFixed(2)} ms; publish gate ${gate.toFixed(0)} ms`,
  )
  expect(conditions).toBe(65)
  expect(median).toBeLessThan(5)
})
