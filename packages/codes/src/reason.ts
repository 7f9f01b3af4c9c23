/** Why a code is refused: a stable `code` for programs, and for people one sentence in Chinese and English that says what to do. */
export type Reason<Code extends string = string> = { code: Code; zh: string; en: string }

/** The refusing half of every parse result of this package. */
export type Invalid<Code extends string = string> = { valid: false; reason: Reason<Code> }

/** Turns a table `code → [zh, en]` into a function that answers with the reason of that code. */
export function reasons<Code extends string>(table: Record<Code, readonly [zh: string, en: string]>) {
  return (code: Code): Invalid<Code> => {
    const [zh, en] = table[code]
    return { valid: false, reason: { code, zh, en } }
  }
}
