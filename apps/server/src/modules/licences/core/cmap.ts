/** The code points that a TrueType `cmap` table maps to a glyph: pairs of first and last, ascending. */
export function readCoverage(cmap: DataView): Uint32Array {
  const tables = Array.from({ length: cmap.getUint16(2) }, (_, i) => cmap.getUint32(8 + i * 8))
  const full = tables.find((at) => cmap.getUint16(at) === 12)
  if (full === undefined) throw new Error('the font has no table of all characters (cmap format 12)')
  const ranges: number[] = []
  for (let i = 0; i < cmap.getUint32(full + 12); i++) {
    const at = full + 16 + i * 12
    const [first, last] = [cmap.getUint32(at), cmap.getUint32(at + 4)]
    if (ranges.at(-1) === first - 1) ranges[ranges.length - 1] = last
    else ranges.push(first, last)
  }
  return Uint32Array.from(ranges)
}

/** Whether a code point lies in one of the ranges. */
export function covers(ranges: Uint32Array, codePoint: number): boolean {
  let [low, high] = [0, ranges.length / 2]
  while (low < high) {
    const middle = (low + high) >> 1
    if (codePoint > (ranges[middle * 2 + 1] ?? 0)) low = middle + 1
    else high = middle
  }
  return codePoint >= (ranges[low * 2] ?? Number.POSITIVE_INFINITY)
}
