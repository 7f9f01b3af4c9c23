import type { FormAnswers } from '@tongban/contracts/catalogue/form'
import { store } from './page.ts'

/** What was typed and is not on the server yet, on this device; keyed by account, so that nobody else's page shows it. */
export class LocalCopy {
  readonly #key: string

  constructor(accountId: string, applicationId: string) {
    this.#key = `tongban:typed:${accountId}:${applicationId}`
  }

  read(): FormAnswers {
    return answersAt(this.#key)
  }

  /** What the answers began from that were changed elsewhere too and wait for a choice. */
  undecided(): FormAnswers {
    return answersAt(`${this.#key}:undecided`)
  }

  keepUndecided(begun: FormAnswers): void {
    write(`${this.#key}:undecided`, begun)
  }

  keep(answers: FormAnswers): void {
    this.#write({ ...this.read(), ...answers })
  }

  drop(keys: readonly string[]): void {
    this.#write(Object.fromEntries(Object.entries(this.read()).filter(([key]) => !keys.includes(key))))
  }

  /** Forgets these keys but for what is still not saved. */
  settle(keys: readonly string[], unsaved: FormAnswers): void {
    this.drop(keys)
    if (Object.keys(unsaved).length > 0) this.keep(unsaved)
  }

  #write(answers: FormAnswers): void {
    write(this.#key, answers)
  }
}

function answersAt(key: string): FormAnswers {
  try {
    return (JSON.parse(store.read(key) ?? '{}') as FormAnswers) ?? {}
  } catch {
    return {}
  }
}

function write(key: string, answers: FormAnswers): void {
  if (Object.keys(answers).length === 0) store.drop(key)
  else store.write(key, JSON.stringify(answers))
}
