// Starts the bundled PostgreSQL for trying out, development and tests; production sets DATABASE_URL.
import { execFile, spawn } from 'node:child_process'
import { createHash, randomUUID } from 'node:crypto'
import {
  chownSync,
  closeSync,
  existsSync,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { createServer } from 'node:net'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { promisify } from 'node:util'
import pg from 'pg'
import { findHome, makePrivateFolder } from './embedded-postgres-home.ts'

export type PostgresOptions = { dataDir: string; log?: (line: string) => void; settings?: Record<string, string> }
/** A running server: `url` names its database `tongban`; `stop` shuts it down unless another live process uses it too. */
export type RunningPostgres = { url: string; dataDir: string; stop(): Promise<void> }

type Home = ReturnType<typeof findHome>
const run = promisify(execFile)
const defaults = {
  listen_addresses: '', // no TCP: only who may enter the socket folder may connect
  shared_buffers: '128MB',
  max_connections: '60',
  jit: 'off',
  min_wal_size: '80MB',
  max_wal_size: '512MB',
  checkpoint_timeout: '15min',
  log_min_messages: 'warning',
  log_timezone: 'UTC',
  timezone: 'UTC',
}

/** Starts PostgreSQL on `dataDir`, or joins the one that already runs on it. Throws with the end of its log. */
export async function startPostgres({
  dataDir: wanted,
  log = () => {},
  settings,
}: PostgresOptions): Promise<RunningPostgres> {
  const home = findHome(wanted, log)
  const { dataDir } = home
  const holder = join(dataDir, 'tongban-holders', `${process.pid}-${birthOf(process.pid)}-${randomUUID()}`)
  const url = await locked(dataDir, async () => {
    await createCluster(home, settings, log)
    const url = await openServer(home, { ...defaults, ...settings })
    mkdirSync(join(dataDir, 'tongban-holders'), { recursive: true })
    writeFileSync(holder, '')
    return url
  })
  const stop = () =>
    locked(dataDir, async () => {
      rmSync(holder, { force: true })
      if (!hasHolder(dataDir)) await stopServer(dataDir)
    })
  return { url, dataDir, stop }
}

async function createCluster(
  home: Home,
  settings: PostgresOptions['settings'],
  log: (line: string) => void,
): Promise<void> {
  const { dataDir, user, program } = home
  if (existsSync(join(dataDir, 'PG_VERSION'))) return
  log(`Creating a PostgreSQL cluster in ${dataDir}`)
  const draft = `${dataDir}.new` // an initdb that is killed leaves only a draft
  rmSync(draft, { recursive: true, force: true })
  makePrivateFolder(draft, user)
  const args = ['-D', draft, '-U', 'postgres', '-E', 'UTF8', '--locale=C', '--auth=trust', '--no-instructions']
  args.push(
    '--locale-provider=builtin',
    '--builtin-locale=C.UTF-8',
    ...(settings?.fsync === 'off' ? ['--no-sync'] : []),
  )
  await run(program('initdb'), args, { ...user, cwd: '/', env: environment })
  renameSync(draft, dataDir)
}

/** Joins or starts the server; one that is killed between being found and being asked is started again. */
async function openServer(home: Home, settings: Record<string, string>): Promise<string> {
  for (let tries = 1; ; tries++) {
    const socketDir = (await findRunning(home.dataDir)) ?? (await startServer(home, settings))
    try {
      return await openDatabase(socketDir)
    } catch (error) {
      if (tries === 3) throw error
      await sleep(50)
    }
  }
}

const environment = { PATH: '/usr/bin:/bin', LC_ALL: 'C' }

/** The state PostgreSQL itself writes into postmaster.pid, if the process it names is alive and serves this folder. */
function readState(dataDir: string): { pid: number; socketDir: string; status: string } | undefined {
  const lines = readText(join(dataDir, 'postmaster.pid')).split('\n')
  const pid = Number(lines[0])
  if (!(pid > 1) || !readText(`/proc/${pid}/cmdline`).includes(`${dataDir}\0`)) return
  return { pid, socketDir: lines[4] ?? '', status: lines[7]?.trim() ?? 'starting' }
}

async function findRunning(dataDir: string): Promise<string | undefined> {
  for (let state = readState(dataDir); state; state = readState(dataDir)) {
    if (state.status === 'ready') return state.socketDir
    await sleep(10) // starting, recovering or stopping
  }
  // A number taken over by another program would make PostgreSQL refuse its own stale file.
  rmSync(join(dataDir, 'postmaster.pid'), { force: true })
}

async function startServer(
  { dataDir, socketDir, user, program }: Home,
  settings: Record<string, string>,
): Promise<string> {
  const logFile = join(dataDir, 'tongban.log')
  const args = ['-D', dataDir, '-k', socketDir, ...Object.entries(settings).flatMap(([k, v]) => ['-c', `${k}=${v}`])]
  for (const deadline = Date.now() + 15_000; ; await sleep(100)) {
    const out = openSync(logFile, 'w', 0o600)
    if (user.uid !== undefined && user.gid !== undefined) chownSync(logFile, user.uid, user.gid)
    // A group of its own: Ctrl-C must not end it before the platform has finished its last requests.
    const child = spawn(program('postgres'), args, {
      ...user,
      cwd: '/',
      env: environment,
      detached: true,
      stdio: ['ignore', out, out],
    })
    closeSync(out)
    let ended = false
    child.once('exit', () => (ended = true)).once('error', () => (ended = true))
    while (!ended) {
      const state = readState(dataDir)
      if (state?.pid === child.pid && state?.status === 'ready') {
        child.unref()
        return socketDir
      }
      await sleep(5)
    }
    const said = readText(logFile)
    // For about a second after a kill the old server's children still hold its shared memory.
    if (!/still in use|already exists/.test(said) || Date.now() > deadline) {
      throw new Error(`PostgreSQL did not start on ${dataDir}:\n${said.slice(-2000)}`)
    }
  }
}

async function stopServer(dataDir: string): Promise<void> {
  const state = readState(dataDir)
  if (!state) return
  process.kill(state.pid, 'SIGINT') // “fast”: open transactions are rolled back, the data are flushed
  for (const deadline = Date.now() + 30_000; readState(dataDir)?.pid === state.pid; await sleep(10)) {
    if (Date.now() > deadline) process.kill(state.pid, 'SIGQUIT')
  }
}

async function openDatabase(socketDir: string): Promise<string> {
  const url = (name: string) => `postgresql://postgres@localhost/${name}?host=${encodeURIComponent(socketDir)}`
  const client = new pg.Client(url('postgres'))
  await client.connect()
  try {
    const { rowCount } = await client.query("SELECT 1 FROM pg_database WHERE datname = 'tongban'")
    if (!rowCount) await client.query('CREATE DATABASE tongban')
  } finally {
    await client.end()
  }
  return url('tongban')
}

/** One process at a time, by an abstract socket: the kernel lets go of it even when its holder is killed. */
async function locked<T>(dataDir: string, work: () => Promise<T>): Promise<T> {
  const name = `\0tongban-${createHash('sha256').update(dataDir).digest('hex').slice(0, 32)}`
  for (const deadline = Date.now() + 60_000; ; await sleep(20)) {
    const server = createServer().unref()
    const held = await new Promise<boolean>((done) =>
      server.once('error', () => done(false)).listen(name, () => done(true)),
    )
    if (!held && Date.now() < deadline) continue
    if (!held) throw new Error(`Another process has been starting PostgreSQL on ${dataDir} for a minute`)
    try {
      return await work()
    } finally {
      await new Promise((done) => server.close(done))
    }
  }
}

function hasHolder(dataDir: string): boolean {
  const folder = join(dataDir, 'tongban-holders')
  const live = readdirSync(folder).filter((name) => {
    const [pid, birth] = name.split('-')
    if (birthOf(Number(pid)) === birth) return true
    rmSync(join(folder, name), { force: true })
    return false
  })
  return live.length > 0
}

/** A process number can come back; together with its start time it cannot. The dead (Z) that nobody waited for do not count. */
function birthOf(pid: number): string {
  const fields = readText(`/proc/${pid}/stat`).split(') ').at(-1)?.split(' ') ?? []
  return fields[0] === 'Z' ? 'dead' : (fields[19] ?? 'none')
}

function readText(path: string): string {
  try {
    return readFileSync(path, 'utf8')
  } catch {
    return ''
  }
}
