import { createWriteStream } from 'node:fs'
import { type FileHandle, open, rename, rm, stat } from 'node:fs/promises'
import { pipeline } from 'node:stream/promises'
import type { ArchiveReport } from '@tongban/contracts/archives/package'
import type { Command } from 'commander'
import type { Source } from '../modules/archives/core/zip.ts'
import { UsageError } from './usage.ts'

/** `tongban archive …`: packages of closed cases. Exit 0 done or valid, 1 not, 2 usage. */
export function register(program: Command): void {
  const archive = program.command('archive').description('e-archive packages (电子档案)')
  archive
    .command('export <case>')
    .description('write the package of a closed case, by its number or id (导出办件的电子档案)')
    .option('--to <file>', 'where to write it; CASE.zip here when absent')
    .option('--json', 'answer in JSON')
    .action(exportCase)
  archive
    .command('check <file>')
    .description('the four checks on a package, without any database (四性检测)')
    .option('--sm3 <hex>', 'SM3 of the package by the hand-over list, to compare')
    .option('--json', 'answer in JSON')
    .action(check)
}

const whyNot = {
  'no-case': '没有这个办件。There is no such case.',
  open: '办件还没有办结，办结后才归档。The case is not closed yet.',
  waiting: '办件的文书还没有全部生成，请稍后再试。Its documents are still being made; try again later.',
  destroyed: '这份电子档案已经依法销毁。The package was destroyed by approval.',
  failed: '电子档案没有做成：',
} as const

async function exportCase(asked: string, { to, json }: { to?: string; json?: boolean }): Promise<void> {
  const { findDatabase } = await import('./find-database.ts')
  const found = await findDatabase()
  if (!found)
    throw new UsageError('There is no database yet: start the platform once, or set DATABASE_URL.', 'no-database')
  const [{ exportByOperator }, { openDatabase }, { operatorDeps }] = await Promise.all([
    import('../modules/archives/index.ts'),
    import('../platform/db.ts'),
    import('./operator-deps.ts'),
  ])
  const db = openDatabase(found.url, { size: 2 })
  try {
    const made = await exportByOperator(operatorDeps(db), asked)
    if (!made.ok) {
      const text = whyNot[made.why] + (made.told ?? '')
      console.log(json ? JSON.stringify({ exported: false, why: made.why, text }) : text)
      process.exitCode = 1
      return
    }
    const { octets, caseNo, bytes, sm3 } = made
    const file = to ?? `${caseNo}.zip`
    await writeWhole(octets, file)
    console.log(
      json
        ? JSON.stringify({ exported: true, file, caseNo, bytes, sm3 })
        : `已导出：${file}（${bytes}字节）\nSM3 ${sm3}\n核对：./tongban archive check ${file}`,
    )
  } finally {
    await db.end()
    await found.stop()
  }
}

/** Under another name until it is whole: a broken pipe leaves no half package behind. */
async function writeWhole(octets: NodeJS.ReadableStream, file: string): Promise<void> {
  const part = `${file}.part`
  try {
    await pipeline(octets, createWriteStream(part, { mode: 0o600 }))
    await rename(part, file)
  } catch (error) {
    await rm(part, { force: true })
    throw error instanceof Error && 'code' in error && error.code === 'ENOENT'
      ? new UsageError(`${file}: 没有这个文件夹 (there is no such folder)`, 'no-folder')
      : error
  }
}

async function check(path: string, { sm3, json }: { sm3?: string; json?: boolean }): Promise<void> {
  if (sm3 !== undefined && !/^[0-9a-f]{64}$/i.test(sm3)) throw new UsageError('An SM3 has 64 hexadecimal digits.')
  const file = await openFile(path)
  try {
    const [{ checkPackage }, { verifyChain }] = await Promise.all([
      import('../modules/archives/core/check.ts'),
      import('../modules/cases/core/chain.ts'),
    ])
    const report = await checkPackage(await fileSource(file), { verifyChain, sm3 })
    console.log(json ? JSON.stringify(report) : sentences(report).join('\n'))
    if (!report.valid) process.exitCode = 1
  } finally {
    await file.close()
  }
}

async function openFile(path: string): Promise<FileHandle> {
  const isFile = await stat(path).then(
    (found) => found.isFile(),
    () => false,
  )
  if (!isFile) throw new UsageError(`${path}: 没有这个文件 (there is no such file)`, 'no-file')
  return open(path, 'r')
}

const pieceBytes = 64 * 1024

async function fileSource(file: FileHandle): Promise<Source> {
  return {
    size: (await file.stat()).size,
    async *read(offset, length) {
      for (let at = offset; at < offset + length; ) {
        const { buffer, bytesRead } = await file.read(
          Buffer.alloc(Math.min(pieceBytes, offset + length - at)),
          0,
          undefined,
          at,
        )
        // Cut off while it was read: what is missing fails its hash.
        if (bytesRead === 0) return
        yield buffer.subarray(0, bytesRead)
        at += bytesRead
      }
    },
  }
}

function sentences({ valid, caseNo, sm3, bytes, checks, files, findings }: ArchiveReport): string[] {
  return [
    valid ? '四性检测通过。The package passes the four checks.' : '四性检测没有通过。The package does not pass.',
    ...(caseNo ? [`办件编号 ${caseNo}`] : []),
    `${files.length}个文件，${bytes}字节，SM3 ${sm3 ?? '–'}`,
    ...checks.map(({ passed, text, textEn }) => `${passed ? '●' : '■'} ${text} · ${textEn}`),
    ...findings.map(
      ({ level, code, path, text, textEn }) =>
        `${level === 'error' ? '■' : '–'} ${path ? `${path}：` : ''}${text} ${textEn} [${code}]`,
    ),
  ]
}
