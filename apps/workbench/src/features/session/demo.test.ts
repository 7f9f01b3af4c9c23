import { expect, test } from 'vitest'
import { matching } from './demo.ts'

const staff = [
  { label: '瑶海区市场监督管理局 · 窗口受理 · 张俊杰', account: 'yaohai-scjg-window', password: 'x' },
  { label: '瑶海区民政局 · 窗口受理 · 陈永军', account: 'yaohai-mz-window', password: 'x' },
]

test('a demonstration account is found by words of its label or its account', () => {
  expect(matching(staff, '瑶海 民政').map((each) => each.account)).toEqual(['yaohai-mz-window'])
  expect(matching(staff, 'SCJG')).toHaveLength(1)
  expect(matching(staff, '')).toHaveLength(2)
})
