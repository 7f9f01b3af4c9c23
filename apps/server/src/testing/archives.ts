import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { ArchiveReport } from '@tongban/contracts/archives/package'
import { folderStore } from '#platform/files'
import { checkPackage } from '../modules/archives/core/check.ts'
import type { Archived } from '../modules/archives/core/closed-case.ts'
import {
  crc32,
  directory,
  type Entry,
  endOf,
  localHead,
  octets,
  readDirectory,
  type Source,
  startOf,
} from '../modules/archives/core/zip.ts'
import { writePackage } from '../modules/archives/store/write-package.ts'
import { genesis, hashEvent, verifyChain } from '../modules/cases/core/chain.ts'
import { samplePdf } from '../story/sample-file.ts'
import { aCase } from './a-case.ts'

const caseId = '018f0000-0000-7000-8000-000000000001'
const caseNo = '11340102MB0000001XA340131020000202603020000001'
const itemCode = '11340102MB0000001X4340131020000'
const fileId = '018f0000-0000-7000-8000-00000000000a'
const paperId = '018f0000-0000-7000-8000-00000000000b'
const packageId = '018f0000-0000-7000-8000-00000000000c'

/** One stored case with an upload and a result, as a package is made of it; removed with the folder. */
export async function anArchivedCase() {
  const folder = mkdtempSync(join(tmpdir(), 'tongban-archives-'))
  const files = folderStore(folder)
  const upload = await files.put(fileId, samplePdf('租赁合同'))
  const paper = await files.put(paperId, samplePdf('准予决定'))
  const number = '瑶海区市监许字〔2026〕第0001号'
  const given = [{ materialName: '租赁合同', name: '合同.pdf', ...upload }]
  const told = [
    ['case-submitted', '2026-03-02T01:00:00.000Z', { caseNo, itemCode, revisionId: 'R', files: given }],
    ['case-granted', '2026-03-03T01:00:00.000Z', { documentNo: number, reasons: '符合条件 <甲> & “乙”\r\n' }],
    ['result-delivered', '2026-03-04T01:00:00.000Z', {}],
  ] as const
  let previous = genesis
  const events = told.map(([type, at, data], index) => {
    const event = { caseId, seq: index + 1, type, at, actor: 'system:test', data, previous }
    previous = hashEvent(event)
    return { ...event, hash: previous, actorName: '系统', text: '说明' }
  })
  const archived: Archived = {
    c: {
      ...aCase({ id: caseId, caseNo, itemCode, status: 'delivered', submittedAt: new Date('2026-03-02T01:00:00Z') }),
      ...{ itemType: '01', acceptedOn: '2026-03-02', closedAt: new Date('2026-03-04T01:00:00Z'), events },
      answers: [{ title: '申请人', fields: [{ key: 'name', label: '姓名', value: '王一诺' }] }],
    },
    materials: [
      {
        ...{ materialKey: 'lease', name: '租赁合同', nameEn: 'Lease', required: true, state: 'uploaded', trust: 'D' },
        ...{ source: '申请人上传', sourceEn: 'Uploaded', uploadTrust: 'D', acceptedKinds: ['pdf'] },
        files: [{ id: fileId, name: '合同.pdf', kind: 'pdf', ...upload }],
      },
    ],
    documents: [
      {
        id: paperId,
        kind: 'result',
        number,
        title: '准予决定书',
        verifyCode: '7KQ2MBX4RTN9',
        fileId: paperId,
        ...paper,
      },
    ],
  }
  return {
    files,
    archived,
    fileId,
    /** The whole package as octets. */
    async pack(of: Archived = archived): Promise<Buffer> {
      const made = await writePackage(files, packageId, of, '30-years')
      if (!made.ok) throw new Error(made.whyEn)
      const pieces: Buffer[] = []
      for await (const piece of files.read(packageId) as AsyncIterable<Buffer>) pieces.push(piece)
      return Buffer.concat(pieces)
    },
    [Symbol.dispose]: () => rmSync(folder, { recursive: true }),
  }
}

export const sourceOf = (bytes: Uint8Array): Source => ({
  size: bytes.length,
  async *read(offset, length) {
    yield bytes.subarray(offset, offset + length)
  },
})

export const checkOctets = (bytes: Uint8Array, sm3?: string): Promise<ArchiveReport> =>
  checkPackage(sourceOf(bytes), { verifyChain, sm3 })

export type Part = { path: string; octets: Buffer }

/** The files of a package, apart. */
export async function partsOf(bytes: Buffer): Promise<Part[]> {
  const zip = await readDirectory(sourceOf(bytes))
  if (!zip.ok) throw new Error(zip.why)
  return Promise.all(
    zip.entries.map(async (entry) => ({
      path: entry.path,
      octets: await octets(sourceOf(bytes), startOf(entry), entry.bytes),
    })),
  )
}

/** Files as a ZIP in the very form of a package, whatever they are. */
export function zipOf(parts: readonly Part[]): Buffer {
  let offset = 0
  const entries: Entry[] = []
  const written = parts.flatMap(({ path, octets: content }) => {
    const entry = { path, bytes: content.length, crc: crc32(content), offset }
    entries.push(entry)
    offset = endOf(entry)
    return [localHead(entry), content]
  })
  return Buffer.concat([...written, directory(entries, offset)])
}
