import { expect, test } from 'vitest'
import { hasPersonalData } from './personal-text.ts'

test.each([
  '打13912345678找我',
  '号码11010519491231002X',
  '卡6222020200112345678',
  '写信到a.b@example.com',
  '加微信abc_123',
])('“%s” names a number of somebody and is not published', (text) => expect(hasPersonalData(text)).toBe(true))

test.each(['网上交材料，三天就办好了', '打12345问清楚再去', '2026年3月2日提交，5个工作日出证'])(
  '“%s” may be published',
  (text) => expect(hasPersonalData(text)).toBe(false),
)
