import { randomFillSync } from 'node:crypto'

const pool = Buffer.allocUnsafe(8192)
let used = pool.length
let last = 0
let counter = 0

/** UUID version 7 (RFC 9562): ordered by time, and within a millisecond by a counter, so that indexes grow at one end. */
export function newId(): string {
  if (used + 10 > pool.length) {
    randomFillSync(pool)
    used = 0
  }
  const now = Date.now()
  if (now > last) {
    last = now
    // The counter starts in its lower half, which leaves at least 2,048 ids before it borrows from the next millisecond.
    counter = pool.readUInt16BE(used) & 0x7ff
  } else if (++counter > 0xfff) {
    last++
    counter = 0
  }
  const time = last.toString(16).padStart(12, '0')
  const middle = (0x7000 | counter).toString(16)
  const variant = ((pool.readUInt16BE(used + 2) & 0x3fff) | 0x8000).toString(16)
  const tail = pool.toString('hex', used + 4, used + 10)
  used += 10
  return `${time.slice(0, 8)}-${time.slice(8)}-${middle}-${variant}-${tail}`
}
