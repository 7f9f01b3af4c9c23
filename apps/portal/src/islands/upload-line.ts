import { formatSize } from '@tongban/ui/format'
import { type Language, t } from '@tongban/ui/language'
import { element } from './page.ts'

type Stored = { id: string; name: string; bytes: number }

/** One file under way: its name, how far it is, and what can be done. */
export class UploadLine {
  readonly #lang: Language
  readonly #box: HTMLElement
  readonly #state: HTMLElement
  readonly #bar: HTMLProgressElement
  readonly #links: HTMLElement
  readonly #name: string

  constructor(row: HTMLElement, file: File, lang: Language) {
    this.#lang = lang
    this.#name = file.name
    this.#state = element('p', { class: 'upload-state', role: 'status' })
    this.#bar = element('progress', {
      max: '100',
      'aria-label': t(lang, `上传进度：${file.name}`, `Upload of ${file.name}`),
    })
    this.#links = element('div', { class: 'links' })
    this.#box = element(
      'div',
      { class: 'upload-file' },
      element(
        'p',
        { class: 'upload-name' },
        file.name,
        ' ',
        element('span', { class: 'note' }, formatSize(lang, file.size)),
      ),
      this.#state,
      this.#bar,
      this.#links,
    )
    row.querySelector('[data-files]')?.append(this.#box)
    row.classList.remove('field-wrong')
    row.querySelector('.field-error')?.remove()
  }

  running(): void {
    this.#box.setAttribute('data-running', '')
    this.#set('upload-uploading', t(this.#lang, '正在上传', 'Uploading'))
    this.#bar.hidden = false
    this.#links.replaceChildren()
  }

  progress(share: number): void {
    const percent = Math.round(share * 100)
    this.#bar.value = percent
    // Said in steps of a quarter: each percent would be noise to a screen reader.
    const quarter = Math.floor(percent / 25) * 25
    if (quarter > 0)
      this.#set('upload-uploading', t(this.#lang, `正在上传，已完成${quarter}%`, `Uploading, ${quarter}% done`))
  }

  waiting(): void {
    this.#set(
      'upload-uploading',
      t(this.#lang, '连接断了，恢复后自动接着传', 'The connection was lost; it goes on by itself when it is back'),
    )
  }

  checking(): void {
    this.#bar.value = 100
    this.#set('upload-checking', t(this.#lang, '已上传，正在核对', 'Uploaded, being checked'))
  }

  failed(why: string, again: (() => void) | undefined): void {
    this.#box.removeAttribute('data-running')
    this.#bar.hidden = true
    this.#set('upload-failed', t(this.#lang, `没有传上来：${why}`, `Not uploaded: ${why}`))
    const dismiss = this.#button(t(this.#lang, '不传了', 'Leave it out'), () => this.#box.remove())
    this.#links.replaceChildren(...(again ? [this.#button(t(this.#lang, '重试', 'Try again'), again)] : []), dismiss)
  }

  /** The row as the server has it now. */
  done(row: HTMLElement, files: readonly Stored[]): void {
    const known = new Set(Array.from(row.querySelectorAll<HTMLElement>('[data-file]'), (box) => box.dataset['file']))
    const mine = files.findLast((file) => !known.has(file.id)) ?? files.at(-1)
    this.#box.removeAttribute('data-running')
    this.#bar.hidden = true
    this.#set('upload-done', t(this.#lang, '✓ 已上传', '✓ Uploaded'))
    if (!mine) return
    this.#box.setAttribute('data-file', mine.id)
    const of = element('span', { class: 'hidden' }, t(this.#lang, `：${this.#name}`, `: ${this.#name}`))
    this.#links.replaceChildren(
      element(
        'a',
        { href: `/files/${mine.id}`, target: '_blank', rel: 'noreferrer' },
        t(this.#lang, '预览', 'Preview'),
        of.cloneNode(true),
      ),
      element(
        'button',
        { type: 'submit', class: 'button-link', name: 'remove', value: mine.id },
        t(this.#lang, '删除', 'Remove'),
        of,
      ),
    )
  }

  #set(state: string, words: string): void {
    this.#state.className = `upload-state ${state}`
    if (this.#state.textContent !== words) this.#state.textContent = words
  }

  #button(words: string, act: () => void): HTMLButtonElement {
    const made = element('button', { type: 'button', class: 'button-link' }, words)
    made.addEventListener('click', act)
    return made
  }
}
