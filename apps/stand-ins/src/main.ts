// Runs the outside systems on their own, beside a server in another process.
import { resolve } from 'node:path'
import { loadStandInKeys } from './keys.ts'
import { startStandIns } from './server.ts'

const port = Number(process.env['TONGBAN_STAND_INS_PORT'] ?? Number(process.env['PORT'] ?? 8080) + 1)
const dataDir = resolve(process.env['TONGBAN_DATA'] ?? resolve(import.meta.dirname, '../../../var'))
const host = process.env['HOST'] ?? '127.0.0.1'
const { url, close } = await startStandIns({ port, host, dataDir, keys: loadStandInKeys(dataDir) })
process.stdout.write(`${url}/sms\n`)
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => void close())
