import { join } from 'node:path'
import { build, defineConfig, type Plugin } from 'vite'

/**
 * The script of the page that checks a proof without a network goes into the page itself, so it may share nothing with
 * the others: a build of its own, into the same folder.
 */
function offlinePage(): Plugin {
  let outDir = ''
  return {
    name: 'offline-page',
    configResolved(config) {
      outDir = join(config.root, config.build.outDir)
    },
    async closeBundle() {
      await build({
        configFile: false,
        root: import.meta.dirname,
        publicDir: false,
        logLevel: 'warn',
        build: {
          outDir,
          emptyOutDir: false,
          target: 'es2020',
          modulePreload: false,
          rolldownOptions: {
            input: 'src/offline/check.ts',
            output: { format: 'iife', entryFileNames: 'offline-check.js' },
          },
        },
      })
    },
  }
}

/** Builds what browsers load: the script of forms and the style sheet, with hashes in their names. Pages are not built. */
export default defineConfig({
  root: import.meta.dirname,
  base: '/assets/portal/',
  publicDir: false,
  plugins: [offlinePage()],
  build: {
    outDir: 'dist',
    manifest: true,
    target: 'es2020',
    modulePreload: false,
    assetsDir: '.',
    rolldownOptions: { input: ['src/islands/form.ts', 'src/islands/search.ts', 'src/portal.css'] },
  },
})
