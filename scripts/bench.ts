// npm run bench: all figures, each beside its limit. Options after `--`: --quick, --only a,b, --keep, --on FOLDER.
import { parseArgs } from 'node:util'
import { measure } from '../bench/main.ts'
import { buildWeb } from './build-web.ts'

const { values } = parseArgs({
  options: { quick: { type: 'boolean' }, only: { type: 'string' }, keep: { type: 'boolean' }, on: { type: 'string' } },
})
await buildWeb()
const { quick = false, keep = false, only } = values
// A figure that falls short is said, not failed: the machine decides it as much as the code.
await measure({ quick, keep, on: values.on, only: only ? only.split(',') : [] })
