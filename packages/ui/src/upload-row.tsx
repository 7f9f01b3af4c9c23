/** @jsxImportSource preact */
import type { ComponentChildren, VNode } from 'preact'
import { describedBy, FieldError, fieldId, RequiredMark } from './field-shell.tsx'
import { formatSize } from './format.ts'
import { type Language, t } from './language.ts'

/** How far a file has come. `checking` is the look for viruses and at the contents after the upload. */
export type UploadState = 'empty' | 'uploading' | 'checking' | 'done' | 'failed'

export interface UploadRowProps {
  lang: Language
  /** Name of the file input as sent. */
  name: string
  /** Name of the material. */
  label: string
  required?: boolean | undefined
  hint?: string | undefined
  /** What to do about it; also why an upload failed. */
  error?: string | undefined
  /** As for `<input accept>`: `.pdf,image/jpeg`. */
  accept?: string | undefined
  multiple?: boolean | undefined
  state: UploadState
  file?: { name: string; sizeBytes: number } | undefined
  /** 0 to 100. */
  progress?: number | undefined
  /** Links or buttons for the file: 预览, 重新上传, 删除. */
  preview?: ComponentChildren
  retry?: ComponentChildren
  remove?: ComponentChildren
}

/** One material to upload. Works as a plain file input; a script finds its parts by the data attributes. */
export function UploadRow(props: UploadRowProps): VNode {
  const { lang, name, label, required, hint, error, state, file, preview, retry, remove } = props
  const id = fieldId(name)
  const asking = state === 'empty' || state === 'failed'
  return (
    <div class={error ? 'upload field field-wrong' : 'upload field'} data-upload={name} data-state={state}>
      <label for={asking ? id : undefined} id={`${id}-label`}>
        {label}
        <RequiredMark lang={lang} required={required} />
      </label>
      {hint ? (
        <p class="hint" id={`${id}-hint`}>
          {hint}
        </p>
      ) : null}
      <FieldError id={id} lang={lang} error={error} />
      {file ? (
        <div class="upload-file">
          <p class="upload-name">
            <span data-upload-name>{file.name}</span>{' '}
            <span class="note" data-upload-size>
              {formatSize(lang, file.sizeBytes)}
            </span>
          </p>
          <p class={`upload-state upload-${state}`} data-upload-state aria-live="polite">
            {stateWords(lang, state, props.progress)}
          </p>
          {state === 'uploading' ? (
            <progress data-upload-progress max={100} value={props.progress} aria-labelledby={`${id}-label`} />
          ) : null}
          {preview || retry || remove ? (
            <div class="links">
              {preview}
              {retry}
              {remove}
            </div>
          ) : null}
        </div>
      ) : null}
      {asking ? (
        <input
          id={id}
          class="input"
          type="file"
          name={name}
          accept={props.accept}
          multiple={props.multiple}
          aria-describedby={describedBy(id, { hint, error })}
          aria-invalid={error ? 'true' : undefined}
        />
      ) : null}
    </div>
  )
}

function stateWords(lang: Language, state: UploadState, progress: number | undefined): string {
  switch (state) {
    case 'empty':
      return t(lang, '未上传', 'Not uploaded')
    case 'uploading':
      return progress === undefined
        ? t(lang, '正在上传', 'Uploading')
        : t(lang, `正在上传，已完成${progress}%`, `Uploading, ${progress}% done`)
    case 'checking':
      return t(lang, '已上传，正在检查', 'Uploaded, being checked')
    case 'done':
      return t(lang, '已上传', 'Uploaded')
    case 'failed':
      return t(lang, '没有传上来', 'The upload failed')
  }
}
