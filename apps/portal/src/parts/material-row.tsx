/** @jsxImportSource preact */
import type { ChecklistEntry, EarlierFile, StoredFile } from '@tongban/contracts/materials/uploads'
import { maxFileBytes } from '@tongban/contracts/materials/uploads'
import { describedBy, FieldError, RequiredMark } from '@tongban/ui/field-shell.tsx'
import { formatShortDate, formatSize } from '@tongban/ui/format'
import { type Language, t } from '@tongban/ui/language'
import { type Material, MaterialDownloads, needWords } from '@tongban/ui/material-list.tsx'
import type { VNode } from 'preact'
import { acceptAttribute, fileKinds, named } from './words.ts'

/** Name and id of a material's file input. */
export const fileInput = (materialKey: string) => `file-${materialKey}`

export type MaterialRowProps = {
  lang: Language
  entry: ChecklistEntry
  error?: string | undefined
  /** What the guide says of it: when it is needed, and its samples and empty forms. */
  help?: Material | undefined
  /** What the officer asked for, on a correction. */
  request?: string | undefined
}

const needsUpload = (entry: ChecklistEntry) =>
  entry.state === 'wanted' || entry.state === 'optional' || entry.state === 'uploaded'

/** One material: what the platform has is only shown; what the person gives is a row with its files and an input. */
export function MaterialRow({ lang, entry, error, help, request }: MaterialRowProps): VNode {
  if (!needsUpload(entry) && request === undefined) return <Settled lang={lang} entry={entry} />
  const id = fileInput(entry.materialKey)
  const hint = hintOf(lang, entry)
  return (
    <div
      class={error ? 'upload field field-wrong' : 'upload field'}
      data-upload={entry.materialKey}
      data-kinds={entry.acceptedKinds.join(',')}
    >
      <label for={id} id={`${id}-label`}>
        {named(lang, entry)}
        <RequiredMark lang={lang} required={entry.required} />
      </label>
      {help?.when === undefined ? null : <p class="note">{needWords(lang, help)}</p>}
      {request ? (
        <p class="request">
          {t(lang, '要补正的地方：', 'What to correct: ')}
          {request}
        </p>
      ) : null}
      <p class="hint" id={`${id}-hint`}>
        {hint}
      </p>
      <MaterialDownloads lang={lang} name={named(lang, entry)} files={help?.files ?? []} />
      <FieldError id={id} lang={lang} error={error} />
      {(entry.earlier ?? []).map((file) => (
        <Earlier key={file.id} lang={lang} entry={entry} file={file} />
      ))}
      <div data-files>
        {entry.files.map((file) => (
          <UploadedFile key={file.id} lang={lang} file={file} />
        ))}
      </div>
      <input
        id={id}
        class="input"
        type="file"
        name={id}
        accept={acceptAttribute(entry.acceptedKinds)}
        multiple
        aria-describedby={describedBy(id, { hint, error })}
        aria-invalid={error ? 'true' : undefined}
      />
    </div>
  )
}

/** The value of the button that uses an earlier file: its material and its id. */
export const reuseValue = (materialKey: string, fileId: string) => `${materialKey} ${fileId}`

type EarlierProps = { lang: Language; entry: ChecklistEntry; file: EarlierFile }

/** What was given before for the same material: to look at, and to use with one press. */
function Earlier({ lang, entry, file }: EarlierProps): VNode {
  const day = formatShortDate(lang, file.givenOn)
  const what = <span class="hidden">{t(lang, `：${file.name}`, `: ${file.name}`)}</span>
  return (
    <div class="upload-file upload-earlier">
      <p>
        {t(
          lang,
          `您在${day}的申请里交过这份材料，可以直接使用。`,
          `You gave this with an application on ${day} and may use it again.`,
        )}
      </p>
      <p class="upload-name">
        <span>{file.name}</span> <span class="note">{formatSize(lang, file.bytes)}</span>
      </p>
      <p class="note">{trustWords(lang, entry.uploadTrust)}</p>
      <div class="links">
        <a href={`/files/${file.id}`} target="_blank" rel="noreferrer">
          {t(lang, '先看一看', 'Look at it')}
          {what}
        </a>
        <button type="submit" class="button-link" name="reuse" value={reuseValue(entry.materialKey, file.id)}>
          {t(lang, '使用这份', 'Use it')}
          {what}
        </button>
      </div>
    </div>
  )
}

/** Trust of what a person gives (国办函〔2016〕108号). */
const trustWords = (lang: Language, trust: ChecklistEntry['uploadTrust']): string =>
  trust === 'C'
    ? t(
        lang,
        '可信等级C：您上传的，窗口还要核对原件',
        'Trust C: uploaded by you; the counter still checks the original',
      )
    : t(lang, '可信等级D：您自己写的，由您承诺属实', 'Trust D: written by you; you state that it is true')

function hintOf(lang: Language, entry: ChecklistEntry): string {
  // Why it is asked for, while it is: 电子证照库里还没有您的这份证照，请上传.
  const why = entry.state === 'uploaded' ? '' : t(lang, entry.source, entry.sourceEn || entry.source)
  return why ? `${why}${t(lang, '。', '. ')}${kindsOf(lang, entry)}` : kindsOf(lang, entry)
}

function kindsOf(lang: Language, entry: ChecklistEntry): string {
  const kinds = fileKinds(lang, entry.acceptedKinds)
  const most = formatSize(lang, maxFileBytes)
  const more = entry.files.length > 0 ? t(lang, '可以再加文件。', 'You can add files. ') : ''
  return kinds
    ? t(lang, `${more}${kinds}，每个不超过${most}`, `${more}${kinds}, up to ${most} each`)
    : t(lang, `${more}每个文件不超过${most}`, `${more}Up to ${most} each`)
}

function UploadedFile({ lang, file }: { lang: Language; file: StoredFile }): VNode {
  return (
    <div class="upload-file" data-file={file.id}>
      <p class="upload-name">
        <span>{file.name}</span> <span class="note">{formatSize(lang, file.bytes)}</span>
      </p>
      <p class="upload-state upload-done">{t(lang, '✓ 已上传', '✓ Uploaded')}</p>
      <div class="links">
        <a href={`/files/${file.id}`} target="_blank" rel="noreferrer">
          {t(lang, '预览', 'Preview')}
          <span class="hidden">{t(lang, `：${file.name}`, `: ${file.name}`)}</span>
        </a>
        <button type="submit" class="button-link" name="remove" value={file.id}>
          {t(lang, '删除', 'Remove')}
          <span class="hidden">{t(lang, `：${file.name}`, `: ${file.name}`)}</span>
        </button>
      </div>
    </div>
  )
}

/** A material nobody is asked for, and where it comes from. */
function Settled({ lang, entry }: { lang: Language; entry: ChecklistEntry }): VNode {
  return (
    <div class="settled">
      <p>
        <strong>{named(lang, entry)}</strong>
      </p>
      <p class="source">{settledWords(lang, entry)}</p>
    </div>
  )
}

export function settledWords(lang: Language, entry: ChecklistEntry): string {
  const source = t(lang, entry.source, entry.sourceEn || entry.source)
  switch (entry.state) {
    case 'attached':
      return t(lang, `免提交，来自${source}`, `Nothing to submit: taken from ${source}`)
    case 'office-verifies':
    case 'generated':
      return source || t(lang, '免提交', 'Nothing to submit')
    case 'uploaded':
      return t(
        lang,
        `已上传${entry.files.length}个文件`,
        entry.files.length === 1 ? '1 file uploaded' : `${entry.files.length} files uploaded`,
      )
    case 'wanted':
      return t(lang, '还没有上传', 'Not uploaded yet')
    case 'optional':
      return t(lang, '没有上传（可以不传）', 'Not uploaded (optional)')
  }
}
