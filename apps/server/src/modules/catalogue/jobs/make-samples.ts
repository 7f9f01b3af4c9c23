import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { system } from '#platform/actor'
import type { Deps } from '#platform/deps'
import { newId } from '#platform/ids'
import { type MaterialSample, sampleSheet } from '../core/material-sample.ts'
import type { CataloguePorts } from '../ports.ts'
import { listNeverSampled, recordMadeSample } from '../store/material-store.ts'
import { bumpVersion } from '../store/publish-store.ts'

type SampleDeps = Pick<Deps, 'db' | 'files' | 'clock' | 'config'>

/**
 * Prints the samples that come with a demonstration, each once: what an officer handed in or took away stays so.
 * Answers how many were made; `account` is whose they are.
 */
export async function makeSamples(
  deps: SampleDeps,
  ports: Pick<CataloguePorts, 'printForm'>,
  account: string,
): Promise<number> {
  const text = await readFile(join(deps.config.repositoryRoot, 'data/material-samples.json'), 'utf8')
  const samples = JSON.parse(text) as MaterialSample[]
  const codes = samples.map(({ code }) => code)
  const wanted = new Set(await deps.db.read(system('samples'), (tx) => listNeverSampled(tx, codes)))
  let made = 0
  for (const sample of samples.filter(({ code }) => wanted.has(code))) {
    const id = newId()
    const stored = await deps.files.put(id, await ports.printForm(sampleSheet(sample)))
    const kept = await deps.db.transaction(system('samples'), async (tx) => {
      const file = { id, name: `${sample.title}（样例）.pdf`, kind: 'pdf', ...stored }
      const recorded = await recordMadeSample(tx, sample.code, file, account, deps.clock.now())
      if (recorded) await bumpVersion(tx)
      return recorded
    })
    if (kept) made++
    else await deps.files.remove(id)
  }
  return made
}
