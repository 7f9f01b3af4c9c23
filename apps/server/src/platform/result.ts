/** What core answers: the value, or the problem as a value. Core never throws for what a person can do wrong. */
export type Result<T, E> = { ok: true; value: T } | { ok: false; error: E }

/** A result that succeeded. */
export const ok = <T>(value: T): { ok: true; value: T } => ({ ok: true, value })

/** A result that names its problem. */
export const err = <E>(error: E): { ok: false; error: E } => ({ ok: false, error })
