import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { departmentWords, depthText, postWords } from './office-words.ts'

const folder = join(import.meta.dirname, '../../../data/items')
const items = readdirSync(folder)
  .filter((name) => name.endsWith('.json'))
  .map((name) => JSON.parse(readFileSync(join(folder, name), 'utf8')) as { department: string; onlineDepth: string })

const english = /^[\u0020-\u007e\u2019]+$/

test('every department and depth of the shipped items has its English', () => {
  for (const { department, onlineDepth } of items) {
    expect(departmentWords(department)).toEqual([department, expect.stringMatching(english)])
    expect(depthText[onlineDepth]?.[1]).toMatch(english)
  }
})

test('a usual post has its English, another stands as the office wrote it', () => {
  expect(postWords('窗口受理')).toEqual(['窗口受理', 'Counter'])
  expect(postWords('综合窗口主任')).toEqual(['综合窗口主任', '综合窗口主任'])
})
