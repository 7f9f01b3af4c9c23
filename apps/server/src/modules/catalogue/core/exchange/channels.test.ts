import { expect, test } from 'vitest'
import { readChannels } from './channels.ts'

test.each([
  ['1', ['window'], []],
  ['421', ['window', 'online', 'post'], []],
  ['窗口、电脑端网办，移动端', ['window', 'online', 'mobile'], []],
  ['网上;快递', ['online', 'post'], []],
  ['窗口、飞鸽', ['window'], ['飞鸽']],
])('%s names %j and leaves %j unread', (cell, channels, unknown) => {
  expect(readChannels(cell)).toEqual({ channels, unknown })
})
