// Lets Node run .tsx (Preact, rendered to strings): node --import ./apps/server/src/platform/tsx-hook.ts …
// Plain .ts stays with Node's own type stripping.
import { readFileSync } from 'node:fs'
import { registerHooks, setSourceMapsSupport } from 'node:module'
import { fileURLToPath } from 'node:url'
import { transformSync } from 'oxc-transform'

// JSX moves lines, so only these files carry maps; stack traces of libraries need none.
setSourceMapsSupport(true, { nodeModules: false, generatedCode: false })

registerHooks({
  load(url, context, nextLoad) {
    if (!/\.tsx(\?|$)/.test(url)) return nextLoad(url, context)
    const file = fileURLToPath(url)
    const { code, map, errors } = transformSync(file, readFileSync(file, 'utf8'), {
      jsx: { runtime: 'automatic', importSource: 'preact' },
      typescript: { onlyRemoveTypeImports: true, rewriteImportExtensions: false },
      sourcemap: true,
    })
    const mistake = errors[0]
    if (mistake) throw new SyntaxError(`${file}: ${mistake.message}\n${mistake.codeframe ?? ''}`)
    const inline = Buffer.from(JSON.stringify(map)).toString('base64')
    const source = `${code}\n//# sourceMappingURL=data:application/json;base64,${inline}`
    return { format: 'module', source, shortCircuit: true }
  },
})
