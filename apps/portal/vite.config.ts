import { defineConfig } from 'vite'

/** Builds what browsers load: the script of forms and the style sheet, with hashes in their names. Pages are not built. */
export default defineConfig({
  root: import.meta.dirname,
  base: '/assets/portal/',
  publicDir: false,
  build: {
    outDir: 'dist',
    manifest: true,
    target: 'es2020',
    modulePreload: false,
    assetsDir: '.',
    rolldownOptions: { input: ['src/islands/form.ts', 'src/islands/search.ts', 'src/portal.css'] },
  },
})
