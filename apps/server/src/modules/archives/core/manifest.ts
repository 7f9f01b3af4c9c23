import { type Element, element } from './xml.ts'

export type Listed = { path: string; bytes: number; format: string; sm3: string }

/** 文件清单: every file of the package but itself. */
export const listFiles = (caseNo: string, files: readonly Listed[]): Element =>
  element(
    '文件清单',
    { 版本: 1, 办件编号: caseNo, 算法: 'SM3' },
    files.map(({ path, bytes, format, sm3 }) => element('文件', { 路径: path, 字节: bytes, 格式: format, SM3: sm3 })),
  )

/** The list as written; undefined where it is another document. */
export function readList(root: Element): { caseNo: string; files: Listed[] } | undefined {
  if (root.name !== '文件清单' || root.attributes['算法'] !== 'SM3') return undefined
  const files = root.children.map(({ attributes: a }) => ({
    path: a['路径'] ?? '',
    bytes: Number(a['字节']),
    format: a['格式'] ?? '',
    sm3: a['SM3'] ?? '',
  }))
  const sound = files.every(({ bytes, sm3 }) => Number.isSafeInteger(bytes) && /^[0-9a-f]{64}$/.test(sm3))
  return sound ? { caseNo: root.attributes['办件编号'] ?? '', files } : undefined
}
