import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'

/** Everything a module of this package reaches by its imports of values. */
function reachedFrom(file: string, seen = new Set<string>()): Set<string> {
  if (seen.has(file)) return seen
  seen.add(file)
  if (!file.startsWith('./')) return seen
  const source = readFileSync(join(import.meta.dirname, file), 'utf8')
  for (const [statement, from = ''] of source.matchAll(/^import[^'"]*?from '([^']+)'/gm)) {
    if (!statement.startsWith('import type')) reachedFrom(from, seen)
  }
  return seen
}

test.for([
  'accept',
  'clean',
  'diff',
  'entries',
  'item-form',
  'json-schema',
  'parse-form-body',
  'prefill',
  'present',
  'shown',
  'validate',
  'visibility',
])('%s brings nothing into a page but itself and the checks of codes', (name) => {
  const outside = [...reachedFrom(`./${name}.ts`)].filter((file) => !file.startsWith('./'))
  expect(outside.filter((file) => !file.startsWith('@tongban/codes/'))).toEqual([])
})

test('the publish gate alone brings FEEL along', () => {
  expect(reachedFrom('./check-definition.ts')).toContain('feelin')
})
