import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { problemsPage } from '#platform/problems-page'
import { repositoryRoot } from '#testing/template'
import './app.ts'

test('the page of problem codes is up to date: node scripts/docs-problems.ts makes it anew', () => {
  expect(readFileSync(join(repositoryRoot, 'docs/problems/README.md'), 'utf8')).toBe(problemsPage())
})
