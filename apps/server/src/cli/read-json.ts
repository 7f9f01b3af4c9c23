import { readFile } from 'node:fs/promises'
import type { Static, TSchema } from 'typebox'
import { UsageError } from './usage.ts'

/** How a file that does not fit is refused: a code, and sentences from the place where it does not. */
type Refusal = { code: string; say(path: string): string }

/** A JSON file of a schema. Throws `UsageError`, a language a line, where it cannot be read or does not fit. */
export async function readJson<S extends TSchema>(path: string, schema: S, refusal: Refusal): Promise<Static<S>> {
  const text = await readFile(path, 'utf8').catch((error: NodeJS.ErrnoException) => {
    throw new UsageError(`${path} cannot be read: ${error.message}`, 'no-file')
  })
  const { Value } = await import('typebox/value')
  const value = parse(text)
  if (Value.Check(schema, value)) return value
  const [first] = Value.Errors(schema, value)
  throw new UsageError(refusal.say(first?.instancePath ?? ''), refusal.code)
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    throw new UsageError(
      '文件不是JSON，请检查括号、引号和逗号。\nNot JSON: look at brackets, quotes and commas.',
      'not-json',
    )
  }
}
