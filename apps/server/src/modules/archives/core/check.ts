import { createHash } from 'node:crypto'
import type { ArchiveFinding, ArchiveReport } from '@tongban/contracts/archives/package'
import { checkFile, type Seen } from './check-file.ts'
import { checkMeaning, type VerifyChain } from './check-meaning.ts'
import { type FindingCode, finding, fourResults } from './findings.ts'
import { type Listed, listFiles, readList } from './manifest.ts'
import { isSafePath, paths } from './paths.ts'
import { readXml, writeXml } from './xml.ts'
import { directory, endOf, type FoundEntry, localHead, octets, readDirectory, type Source, startOf } from './zip.ts'

export type CheckOptions = {
  verifyChain: VerifyChain
  /** SM3 of the package by the hand-over list, when it is at hand. */
  sm3?: string | undefined
}

/**
 * The four checks (DA/T 70) of a package, from its octets alone. Whatever the file is, the answer is a report: every
 * octet is either in a head, which must be as we write it, or in a file, whose SM3 is on the list; so none can be changed
 * without a finding.
 */
export async function checkPackage(source: Source, options: CheckOptions): Promise<ArchiveReport> {
  const sm3 = await hashOf(source)
  const listed: ArchiveFinding[] = options.sm3 && options.sm3.toLowerCase() !== sm3 ? [finding('not-listed')] : []
  const zip = await readDirectory(source)
  const report = (findings: ArchiveFinding[], seen: readonly Seen[], caseNo: string | null, looked: boolean) => ({
    valid: looked && findings.every(({ level }) => level !== 'error'),
    caseNo,
    bytes: source.size,
    sm3,
    checks: fourResults(findings, looked),
    files: seen.map(({ path, bytes, format, sm3: hash }) => ({
      ...{ path, bytes, format, sm3: hash },
      passed: findings.every((found) => found.path !== path || found.level !== 'error'),
    })),
    findings,
  })
  if (!zip.ok) return report([...listed, finding(zip.why)], [], null, false)
  const outside = checkContainer(zip.entries, zip.directoryAt)
  // Nothing is read where the directory may not be believed.
  if (outside.length > 0) return report([...listed, ...outside], [], null, false)
  const asWritten = directory(zip.entries, zip.directoryAt).equals(zip.written) && (await headsAsWritten(source, zip))
  const seen: Seen[] = []
  for (const entry of zip.entries) seen.push(await checkFile(source, entry))
  const { findings, caseNo } = checkContents(seen, options)
  const notes = [finding('not-signed'), finding('no-virus-scan')]
  const changed = asWritten ? [] : [finding('container-changed')]
  return report([...listed, ...changed, ...findings, ...notes], seen, caseNo, true)
}

async function hashOf(source: Source): Promise<string> {
  const hash = createHash('sm3')
  for await (const part of source.read(0, source.size)) hash.update(part)
  return hash.digest('hex')
}

/** What must be so before anything is read: names, sizes and places. */
function checkContainer(entries: readonly FoundEntry[], directoryAt: number): ArchiveFinding[] {
  const names = new Set<string>()
  const found: ArchiveFinding[] = []
  const tell = (code: FindingCode, path: string) => found.push(finding(code, shown(path)))
  let end = 0
  for (const entry of entries) {
    const { path } = entry
    if (entry.badName || !isSafePath(path)) tell('unsafe-path', path)
    // Windows and macOS do not tell capital letters apart.
    if (names.has(path.toLowerCase())) tell('same-path', path)
    names.add(path.toLowerCase())
    if (entry.method !== 0 || entry.encrypted) tell('compressed', path)
    else if (entry.packed !== entry.bytes || entry.offset < end || endOf(entry) > directoryAt) tell('size-lie', path)
    end = Math.max(end, endOf(entry))
  }
  return found
}

/** A name as it can be shown: what hides or breaks lines is written out. */
const shown = (path: string) =>
  path.replace(/[^\p{L}\p{N}\p{P}\p{S} ]/gu, (c) => `\\u${c.charCodeAt(0).toString(16).padStart(4, '0')}`).slice(0, 300)

/** Whether the heads are those that we write, one file begins where the last ended, and nothing lies between. */
async function headsAsWritten(source: Source, zip: { entries: FoundEntry[]; directoryAt: number }): Promise<boolean> {
  let at = 0
  for (const entry of zip.entries) {
    if (entry.offset !== at) return false
    if (!(await octets(source, at, startOf(entry) - at)).equals(localHead(entry))) return false
    at = endOf(entry)
  }
  return at === zip.directoryAt
}

function checkContents(seen: readonly Seen[], options: CheckOptions) {
  const findings = seen.flatMap(({ findings: own }) => own)
  const manifest = seen.find(({ path }) => path === paths.manifest)
  const text = manifest?.text
  const root = text === undefined ? undefined : readXml(text)
  const list = root && readList(root)
  // It says what we would write of these files and not a letter more: that would be covered by no hash.
  if (!list || manifest?.crcWrong || writeXml(listFiles(list.caseNo, list.files)) !== text)
    return { findings: [...findings, finding('no-manifest', paths.manifest)], caseNo: null }
  const meaning = checkMeaning(seen, list.caseNo, options.verifyChain)
  return { findings: [...findings, ...compare(list.files, seen), ...meaning], caseNo: list.caseNo }
}

/** Every file on the list is in the package as it was, and no other. */
function compare(listed: readonly Listed[], seen: readonly Seen[]): ArchiveFinding[] {
  const there = new Map(seen.map((file) => [file.path, file]))
  const known = new Set(listed.map(({ path }) => path))
  const added = seen.filter(({ path }) => path !== paths.manifest && !known.has(path))
  const found: ArchiveFinding[] = []
  const renamed = new Set<string>()
  for (const { path, bytes, sm3, format } of listed) {
    const file = there.get(path)
    if (file) {
      if (file.sm3 !== sm3 || file.bytes !== bytes || file.crcWrong || file.format !== format)
        found.push(finding('changed-file', path))
      continue
    }
    const now = added.find((one) => one.sm3 === sm3 && !renamed.has(one.path))
    if (now) renamed.add(now.path)
    found.push(now ? finding('renamed-file', now.path, { before: path }) : finding('missing-file', path))
  }
  const more = added.filter(({ path }) => !renamed.has(path)).map(({ path }) => finding('added-file', path))
  const twice = known.size < listed.length ? [finding('no-manifest', paths.manifest)] : []
  return [...found, ...more, ...twice]
}
