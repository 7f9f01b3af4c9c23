import { createContext, runInContext } from 'node:vm'
import { gzipSync } from 'node:zlib'
import type { FormAnswers } from '@tongban/contracts/catalogue/form'
import { cleanAnswers } from '@tongban/forms/clean'
import type { CompiledForm } from '@tongban/forms/compiled-form'
import { formWithAnswers, formWithAnything } from '@tongban/forms/testing/arbitraries'
import { compiled } from '@tongban/forms/testing/forms'
import { validateAnswers } from '@tongban/forms/validate'
import { evaluateVisibility } from '@tongban/forms/visibility'
import fc from 'fast-check'
import { build, type Plugin } from 'vite'
import { expect, test } from 'vitest'
import config from '../../vite.config.ts'

/** A script built with the settings of the pages, in memory. */
async function built(input: string, plugins: Plugin[] = []): Promise<string> {
  const made = await build({
    ...config,
    configFile: false,
    logLevel: 'silent',
    mode: 'production',
    plugins,
    build: {
      ...config.build,
      write: false,
      manifest: false,
      rolldownOptions: { input, output: { format: 'iife', name: 'shipped' }, preserveEntrySignatures: 'strict' },
    },
  })
  if (!('output' in made)) throw new Error('the build gave no script')
  return made.output.flatMap((chunk) => (chunk.type === 'chunk' ? [chunk.code] : [])).join('\n')
}

type Judged = { groups: string[]; fields: string[]; problems: unknown[]; partial: unknown[]; cleaned: FormAnswers }

/** What the browser evaluates, as text: nothing of this realm gets into the other. */
const entry = `
import { cleanAnswers } from '@tongban/forms/clean'
import { validateAnswers } from '@tongban/forms/validate'
import { evaluateVisibility } from '@tongban/forms/visibility'
export const judge = (json) => {
  const [form, answers] = JSON.parse(json)
  const { groups, fields } = evaluateVisibility(form, answers)
  return JSON.stringify({
    groups: [...groups],
    fields: [...fields],
    problems: validateAnswers(form, answers),
    partial: validateAnswers(form, answers, { partial: true }),
    cleaned: cleanAnswers(form, answers),
  })
}`

const entryPlugin: Plugin = {
  name: 'entry',
  resolveId: (id) => (id === 'entry' ? `${import.meta.dirname}/entry.virtual.js` : undefined),
  load: (id) => (id.endsWith('entry.virtual.js') ? entry : undefined),
}

function onServer(json: string): Judged {
  const [form, answers] = JSON.parse(json) as [CompiledForm, FormAnswers]
  const { groups, fields } = evaluateVisibility(form, answers)
  return {
    groups: [...groups],
    fields: [...fields],
    problems: validateAnswers(form, answers),
    partial: validateAnswers(form, answers, { partial: true }),
    cleaned: cleanAnswers(form, answers),
  }
}

test('browser and server see the same questions, the same problems and the same answers', async () => {
  const context = createContext({})
  runInContext(`${await built('entry', [entryPlugin])}\nglobalThis.judge = shipped.judge`, context)
  const judge = runInContext('judge', context) as (json: string) => string
  let [problems, hidden] = [0, 0]
  fc.assert(
    fc.property(fc.oneof(formWithAnswers, formWithAnything), ([definition, answers]) => {
      const json = JSON.stringify([compiled(definition), answers])
      const server = onServer(json)
      expect(JSON.parse(judge(json))).toEqual(JSON.parse(JSON.stringify(server)))
      problems += server.problems.length
      if (server.groups.length < definition.groups.length) hidden++
    }),
    { numRuns: 1500 },
  )
  // The forms were not so plain that there was nothing to differ in.
  expect(problems).toBeGreaterThan(500)
  expect(hidden).toBeGreaterThan(20)
}, 60_000)

test('the script of the form page is at most 45 KB gzip', async () => {
  const script = await built(`${import.meta.dirname}/form.ts`)
  expect(script).toContain('data-entries')
  expect(gzipSync(script).length).toBeLessThanOrEqual(45 * 1024)
}, 60_000)
