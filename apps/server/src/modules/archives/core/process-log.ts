import type { ClosedCase } from '#modules/cases'
import { type Element, element } from './xml.ts'

/** An event of the log as the chain of the platform hashes it. */
export type LoggedEvent = {
  caseId: string
  seq: number
  type: string
  at: string
  actor: string
  data: unknown
  previous: string
  hash: string
}

/** 办理过程: every event up to the one that closed the case, with what its hash is made of. */
export const writeLog = (c: ClosedCase): Element =>
  element(
    '办理过程',
    { 版本: 1, 办件标识: c.id, 事件数: c.events.length, 末哈希: c.events.at(-1)?.hash ?? '' },
    c.events.map((event) =>
      element('事件', { 序号: event.seq, 类型: event.type, 时间: event.at, 操作者: event.actor }, [
        element('操作者姓名', {}, event.actorName),
        element('说明', {}, event.text),
        element('数据', {}, JSON.stringify(event.data)),
        element('前一哈希', {}, event.previous),
        element('哈希', {}, event.hash),
      ]),
    ),
  )

export type Log = { caseId: string; head: { seq: number; hash: string }; events: LoggedEvent[] }

/** Undefined where it is another document, or its data are no JSON. */
export function readLog(root: Element): Log | undefined {
  if (root.name !== '办理过程') return undefined
  const caseId = root.attributes['办件标识'] ?? ''
  try {
    const events = root.children.map(({ attributes: a, children }) => {
      const text = (name: string) => children.find((child) => child.name === name)?.text ?? ''
      return {
        ...{ caseId, seq: Number(a['序号']), type: a['类型'] ?? '', at: a['时间'] ?? '', actor: a['操作者'] ?? '' },
        ...{ data: JSON.parse(text('数据')) as unknown, previous: text('前一哈希'), hash: text('哈希') },
      }
    })
    return { caseId, head: { seq: Number(root.attributes['事件数']), hash: root.attributes['末哈希'] ?? '' }, events }
  } catch {
    return undefined
  }
}

const isRecord = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null

/** SHA-256 of every file that an event says was given. */
export const filesInLog = (log: Log): string[] =>
  log.events.flatMap(({ data }) => {
    const files = isRecord(data) && Array.isArray(data['files']) ? (data['files'] as unknown[]) : []
    return files.flatMap((file) => (isRecord(file) && typeof file['sha256'] === 'string' ? [file['sha256']] : []))
  })

/** Numbers of the documents that events say were issued. */
export const documentsInLog = (log: Log): string[] =>
  log.events.flatMap(({ data }) =>
    isRecord(data)
      ? ['documentNo', 'recordNo', 'resultNo'].flatMap((key) => (typeof data[key] === 'string' ? [data[key]] : []))
      : [],
  )
