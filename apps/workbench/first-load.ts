import { gzipSync } from 'node:zlib'
import type { Plugin } from 'vite'

/** Prints what a first page costs over the wire (gzip) after each build, and fails above the limit. */
export function firstLoad(limitKb: number, firstPage: string): Plugin {
  return {
    name: 'first-load',
    generateBundle(_, bundle) {
      const chunks = Object.values(bundle).filter((each) => each.type === 'chunk')
      const wanted = new Set<string>()
      const follow = (fileName: string) => {
        if (wanted.has(fileName)) return
        wanted.add(fileName)
        for (const next of chunks.find((chunk) => chunk.fileName === fileName)?.imports ?? []) follow(next)
      }
      for (const chunk of chunks) if (chunk.isEntry || chunk.facadeModuleId?.endsWith(firstPage)) follow(chunk.fileName)
      let bytes = 0
      for (const each of Object.values(bundle))
        if (each.type === 'chunk' && wanted.has(each.fileName)) bytes += gzipSync(each.code).length
        else if (each.type === 'asset' && each.fileName.endsWith('.css')) bytes += gzipSync(each.source).length
      const kb = Math.ceil(bytes / 1024)
      this.info(`first load: ${kb} KB gzip in ${wanted.size} scripts and the style sheet (limit ${limitKb} KB)`)
      if (kb > limitKb) this.error(`the first load is ${kb} KB gzip, more than ${limitKb} KB`)
    },
  }
}
