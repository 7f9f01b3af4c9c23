import type { Retention } from '@tongban/contracts/archives/archives'
import { retentionWords } from './retention.ts'
import { type Element, element } from './xml.ts'

export type OnList = {
  caseNo: string
  itemName: string
  applicantName: string
  year: number
  closedOn: string
  retention: Retention
  files: number | null
  bytes: number | null
  sm3: string | null
}

export const listHeads = [
  '序号',
  '办件编号',
  '事项名称',
  '申请人',
  '年度',
  '办结日期',
  '保管期限',
  '文件名',
  '文件数',
  '字节',
  'SM3',
]

export const listRow = (p: OnList, index: number): string[] => [
  ...[
    String(index + 1),
    p.caseNo,
    p.itemName,
    p.applicantName,
    String(p.year),
    p.closedOn,
    retentionWords[p.retention],
  ],
  ...[`${p.caseNo}.zip`, String(p.files ?? 0), String(p.bytes ?? 0), p.sm3 ?? ''],
]

export type ListHead = { number: string; officeName: string; year: number; madeBy: string; madeAt: string }

export const listXml = (head: ListHead, packages: readonly OnList[]): Element =>
  element(
    '移交清单',
    {
      ...{ 版本: 1, 编号: head.number, 移交单位: head.officeName, 年度: head.year, 制单人: head.madeBy },
      ...{ 制单时间: head.madeAt, 件数: packages.length },
    },
    packages.map((p, index) => {
      const values = listRow(p, index)
      return element('档案', Object.fromEntries(listHeads.map((name, n) => [name, values[n] ?? ''])))
    }),
  )
