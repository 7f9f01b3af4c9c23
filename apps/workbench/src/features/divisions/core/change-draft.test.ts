import { expect, test } from 'vitest'
import { changeOf, emptyDraft } from './change-draft.ts'

const draft = { ...emptyDraft, document: '皖民地〔2026〕8号', reason: '优化设置', effectiveOn: '2026-12-01' }

test('a merge takes several codes however they are set apart, and may give a name', () => {
  expect(
    changeOf({ ...draft, codes: '340102003000、340102004000\n', into: ' 340102050000 ', name: '胜利街道' }),
  ).toEqual({
    ...{ document: '皖民地〔2026〕8号', reason: '优化设置', effectiveOn: '2026-12-01' },
    acts: [{ act: 'merge', codes: ['340102003000', '340102004000'], into: '340102050000', name: '胜利街道' }],
  })
})

test('a renaming takes one code and a name', () => {
  const renaming = { ...draft, act: 'rename' as const, codes: '340102001000' }
  expect(changeOf({ ...renaming, name: '新街道' })).toMatchObject({ acts: [{ code: '340102001000', name: '新街道' }] })
  expect(changeOf(renaming)).toEqual([['请填写新名称', 'Give the new name']])
  expect(changeOf({ ...renaming, codes: '340102001000 340102003000', name: '新街道' })).toHaveLength(1)
})

test('everything that is missing is told at once', () => {
  expect(changeOf(emptyDraft)).toHaveLength(5)
})
