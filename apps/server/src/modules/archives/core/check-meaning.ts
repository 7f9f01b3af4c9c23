import type { ArchiveFinding } from '@tongban/contracts/archives/package'
import type { Seen } from './check-file.ts'
import { stem } from './closed-case.ts'
import { finding } from './findings.ts'
import { missingFacts } from './metadata.ts'
import { folders, paths } from './paths.ts'
import { documentsInLog, filesInLog, type Log, type LoggedEvent, readLog } from './process-log.ts'
import { childText, type Element, readXml } from './xml.ts'

type Break = { seq: number; why: string }
/** The rule of the chain is the cases'; it is handed in. */
export type VerifyChain = (
  caseId: string,
  head: { seq: number; hash: string },
  events: readonly LoggedEvent[],
) => Break | undefined

const breaks: Record<string, readonly [zh: string, en: string]> = {
  changed: ['内容被改动', 'it was changed'],
  missing: ['缺失', 'it is missing'],
  moved: ['与前一个接不上', 'it does not follow the one before'],
  'tail-missing': ['之前的最后几个事件缺失', 'the events before it are missing'],
  'no-events': ['起没有任何事件', 'there are no events'],
}

/** What the parts say of one another: description, log and files must tell one story. */
export function checkMeaning(seen: readonly Seen[], caseNo: string, verifyChain: VerifyChain): ArchiveFinding[] {
  const rootOf = (path: string) => {
    const text = seen.find((file) => file.path === path)?.text
    return text === undefined ? undefined : readXml(text)
  }
  const parts = Object.values(paths).filter((path) => !seen.some((file) => file.path === path))
  const found = parts.map((path) => finding('missing-part', path))
  const root = rootOf(paths.metadata)
  const facts = root?.name === '基本信息描述' ? root : undefined
  const logRoot = rootOf(paths.process)
  const log = logRoot && readLog(logRoot)
  if (root && !facts) found.push(finding('wrong-xml', paths.metadata))
  if (logRoot && !log) found.push(finding('wrong-xml', paths.process))
  if (facts) found.push(...checkFacts(facts))
  if (log) found.push(...checkLog(log, seen, verifyChain))
  if (facts && log) found.push(...contradictions(facts, log, caseNo))
  return found
}

function checkFacts(facts: Element): ArchiveFinding[] {
  const names = missingFacts(facts)
  return names.length > 0 ? [finding('metadata-missing', paths.metadata, { names: names.join('、') })] : []
}

function checkLog(log: Log, seen: readonly Seen[], verifyChain: VerifyChain): ArchiveFinding[] {
  const broken = chainBreak(log, verifyChain)
  const given = new Set(seen.filter(({ path }) => path.startsWith(`${folders.materials}/`)).map(({ sha256 }) => sha256))
  const missing = filesInLog(log).filter((sha256) => !given.has(sha256))
  const papers = seen.map(({ path }) => path).filter((path) => path.endsWith('.pdf'))
  const unseen = documentsInLog(log).filter((number) => !papers.some((path) => path.includes(`-${stem(number)}-`)))
  return [
    ...broken,
    ...missing.map((sha256) => finding('missing-given', paths.process, { sha256 })),
    ...unseen.map((number) => finding('missing-document', paths.process, { number })),
  ]
}

function chainBreak(log: Log, verifyChain: VerifyChain): ArchiveFinding[] {
  const found = verifyChain(log.caseId, log.head, log.events)
  if (!found) return []
  const [why, whyEn] = breaks[found.why] ?? [found.why, found.why]
  return [finding('broken-chain', paths.process, { seq: String(found.seq), why, whyEn })]
}

function contradictions(facts: Element, log: Log, listedNo: string): ArchiveFinding[] {
  const first = log.events[0]
  const data = (first?.data ?? {}) as Record<string, unknown>
  const said: (readonly [name: string, value: unknown])[] = [
    ['办件标识', log.caseId],
    ['办件编号', data['caseNo']],
    ['办件编号', listedNo],
    ['事项编码', data['itemCode']],
    ['申请时间', first?.at],
    ['办结时间', log.events.at(-1)?.at],
  ]
  const names = said.filter(([name, value]) => childText(facts, name) !== value).map(([name]) => name)
  return [...new Set(names)].map((name) => finding('metadata-contradicts', paths.metadata, { name }))
}
