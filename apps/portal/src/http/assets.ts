import { createHash } from 'node:crypto'
import { existsSync, readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import type { FastifyInstance } from 'fastify'
import { loadOfflinePage, type OfflinePage } from './offline-page.ts'
import { type Packed, pack, sendPacked } from './packed.ts'

type Manifest = Record<string, { file: string; isEntry?: boolean; imports?: string[]; css?: string[] }>

/** Addresses of what pages load; the scripts are missing when nothing was built. */
export type Assets = {
  stylesheet: string
  formScript: string | undefined
  searchScript: string | undefined
  /** The page that checks a proof without a network. */
  offlinePage: OfflinePage | undefined
  files: ReadonlyMap<string, Packed>
}

const base = '/assets/portal/'
const types: Record<string, string> = { js: 'text/javascript; charset=utf-8', css: 'text/css; charset=utf-8' }

/** Reads the built files into memory (there are few), packed for every browser; without a build the style sheets as written. */
export function loadAssets(dir: string): Assets {
  const files = new Map<string, Packed>()
  const add = (name: string, content: Buffer) => {
    files.set(name, pack(content, types[name.split('.').at(-1) ?? ''] ?? 'application/octet-stream'))
    return base + name
  }
  const manifestFile = join(dir, '.vite/manifest.json')
  if (!existsSync(manifestFile)) {
    const css = sourceStyles()
    const hash = createHash('sha256').update(css).digest('base64url').slice(0, 8)
    return {
      stylesheet: add(`styles-${hash}.css`, css),
      formScript: undefined,
      searchScript: undefined,
      offlinePage: undefined,
      files,
    }
  }
  const manifest = JSON.parse(readFileSync(manifestFile, 'utf8')) as Manifest
  const addresses = new Map<string, string>()
  for (const [source, { file, css = [] }] of Object.entries(manifest)) {
    for (const name of [file, ...css]) if (!files.has(name)) add(name, readFileSync(join(dir, name)))
    addresses.set(source, base + file)
  }
  const stylesheet = addresses.get('src/portal.css')
  if (stylesheet === undefined) throw new Error(`${manifestFile} names no style sheet; build the portal again`)
  return {
    stylesheet,
    formScript: addresses.get('src/islands/form.ts'),
    searchScript: addresses.get('src/islands/search.ts'),
    offlinePage: loadOfflinePage(dir),
    files,
  }
}

/** The style sheets one after the other, as `portal.css` imports them. */
function sourceStyles(): Buffer {
  const { resolve } = createRequire(import.meta.url)
  const ui = ['styles', 'flow'].map((name) => readFileSync(resolve(`@tongban/ui/${name}.css`), 'utf8'))
  const own = readFileSync(join(import.meta.dirname, '../portal.css'), 'utf8')
  return Buffer.from(ui.join('') + own.replace(/^@import .*$/gm, ''))
}

/** The mark of the site; browsers ask for it at this address unless told otherwise. */
const icon = pack(
  Buffer.from(
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32"><rect width="32" height="32" rx="4" fill="#0a58ca"/><path d="M7 9h18v3.4h-7.2V25h-3.6V12.4H7z" fill="#fff"/></svg>',
  ),
  'image/svg+xml',
)

export function serveAssets(app: FastifyInstance, assets: Assets): void {
  app.get('/favicon.ico', (request, reply) => {
    reply.header('cache-control', 'public, max-age=86400')
    return sendPacked(request, reply, icon)
  })
  app.get<{ Params: { '*': string } }>(`${base}*`, (request, reply) => {
    const file = assets.files.get(request.params['*'])
    if (!file) return reply.callNotFound()
    reply.header('cache-control', 'public, max-age=31536000, immutable')
    return sendPacked(request, reply, file)
  })
}
