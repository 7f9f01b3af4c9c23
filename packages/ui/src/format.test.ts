import { describe, expect, test } from 'vitest'
import {
  dateInShanghai,
  formatDate,
  formatDateTime,
  formatLimit,
  formatMoney,
  formatNumber,
  formatShortDate,
  formatSize,
  formatTime,
  formatWorkingDays,
} from './format.ts'

describe('dates', () => {
  test('a date carries its weekday', () => {
    expect(formatDate('zh', '2026-03-02')).toBe('2026年3月2日（周一）')
    expect(formatDate('en', '2026-03-02')).toBe('Monday, 2 March 2026')
    expect(formatDate('zh', '2024-02-29')).toBe('2024年2月29日（周四）')
  })
  test('a birthday goes without the weekday', () => {
    expect(formatShortDate('zh', '1949-10-01')).toBe('1949年10月1日')
    expect(formatShortDate('en', '1949-10-01')).toBe('1 October 1949')
  })
  test.each(['2026-02-30', '2026-3-2', '20260302', '', '2026-13-01'])('“%s” is not taken for a date', (wrong) => {
    expect(() => formatDate('zh', wrong)).toThrow(RangeError)
  })
})

describe('times', () => {
  test('are told as the clock shows them in Anhui, wherever the server stands', () => {
    expect(formatDateTime('zh', '2026-03-02T02:32:00Z')).toBe('2026年3月2日（周一）10:32')
    expect(formatDateTime('en', '2026-03-02T02:32:00Z')).toBe('Monday, 2 March 2026, 10:32')
    expect(formatTime(new Date('2026-03-02T02:32:00Z'))).toBe('10:32')
  })
  test('after four in the afternoon in London it is the next day', () => {
    expect(formatDateTime('zh', '2025-12-31T16:00:00Z')).toBe('2026年1月1日（周四）00:00')
    expect(dateInShanghai('2025-12-31T15:59:59Z')).toBe('2025-12-31')
  })
  test('what is no instant is refused', () => {
    expect(() => formatDateTime('zh', 'tomorrow')).toThrow(RangeError)
  })
})

describe('amounts', () => {
  test.each([
    [0, '¥0.00'],
    [5, '¥0.05'],
    [1200, '¥12.00'],
    [123450, '¥1,234.50'],
    [-100, '-¥1.00'],
    [123456789012, '¥1,234,567,890.12'],
  ])('%i fen is %s', (fen, words) => {
    expect(formatMoney(fen)).toBe(words)
  })
  test('part of a fen is refused', () => {
    expect(() => formatMoney(0.5)).toThrow(RangeError)
    expect(() => formatMoney(Number.NaN)).toThrow(RangeError)
  })
  test.each([
    [0, '0'],
    [999, '999'],
    [62000, '62,000'],
    [-1234567, '-1,234,567'],
    [1234.5678, '1,234.5678'],
  ])('%d is written %s', (value, words) => {
    expect(formatNumber(value)).toBe(words)
  })
  test.each([
    [0, '0 字节'],
    [1023, '1023 字节'],
    [1024, '1 KB'],
    [348160, '340 KB'],
    [1048575, '1 MB'],
    [1258291, '1.2 MB'],
    [20 * 1024 * 1024, '20 MB'],
    [3 * 1024 ** 3, '3 GB'],
  ])('a file of %i bytes is %s', (bytes, words) => {
    expect(formatSize('zh', bytes)).toBe(words)
  })
  test('one byte is one byte', () => {
    expect(formatSize('en', 1)).toBe('1 byte')
  })
})

describe('limits', () => {
  test('are said in working days', () => {
    expect(formatWorkingDays('zh', 7)).toBe('7个工作日')
    expect(formatWorkingDays('en', 7)).toBe('7 working days')
    expect(formatWorkingDays('en', 1)).toBe('1 working day')
  })
  test('nothing to wait for is said so', () => {
    expect(formatLimit('zh', 0)).toBe('当场办结')
    expect(formatLimit('en', 20)).toBe('20 working days')
  })
})
