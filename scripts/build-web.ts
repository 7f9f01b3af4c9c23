// Builds the pages' scripts and styles, when what they are made of has changed since the last build.
import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { root, run, seconds, tool } from './tooling/run.ts'

const apps = ['portal', 'workbench']

/** Builds every app that has pages and is stale; throws with what Vite said. */
export async function buildWeb(): Promise<void> {
  for (const app of apps) await build(app)
}

/** The folders of the apps that Vite builds. */
export const webApps = (): string[] =>
  apps.map((app) => join(root, 'apps', app)).filter((folder) => existsSync(join(folder, 'vite.config.ts')))

async function build(app: string): Promise<void> {
  const folder = join(root, 'apps', app)
  if (!webApps().includes(folder)) return
  const fresh = fingerprint(folder)
  const dist = join(folder, 'dist')
  const marker = join(dist, '.tongban-built')
  if (existsSync(marker) && readFileSync(marker, 'utf8') === fresh) return
  // Built beside and put in place at once, so that a server that runs, or a second start, never sees half of it.
  const draft = `dist.${process.pid}`
  const env = { NODE_ENV: 'production' }
  const args = [tool('vite/bin/vite.js'), 'build', folder, '--outDir', draft, '--emptyOutDir', '--logLevel', 'warn']
  const { code, output, ms } = await run(process.execPath, args, { env })
  try {
    if (code !== 0) throw new Error(`apps/${app} could not be built:\n${output}`)
    writeFileSync(join(folder, draft, '.tongban-built'), fresh)
    rmSync(dist, { recursive: true, force: true })
    renameSync(join(folder, draft), dist)
  } finally {
    rmSync(join(folder, draft), { recursive: true, force: true })
  }
  process.stderr.write(`Built apps/${app} in ${seconds(ms)}\n`)
}

/** Changes when the app, a package it may use, or a dependency changes. */
function fingerprint(folder: string): string {
  const hash = createHash('sha256')
  for (const part of [folder, join(root, 'packages')]) {
    const files = readdirSync(part, { withFileTypes: true, recursive: true })
      .filter((entry) => entry.isFile())
      .map((entry) => join(entry.parentPath, entry.name).slice(root.length))
      .filter((path) => !/\/(node_modules|dist(\.\d+)?|test)\/|\.test\.tsx?$/.test(path))
    for (const path of files.sort())
      hash
        .update(path)
        .update('\0')
        .update(readFileSync(join(root, path)))
  }
  return hash.update(readFileSync(join(root, 'package-lock.json'))).digest('hex')
}

if (import.meta.main) await buildWeb()
