import type { Break } from './chain.ts'
import type { DayBreak } from './check-day.ts'

const namedAtMost = 1000

/** What a check of the log found: each row once, and no more by name than anybody reads. */
export class LogFindings {
  readonly breaks: Break[] = []
  readonly dayBreaks: DayBreak[] = []
  readonly #named = new Set<string>()
  /** All of them, those without name included. */
  found = 0

  note(broken: Break | undefined): void {
    if (!broken) return
    const row = `${broken.caseId} ${broken.seq}`
    if (this.#named.has(row)) return
    this.found++
    if (this.breaks.length >= namedAtMost) return
    this.#named.add(row)
    this.breaks.push(broken)
  }

  noteDay(broken: DayBreak): void {
    this.found++
    if (this.dayBreaks.length < namedAtMost) this.dayBreaks.push(broken)
  }
}
