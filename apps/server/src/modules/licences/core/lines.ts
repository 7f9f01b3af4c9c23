/** A set line; `stretch` is the gap to add after each character so that both edges are straight. */
export type Line = { text: string; width: number; stretch: number }

// 避头尾 (GB/T 15834): marks that may not begin a line, and marks that may not end one.
const neverFirst = new Set('，。、；：？！）》〉”’〕】］｝…—～·％%,.;:?!)]}')
const neverLast = new Set('（《〈“‘〔【［｛([{￥¥')

/** Pieces that stay whole: a run of Latin letters and digits, else one character with the marks that cling to it. */
function pieces(text: string): string[] {
  const found: string[] = []
  let glue = false
  for (const piece of text.match(/[!-~]+|\s+|[^!-~\s]/gu) ?? []) {
    const first = Array.from(piece)[0] ?? ''
    if (found.length > 0 && (glue || neverFirst.has(first))) found[found.length - 1] += piece
    else found.push(piece)
    glue = neverLast.has(Array.from(piece).at(-1) ?? '')
  }
  return found
}

/**
 * Sets one paragraph in lines no wider than `max`; the first is shorter by `indent`. Characters do not influence each
 * other's width here, which holds because the fonts are subset without kerning.
 */
export function breakLines(text: string, widthOf: (text: string) => number, max: number, indent = 0): Line[] {
  const lines: Line[] = []
  let line = ''
  let width = 0
  const room = () => max - (lines.length === 0 ? indent : 0)
  const end = (last: boolean) => {
    const trimmed = line.trimEnd()
    const used = widthOf(trimmed)
    const gaps = Array.from(trimmed).length - 1
    const stretch = last || gaps < 1 ? 0 : (room() - used) / gaps
    lines.push({ text: trimmed, width: used, stretch })
    line = ''
    width = 0
  }
  const add = (piece: string) => {
    if (line === '' && lines.length > 0 && piece.trim() === '') return
    line += piece
    width += widthOf(piece)
  }
  for (const piece of pieces(text)) {
    if (width + widthOf(piece.trimEnd()) <= room()) {
      add(piece)
      continue
    }
    if (line !== '') end(false)
    // Longer than a line, such as an address or an identifier: broken where it must be.
    if (widthOf(piece.trimEnd()) <= room()) add(piece)
    else
      for (const character of piece) {
        if (width + widthOf(character) > room()) end(false)
        add(character)
      }
  }
  end(true)
  return lines
}
