import { expect, test } from 'vitest'
import { actOf, formProblem } from './act-form.ts'

test('refusal and denial need reasons', () => {
  for (const action of ['refuse', 'deny'] as const) {
    expect(formProblem(action, { text: '  不行 ', proposal: '' })?.at).toBe('text')
    expect(formProblem(action, { text: '不属于本机关职权', proposal: '' })).toBeUndefined()
  }
})

test('an opinion needs a proposal first, then its text', () => {
  expect(formProblem('examine', { text: '', proposal: '' })?.at).toBe('proposal')
  expect(formProblem('examine', { text: '', proposal: 'grant' })?.at).toBe('text')
  expect(formProblem('examine', { text: '符合法定条件', proposal: 'deny' })).toBeUndefined()
})

test('acceptance and grant need nothing written', () => {
  for (const action of ['accept', 'pass-pre-review', 'grant'] as const)
    expect(formProblem(action, { text: '', proposal: '' })).toBeUndefined()
})

test('an act carries what belongs to it, trimmed', () => {
  expect(actOf('deny', { text: ' 不符合条件 ', proposal: '' })).toEqual({ action: 'deny', reasons: '不符合条件' })
  expect(actOf('grant', { text: 'x', proposal: '' })).toEqual({ action: 'grant' })
})
