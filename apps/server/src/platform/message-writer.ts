/** Grows to the largest flight ever sent, and is copied from: one is written at a time. */
let scratch = Buffer.allocUnsafeSlow(64 * 1024)

const sync = [0x53, 0, 0, 0, 4]

/** Messages of PostgreSQL's extended protocol, version 3, one after the other in one buffer. */
export class MessageWriter {
  #length = 0

  /** Closes what may be left of a statement, prepares it, and asks how its rows look. */
  prepare(name: string, text: string): void {
    if (name !== '') this.#about('C', name)
    const start = this.#begin('P')
    this.#cstring(name)
    this.#cstring(text)
    this.#int16(0) // types as the server finds them
    this.#finish(start)
    this.#about('D', name)
  }

  execute(name: string, values: readonly unknown[]): void {
    const bind = this.#begin('B')
    this.#cstring('')
    this.#cstring(name)
    this.#int16(0) // all values as text
    this.#int16(values.length)
    for (const value of values) this.#value(value)
    this.#int16(0) // all rows as text
    this.#finish(bind)
    const start = this.#begin('E')
    this.#cstring('')
    this.#int32(0) // all rows
    this.#finish(start)
  }

  /** Everything so far, as a buffer of its own. */
  end(): Buffer {
    this.#room(sync.length)
    for (const octet of sync) scratch[this.#length++] = octet
    return Buffer.from(scratch.subarray(0, this.#length))
  }

  #about(message: 'C' | 'D', name: string): void {
    const start = this.#begin(message)
    this.#room(1)
    scratch[this.#length++] = 0x53
    this.#cstring(name)
    this.#finish(start)
  }

  #begin(message: string): number {
    this.#room(5)
    scratch[this.#length++] = message.charCodeAt(0)
    const start = this.#length
    this.#length += 4
    return start
  }

  #finish(start: number): void {
    scratch.writeInt32BE(this.#length - start, start)
  }

  #value(value: unknown): void {
    const text = asText(value)
    if (text === null) {
      this.#int32(-1)
      return
    }
    this.#room(4 + text.length * 3)
    const octets = scratch.write(text, this.#length + 4)
    scratch.writeInt32BE(octets, this.#length)
    this.#length += 4 + octets
  }

  #cstring(text: string): void {
    this.#room(text.length * 3 + 1)
    this.#length += scratch.write(text, this.#length)
    scratch[this.#length++] = 0
  }

  #int16(value: number): void {
    this.#room(2)
    this.#length = scratch.writeUInt16BE(value, this.#length)
  }

  #int32(value: number): void {
    this.#room(4)
    this.#length = scratch.writeInt32BE(value, this.#length)
  }

  #room(octets: number): void {
    if (this.#length + octets <= scratch.length) return
    const larger = Buffer.allocUnsafeSlow(Math.max(scratch.length * 2, this.#length + octets))
    scratch.copy(larger, 0, 0, this.#length)
    scratch = larger
  }
}

/** A value as PostgreSQL reads it; null for none. */
function asText(value: unknown): string | null {
  switch (typeof value) {
    case 'string':
      return value
    case 'number':
    case 'bigint':
    case 'boolean':
      return String(value)
    case 'undefined':
      return null
    case 'object':
      if (value === null) return null
      if (value instanceof Date) return value.toISOString()
      if (Array.isArray(value)) return arrayText(value)
      return JSON.stringify(value)
    default:
      throw new TypeError(`a ${typeof value} is no value of a statement`)
  }
}

function arrayText(values: readonly unknown[]): string {
  const parts = values.map((value) => {
    if (Array.isArray(value)) return arrayText(value)
    const text = asText(value)
    return text === null ? 'NULL' : `"${text.replaceAll(/["\\]/g, '\\$&')}"`
  })
  return `{${parts.join()}}`
}
