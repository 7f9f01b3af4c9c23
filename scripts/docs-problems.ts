// Writes docs/problems/README.md: every problem code, its status and its sentences. A test says when it is out of date.
import { mkdirSync, readdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { problemsPage } from '../apps/server/src/platform/problems-page.ts'

const root = join(import.meta.dirname, '..')
const modules = join(root, 'apps/server/src/modules')
await import('../apps/server/src/platform/problems.ts')
for (const module of readdirSync(modules)) await import(join(modules, module, 'problems.ts')).catch(() => undefined)
mkdirSync(join(root, 'docs/problems'), { recursive: true })
writeFileSync(join(root, 'docs/problems/README.md'), problemsPage())
