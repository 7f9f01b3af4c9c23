import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { ItemContent } from '@tongban/contracts/catalogue/item'
import { compileItemForm } from '@tongban/forms/compile-item-form'
import { expect, test } from 'vitest'
import { type CodeNames, elementsOf } from './elements.ts'
import { readTree } from './read-tree.ts'

const folder = join(import.meta.dirname, '../../../../../../data/items')
const items = readdirSync(folder)
  .filter((name) => name.endsWith('.json'))
  .map((name) => JSON.parse(readFileSync(join(folder, name), 'utf8')) as ItemContent)

test('every condition of the shipped items is read as the publish gate reads it', () => {
  const conditions = items.flatMap((item) => Object.entries(compileItemForm(item).form?.conditions ?? {}))
  expect(conditions.length).toBeGreaterThan(100)
  for (const [feel, tree] of conditions) expect([feel, readTree(feel)]).toEqual([feel, tree])
})

test.each(['kind = "a" and', 'kind = ', '(kind = "a"', 'a.b = 1', 'for x in y return x', ''])(
  '%s cannot be read',
  (feel) => expect(readTree(feel)).toBeUndefined(),
)

test('no element of a shipped item shows a condition as it is stored, or the code of a theme', () => {
  const names: CodeNames = { theme: () => ['某个主题', 'A theme'], sources: [] }
  const shown = items.flatMap((item) => {
    const codes = [...(item.theme.natural ?? []), ...(item.theme.legal ?? [])]
    const raw = [...Object.keys(compileItemForm(item).form?.conditions ?? {}), ...codes.map((code) => `、${code}`)]
    return elementsOf(item, names).flatMap(({ id, value }) =>
      raw.filter((code) => value.some((text) => `、${text}`.includes(code))).map((code) => `${item.id} ${id} ${code}`),
    )
  })
  expect(shown).toEqual([])
})
