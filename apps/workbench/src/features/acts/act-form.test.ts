import { expect, test } from 'vitest'
import { type ActForm, actOf, emptyForm, formProblem } from './act-form.ts'

const typed = (text: string, proposal: ActForm['proposal'] = '', more: Partial<ActForm> = {}): ActForm => ({
  ...emptyForm,
  text,
  proposal,
  ...more,
})

test('refusal and denial need reasons', () => {
  for (const action of ['refuse', 'deny'] as const) {
    expect(formProblem(action, typed('  不行 ', ''))?.at).toBe('text')
    expect(formProblem(action, typed('不属于本机关职权', ''))).toBeUndefined()
  }
})

test('an opinion needs a proposal first, then its text', () => {
  expect(formProblem('examine', typed('', ''))?.at).toBe('proposal')
  expect(formProblem('examine', typed('', 'grant'))?.at).toBe('text')
  expect(formProblem('examine', typed('符合法定条件', 'deny'))).toBeUndefined()
})

test('acceptance and grant need nothing written', () => {
  for (const action of ['accept', 'pass-pre-review', 'grant'] as const)
    expect(formProblem(action, typed('', ''))).toBeUndefined()
})

test('an act carries what belongs to it, trimmed', () => {
  expect(actOf('deny', typed(' 不符合条件 ', ''))).toEqual({ action: 'deny', reasons: '不符合条件' })
  expect(actOf('grant', typed('x', ''))).toEqual({ action: 'grant' })
})

test('a special procedure needs its kind, and what its notice must say', () => {
  const why = '需要检测水质'
  expect(formProblem('start-procedure', typed(why))?.at).toBe('kind')
  expect(formProblem('start-procedure', typed(why, '', { kind: 'testing' }))?.at).toBe('days')
  expect(formProblem('start-procedure', typed(why, '', { kind: 'testing', days: '0' }))?.at).toBe('days')
  expect(formProblem('start-procedure', typed('', '', { kind: 'testing', days: '10' }))?.at).toBe('text')
  const hearing = { kind: 'hearing', heldOn: '2026-03-16', place: '三楼会议室', host: '' } as const
  expect(formProblem('start-procedure', typed(why, '', hearing))?.at).toBe('host')
  const held = typed(why, '', { ...hearing, host: ' 孙丽娟 ' })
  expect(formProblem('start-procedure', held)).toBeUndefined()
  expect(actOf('start-procedure', held)).toEqual({
    action: 'start-procedure',
    reason: why,
    kind: 'hearing',
    hearing: { heldOn: '2026-03-16', place: '三楼会议室', host: '孙丽娟' },
  })
})

test('an extension is of ten working days at most', () => {
  for (const days of ['', '0', '11', '1.5'])
    expect(formProblem('extend', typed('案情复杂', '', { days }))?.at).toBe('days')
  expect(actOf('extend', typed('案情复杂需要核实', '', { days: '10' }))).toEqual({
    action: 'extend',
    reasons: '案情复杂需要核实',
    days: 10,
  })
})
