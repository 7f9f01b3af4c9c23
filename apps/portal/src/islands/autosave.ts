import type { FormAnswer, FormAnswers } from '@tongban/contracts/catalogue/form'
import type { CompiledForm } from '@tongban/forms/compiled-form'
import { answerKeyOf, entriesOf, sameAnswer } from '@tongban/forms/entries'
import { parseFormBody } from '@tongban/forms/parse-form-body'
import { validateAnswers } from '@tongban/forms/validate'
import { evaluateVisibility } from '@tongban/forms/visibility'
import { type Language, t } from '@tongban/ui/language'
import { type Clash, threeWay } from '../parts/three-way.ts'
import { showClashes } from './clashes.ts'
import { editEntries, setAnswer } from './entries.ts'
import { LocalCopy } from './local-copy.ts'
import { ask, readData, waitForLine } from './page.ts'
import { SavedLine } from './saved-line.ts'

type Data = {
  applicationId: string
  /** Where it is saved, below the API. */
  apiPath: string
  accountId: string
  version: number
  groupKey: string
  only: string | null
  form: CompiledForm
  answers: FormAnswers
  lockedKeys: string[]
  lang: Language
}
type Saved = { version: number; answers: FormAnswers; savedAt: string }

const typingPauseMs = 800
const firstRetryMs = 3000
const lastRetryMs = 60_000

/** Makes the form of the page save itself and show its conditions at once. */
export function startForm(): void {
  const form = document.querySelector<HTMLFormElement>('form[data-autosave]')
  const data = readData<Data>('form-data')
  if (form && data) new FormIsland(form, data).start()
}

class FormIsland {
  readonly #form: HTMLFormElement
  readonly #data: Data
  readonly #line: SavedLine
  readonly #copy: LocalCopy
  /** What the server has, as far as this page knows. */
  #server: FormAnswers
  #version: number
  /** Answers changed here and elsewhere that the person has not chosen between, each as this page first had it. */
  readonly #undecided = new Map<string, FormAnswer>()
  #timer: ReturnType<typeof setTimeout> | undefined
  #saving = false
  #dirty = false
  #retryMs = firstRetryMs
  #leaving = false

  constructor(form: HTMLFormElement, data: Data) {
    this.#form = form
    this.#data = data
    this.#server = data.answers
    this.#version = data.version
    this.#line = new SavedLine(form.querySelector('[data-saved]'), data.lang)
    this.#copy = new LocalCopy(data.accountId, data.applicationId)
  }

  start(): void {
    this.#restore()
    this.#show()
    this.#form.addEventListener('input', () => this.#changed())
    this.#form.addEventListener('change', () => this.#changed())
    editEntries(
      this.#form,
      (groupKey) => entriesOf(this.#typed(), groupKey),
      () => this.#changed(),
    )
    this.#form.addEventListener('submit', () => {
      // The form itself is sent now; what is still under way is settled by the server, key by key.
      this.#leaving = true
      clearTimeout(this.#timer)
      this.#copy.drop(this.#keys())
    })
    document.addEventListener('visibilitychange', () => {
      if (document.visibilityState === 'hidden' && this.#dirty) void this.#save()
    })
    // Coming back to the window, perhaps from signing in again elsewhere.
    addEventListener('focus', () => {
      if (this.#dirty) void this.#save()
    })
    addEventListener('online', () => {
      if (this.#dirty) void this.#save()
    })
  }

  /** The answers of this page as they stand in its controls. */
  #typed(): FormAnswers {
    const body: Record<string, string[]> = {}
    for (const [name, value] of new FormData(this.#form)) {
      if (typeof value !== 'string') continue
      const before = body[name]
      if (before) before.push(value)
      else body[name] = [value]
    }
    const answers = parseFormBody(this.#data.form, body, { groupKey: this.#data.groupKey })
    return Object.fromEntries(Object.entries(answers).filter(([key]) => this.#keys().includes(key)))
  }

  /** Keys this page asks for. */
  #keys(): string[] {
    const { form, groupKey, only, lockedKeys } = this.#data
    const group = form.groups.find((one) => one.key === groupKey)
    const asked = group?.repeat ? [group.key] : (group?.fields ?? []).map((field) => field.key)
    return asked.filter((key) => !lockedKeys.includes(key) && (only === null || key === only))
  }

  #changed(): void {
    this.#dirty = true
    this.#show()
    this.#copy.keep(this.#unsaved())
    clearTimeout(this.#timer)
    this.#timer = setTimeout(() => void this.#save(), typingPauseMs)
  }

  #unsaved(): FormAnswers {
    const typed = Object.entries(this.#typed())
    return Object.fromEntries(typed.filter(([key, answer]) => !sameAnswer(answer, this.#server[key])))
  }

  /** Shows what the answers show; a hidden question is also left out of the tab order by `hidden`. */
  #show(): void {
    if (this.#data.only !== null) return
    const shown = evaluateVisibility(this.#data.form, { ...this.#server, ...this.#typed() }).fields
    for (const part of this.#form.querySelectorAll<HTMLElement>('[data-field]')) {
      part.hidden = !shown.has(part.dataset['field'] ?? '')
    }
  }

  /** Brings back what was typed on this device and never arrived. */
  #restore(): void {
    const kept = this.#copy.read()
    const keys = this.#keys().filter((key) => kept[key] !== undefined && !sameAnswer(kept[key], this.#server[key]))
    // A page that came back with mistakes shows what was just sent; that is newer than any copy.
    if (keys.length === 0 || document.getElementById('errors')) return
    for (const key of keys) setAnswer(this.#form, key, kept[key] ?? null)
    this.#line.say(t(this.#data.lang, '已找回上次没有存上的内容', 'What could not be saved last time was brought back'))
    const base = { ...this.#server, ...this.#copy.undecided() }
    const { clashes } = threeWay(base, this.#typed(), this.#server)
    this.#ask(clashes, base)
    this.#setBase()
    this.#changed()
  }

  async #save(): Promise<void> {
    if (this.#saving || this.#leaving) return
    clearTimeout(this.#timer)
    const { form, groupKey, apiPath, lang } = this.#data
    const unsaved = this.#unsaved()
    // Nobody has chosen yet: saving would be choosing for them.
    for (const key of this.#undecided.keys()) delete unsaved[key]
    const wrong = new Set(
      validateAnswers(form, { ...this.#server, ...unsaved }, { partial: true, groupKey }).map((problem) =>
        answerKeyOf(problem.key),
      ),
    )
    const answers = Object.fromEntries(Object.entries(unsaved).filter(([key]) => !wrong.has(key)))
    if (Object.keys(answers).length === 0) {
      // Half a number is not sent; it stays on this device until it is whole.
      this.#dirty = wrong.size > 0 || this.#undecided.size > 0
      return
    }
    this.#saving = true
    this.#line.busy()
    try {
      const reply = await ask<Saved>('PATCH', apiPath, { version: this.#version, answers })
      if (reply.ok) this.#took(reply.value, answers)
      else if (reply.wrong.status === 401) this.#line.signedOut(location.pathname + location.search)
      else if (reply.wrong.status === 412) await this.#merge()
      else this.#line.failed(lang === 'zh' ? reply.wrong.detail : reply.wrong.detailEn)
    } catch {
      this.#line.offline()
      void this.#again()
    } finally {
      this.#saving = false
    }
  }

  #took(saved: Saved, sent: FormAnswers): void {
    this.#knows(saved, { ...saved.answers, ...sent })
    this.#retryMs = firstRetryMs
    const unsaved = this.#unsaved()
    this.#copy.settle(this.#keys(), unsaved)
    this.#dirty = Object.keys(unsaved).length > 0
    this.#line.saved(saved.savedAt)
    if (this.#dirty) this.#timer = setTimeout(() => void this.#save(), typingPauseMs)
  }

  /** Where the form begins from; where nobody has chosen yet, still from before, so that the server asks too. */
  #setBase(): void {
    const answers = this.#base()
    const base = Object.fromEntries(this.#keys().map((key) => [key, answers[key] ?? null]))
    this.#setHidden('base', JSON.stringify(base))
    if (this.#undecided.size === 0) this.#setHidden('version', String(this.#version))
  }

  #base(): FormAnswers {
    return { ...this.#server, ...Object.fromEntries(this.#undecided) }
  }

  /** What the server has now; the form, should it be sent, begins from there too. */
  #knows(saved: Saved, answers: FormAnswers): void {
    this.#server = answers
    this.#version = saved.version
    this.#setBase()
  }

  /** Another window or device saved in between: takes over what changed only there, asks about the rest. */
  async #merge(): Promise<void> {
    const reply = await ask<Saved>('GET', this.#data.apiPath)
    if (!reply.ok) return
    const { answers } = reply.value
    const base = this.#base()
    const { clashes } = threeWay(base, this.#typed(), answers)
    const clashing = new Set(clashes.map((clash) => clash.key))
    const unsaved = this.#unsaved()
    for (const key of this.#keys()) {
      if (!clashing.has(key) && unsaved[key] === undefined) setAnswer(this.#form, key, answers[key] ?? null)
    }
    this.#ask(clashes, base)
    this.#knows(reply.value, answers)
    this.#show()
    if (clashes.length > 0) {
      this.#line.say(
        t(
          this.#data.lang,
          '另一个窗口或设备也改了这一页，请在有提示的地方选一下',
          'Another window or device changed this page too; choose where it is marked',
        ),
      )
      return
    }
    // Nothing left to say: it was saved from the other side.
    if (Object.keys(this.#unsaved()).length === 0) return this.#took(reply.value, {})
    this.#timer = setTimeout(() => void this.#save(), 0)
  }

  /** Asks about these and no others; until then neither answer is written over the other. */
  #ask(clashes: readonly Clash[], base: FormAnswers): void {
    this.#undecided.clear()
    for (const { key } of clashes) this.#undecided.set(key, base[key] ?? null)
    for (const box of this.#form.querySelectorAll('.clash')) box.remove()
    this.#copy.keepUndecided(Object.fromEntries(this.#undecided))
    showClashes(this.#form, this.#data.form, clashes, this.#data.lang, (key, answer) => {
      this.#undecided.delete(key)
      this.#copy.keepUndecided(Object.fromEntries(this.#undecided))
      this.#setBase()
      setAnswer(this.#form, key, answer)
      this.#changed()
    })
  }

  async #again(): Promise<void> {
    const ms = this.#retryMs
    this.#retryMs = Math.min(ms * 2, lastRetryMs)
    await waitForLine(ms)
    if (this.#dirty) await this.#save()
  }

  #setHidden(name: string, value: string): void {
    const input = this.#form.querySelector<HTMLInputElement>(`input[type="hidden"][name="${name}"]`)
    if (input) input.value = value
  }
}
