import { expect, test } from 'vitest'
import {
  addItem,
  emptyDraft,
  findItem,
  removeItem,
  setRequest,
  toSend,
  unfinished,
  withTemplate,
} from './correction-draft.ts'

const address = { target: 'field', key: 'address', label: '地址', request: '' } as const
const plan = { target: 'material', key: 'address', label: '平面图', request: '' } as const

test('a field and a material of the same key are two lines of the notice', () => {
  const draft = addItem(addItem(emptyDraft, address), plan)
  expect(draft.items).toHaveLength(2)
  expect(findItem(draft, plan)?.label).toBe('平面图')
})

test('asking for the same thing twice keeps what was written', () => {
  const written = setRequest(addItem(emptyDraft, address), address, '请写到门牌号。')
  expect(addItem(written, address)).toBe(written)
})

test('a notice with an empty line is not ready, and names the line', () => {
  const draft = setRequest(addItem(addItem(emptyDraft, address), plan), plan, '文件缺页')
  expect(unfinished(draft).map((item) => item.label)).toEqual(['地址'])
  expect(unfinished(removeItem(draft, address))).toEqual([])
})

test('what is sent has no spaces around it', () => {
  expect(toSend(setRequest(addItem(emptyDraft, address), address, ' 请补充 \n'))[0]?.request).toBe('请补充')
})

test('a template goes below what is already written', () => {
  expect(withTemplate(' ', '请补充。')).toBe('请补充。')
  expect(withTemplate('缺第二页。 ', '请补充。')).toBe('缺第二页。\n请补充。')
})
