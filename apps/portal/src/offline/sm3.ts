// SM3 (GB/T 32905) for browsers: the page that checks a proof brings everything along.
const initial = [0x7380166f, 0x4914b2b9, 0x172442d7, 0xda8a0600, 0xa96f30bc, 0x163138aa, 0xe38dee4d, 0xb0fb0e4e]
const turn = (x: number, n: number): number => (x << (n & 31)) | (x >>> (32 - (n & 31)))

/** Digest of 32 bytes. */
export function sm3(message: Uint8Array): Uint8Array {
  const blocks = Math.ceil((message.length + 9) / 64)
  const padded = new Uint8Array(blocks * 64)
  padded.set(message)
  padded[message.length] = 0x80
  const view = new DataView(padded.buffer)
  view.setUint32(padded.length - 8, Math.floor(message.length / 0x20000000))
  view.setUint32(padded.length - 4, (message.length << 3) >>> 0)
  const state = new Int32Array(initial)
  const words = new Int32Array(68)
  for (let at = 0; at < padded.length; at += 64) compress(state, words, view, at)
  const digest = new DataView(new ArrayBuffer(32))
  for (const [n, word] of state.entries()) digest.setInt32(n * 4, word)
  return new Uint8Array(digest.buffer)
}

const word = (words: Int32Array, n: number): number => words[n] as number

function expand(words: Int32Array, view: DataView, at: number): void {
  for (let n = 0; n < 16; n++) words[n] = view.getInt32(at + n * 4)
  for (let n = 16; n < 68; n++) {
    const x = word(words, n - 16) ^ word(words, n - 9) ^ turn(word(words, n - 3), 15)
    words[n] = x ^ turn(x, 15) ^ turn(x, 23) ^ turn(word(words, n - 13), 7) ^ word(words, n - 6)
  }
}

function compress(state: Int32Array, words: Int32Array, view: DataView, at: number): void {
  expand(words, view, at)
  let [a, b, c, d, e, f, g, h] = state as unknown as [number, number, number, number, number, number, number, number]
  for (let n = 0; n < 64; n++) {
    const early = n < 16
    const ss1 = turn(turn(a, 12) + e + turn(early ? 0x79cc4519 : 0x7a879d8a, n), 7)
    const ss2 = ss1 ^ turn(a, 12)
    const ff = early ? a ^ b ^ c : (a & b) | (a & c) | (b & c)
    const gg = early ? e ^ f ^ g : (e & f) | (~e & g)
    const tt1 = (ff + d + ss2 + (word(words, n) ^ word(words, n + 4))) | 0
    const tt2 = (gg + h + ss1 + word(words, n)) | 0
    ;[d, c, b, a] = [c, turn(b, 9), a, tt1]
    ;[h, g, f, e] = [g, turn(f, 19), e, tt2 ^ turn(tt2, 9) ^ turn(tt2, 17)]
  }
  for (const [n, x] of [a, b, c, d, e, f, g, h].entries()) state[n] = word(state, n) ^ x
}
