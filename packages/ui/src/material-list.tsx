/** @jsxImportSource preact */
import type { VNode } from 'preact'
import { formatSize } from './format.ts'
import { type Language, t } from './language.ts'

/** Who brings a material, and how. */
export type MaterialSupply =
  /** 免提交: the office takes it from `source` (电子证照库, 人口库). */
  | { by: 'source'; source: string }
  /** The applicant uploads it. */
  | { by: 'upload'; formats?: string | undefined; maximumBytes?: number | undefined }
  /** 告知承诺: a promise in place of the paper. */
  | { by: 'promise' }
  /** The original is shown or left at the window. */
  | { by: 'paper'; copies?: number | undefined }

export interface Material {
  name: string
  supply: MaterialSupply
  /** 必要性: needed, needed of some, or may follow (容缺后补). */
  need: 'required' | 'conditional' | 'later'
  /** When it is needed, in words that stand in 只在……时需要 and “Only if …”. */
  when?: string | undefined
  /** What it must show. */
  note?: string | undefined
  /** Samples and empty forms to download. */
  files?: readonly MaterialDownload[] | undefined
}

export interface MaterialDownload {
  href: string
  use: 'sample' | 'empty-form'
  /** Kind and size: PDF，120 KB. */
  about: string
  /** Whom it is for, where that makes a difference. */
  audience?: string | undefined
}

export interface MaterialListProps {
  lang: Language
  materials: readonly Material[]
}

/** 要带什么: each material and who brings it. */
export function MaterialList({ lang, materials }: MaterialListProps): VNode {
  return (
    <ol class="materials">
      {materials.map((material) => (
        <li key={material.name}>
          <p class="material-name">
            <strong>{material.name}</strong>
            {material.need === 'required' && material.when === undefined ? null : (
              <span class="note">{needWords(lang, material)}</span>
            )}
          </p>
          <p class={material.supply.by === 'source' ? 'source' : 'supply'}>{supplyWords(lang, material.supply)}</p>
          {material.note ? <p class="hint">{material.note}</p> : null}
          <MaterialDownloads lang={lang} name={material.name} files={material.files ?? []} />
        </li>
      ))}
    </ol>
  )
}

type DownloadsProps = { lang: Language; name: string; files: readonly MaterialDownload[] }

/** Samples and empty forms of one material, wherever it is asked for. */
export function MaterialDownloads({ lang, name, files }: DownloadsProps): VNode | null {
  if (files.length === 0) return null
  return (
    <p class="links">
      {files.map((file) => (
        <a key={file.href} href={file.href} download>
          {downloadWords(lang, file)}
          <span class="hidden">{t(lang, `：${name}`, `: ${name}`)}</span>
        </a>
      ))}
    </p>
  )
}

function downloadWords(lang: Language, { use, about, audience }: MaterialDownload): string {
  const what =
    use === 'sample' ? t(lang, '下载样表', 'Download a sample') : t(lang, '下载空白表', 'Download the blank form')
  const inBrackets = audience ? `${audience}${t(lang, '，', ', ')}${about}` : about
  return t(lang, `${what}（${inBrackets}）`, `${what} (${inBrackets})`)
}

/** In which situation it is needed: never only that there is one. */
export function needWords(lang: Language, { need, when }: Pick<Material, 'need' | 'when'>): string {
  if (need === 'later') return t(lang, '可容缺后补', 'May follow later')
  return when === undefined ? t(lang, '可以不交', 'May be left out') : t(lang, `只在${when}时需要`, `Only if ${when}`)
}

function supplyWords(lang: Language, supply: MaterialSupply): string {
  switch (supply.by) {
    case 'source':
      return t(lang, `免提交，来自${supply.source}`, `Nothing to submit: we take it from ${supply.source}`)
    case 'promise':
      return t(lang, '签承诺书即可，不用交证明', 'A signed promise is enough; no certificate needed')
    case 'paper':
      return supply.copies
        ? t(
            lang,
            `交纸质原件${supply.copies}份`,
            `Bring ${supply.copies} paper ${supply.copies === 1 ? 'original' : 'originals'}`,
          )
        : t(lang, '带原件到窗口核对', 'Bring the original to the window to be checked')
    case 'upload': {
      const limits = [
        supply.formats,
        supply.maximumBytes === undefined
          ? undefined
          : t(lang, `不超过${formatSize(lang, supply.maximumBytes)}`, `up to ${formatSize(lang, supply.maximumBytes)}`),
      ].filter((words) => words !== undefined)
      const words = t(lang, '需上传', 'To upload')
      return limits.length === 0 ? words : `${words}${t(lang, '：', ': ')}${limits.join(t(lang, '，', ', '))}`
    }
  }
}
