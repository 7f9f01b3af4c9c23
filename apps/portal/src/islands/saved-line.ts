import { type Language, t } from '@tongban/ui/language'
import { element } from './page.ts'

/** The line that says whether what was typed is safe. It is a live region: said by a screen reader when it changes. */
export class SavedLine {
  readonly #place: Element | null
  readonly #lang: Language

  constructor(place: Element | null, lang: Language) {
    this.#place = place
    this.#lang = lang
  }

  say(text: string, ...more: Node[]): void {
    this.#place?.replaceChildren(text, ...more)
    this.#place?.classList.remove('saved-not')
  }

  /** Quietly: said aloud at every pause it would be noise. */
  busy(): void {
    this.#place?.setAttribute('data-busy', '')
  }

  saved(at: string): void {
    const time = new Date(at)
    const clock = Number.isNaN(time.getTime()) ? '' : shanghaiClock(time)
    this.#place?.removeAttribute('data-busy')
    this.say(t(this.#lang, `已保存 ${clock}`, `Saved at ${clock}`))
  }

  failed(text: string): void {
    this.say(text)
    this.#place?.classList.add('saved-not')
  }

  offline(): void {
    this.failed(
      t(
        this.#lang,
        '网络断了，您填的内容留在本机。请接着填，网络恢复后自动保存。',
        'There is no connection. What you type stays on this device; go on, it is saved when the line is back.',
      ),
    )
  }

  signedOut(back: string): void {
    const link = element(
      'a',
      { href: `/sign-in?${new URLSearchParams({ return: back })}`, target: '_blank' },
      t(this.#lang, '登录（新窗口）', 'Sign in (new window)'),
    )
    this.failed(
      t(
        this.#lang,
        '登录已过期，您填的内容留在本机。重新登录后回到这里，会自动保存。',
        'Your session has ended. What you typed stays on this device; sign in again, come back here, and it is saved. ',
      ),
    )
    this.#place?.append(link)
  }
}

/** China has one time zone without summer time: no need of the big date library of the browser. */
function shanghaiClock(time: Date): string {
  return new Date(time.getTime() + 8 * 60 * 60 * 1000).toISOString().slice(11, 16)
}
