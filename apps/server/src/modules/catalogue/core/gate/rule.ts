import type { FormAnswers } from '@tongban/contracts/catalogue/form'
import type { ItemContent, ItemMaterial } from '@tongban/contracts/catalogue/item'
import type { LintRule } from '@tongban/contracts/catalogue/lint'
import type { MaterialState } from '@tongban/contracts/catalogue/materials'
import type { GateProblem } from '@tongban/contracts/catalogue/proposals'
import type { Audience } from '@tongban/contracts/shared'
import type { CompiledForm } from '@tongban/forms/compiled-form'

/** What a content is checked against. */
export type PublishFacts = {
  hasArticle(law: string, article: string): boolean
  licenceNames: ReadonlySet<string>
  licenceCodes: ReadonlySet<string>
  /** Shared data (数据共享资源) by name. */
  resources: ReadonlySet<string>
  /** Names of the documents that other items end with: kept by the platform, so never asked for again. */
  resultNames: ReadonlyMap<string, string>
  themes: Readonly<Record<Audience, ReadonlySet<string>>>
  departmentKeys: ReadonlySet<string>
  /** Level and department key, with a blank between, of each office there is; `*` handles every department. */
  offices: ReadonlySet<string>
  /** The item that has this base code. */
  ownerOf(baseCode: string): string | undefined
  /** The material catalogue (材料目录) by code; absent where there is none. */
  standards?: ReadonlyMap<string, StandardEntry>
}

/** What the gate knows of a material of the catalogue. */
export type StandardEntry = {
  name: string
  state: MaterialState
  obtain: ItemMaterial['obtain']
  /** The name of the material that it goes on as. */
  successor?: string | null
}

/** One set of answers that the item's conditions can tell apart, in words for the person who reads the report. */
export type Circumstance = { answers: FormAnswers; holds(feel: string | undefined): boolean }

/** The content under the gate. */
export type GateSubject = {
  content: ItemContent
  facts: PublishFacts
  /** Undefined while the form or a condition is wrong: what hangs together is judged when every part is right. */
  form: CompiledForm | undefined
  /** Every circumstance that these conditions can tell apart, fewest answers first; undefined where they are too many. */
  circumstances(feels: readonly (string | undefined)[]): readonly Circumstance[] | undefined
}

/** A breach of the rule under which it is found; its code and source are the rule's. */
export type Found = Omit<GateProblem, 'code' | 'source'>

/** One rule of the gate: it stands in one place and has one source. */
export type Rule = LintRule & { find(subject: GateSubject): Iterable<Found> }

export const at = (path: string, message: string, messageEn: string, example?: { zh: string; en: string }): Found => ({
  path,
  message,
  // A row without a name begins the sentence as “the third material”.
  messageEn: messageEn.charAt(0).toUpperCase() + messageEn.slice(1),
  ...(example ? { example: example.zh, exampleEn: example.en } : {}),
})

export const sources = {
  plan: '安徽省加快推进“互联网+政务服务”工作方案 二（一）2',
  online: '国务院关于在线政务服务的若干规定（国务院令第716号） 第七条',
  catalogue: '安徽省加快推进“互联网+政务服务”工作方案 二（一）1',
  elements: 'GB/T 39554.2 全国一体化政务服务平台 政务服务事项基本目录及实施清单 要素要求',
  codes: 'GB/T 39554.1 全国一体化政务服务平台 政务服务事项编码要求',
  guide: '“互联网+政务服务”技术体系建设指南（国办函〔2016〕108号）',
  shown: '行政许可法 第三十条',
  asked: '行政许可法 第三十一条',
  limit: '法定办结时限（行政许可为行政许可法 第四十二条）',
  lower: '行政许可法 第四十三条',
  special: '行政许可法 第四十五条',
  fee: '行政许可法 第五十八条、第五十九条',
} as const
