/** Full-width to half-width, lower case, and only what carries meaning: Chinese characters, letters and digits. */
export const normalise = (text: string): string =>
  text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{Script=Han}a-z0-9]+/gu, ' ')
    .trim()

/** Without spaces too: how names and everyday words are compared. */
export const squeeze = (text: string): string => normalise(text).replaceAll(' ', '')

/** What people wrap around the thing they look for; longer ones first. Taken out only while something is left. */
const wrapping = [
  ...['需要什么材料', '需要哪些材料', '要什么材料', '要哪些材料', '要带什么', '怎么申请', '怎么办理', '怎样办理'],
  ...['如何办理', '如何申请', '哪里办理', '在哪里办', '去哪里办', '到哪里办', '在哪办', '去哪办', '到哪办', '哪里办'],
  ...['需要什么', '什么手续', '哪些手续', '办理流程', '怎么弄', '怎么办', '怎么领', '怎么交', '怎么', '怎样', '如何'],
  ...['多少钱', '多长时间', '要多久', '多久', '请问', '我想要', '我想', '我要', '我们', '我家', '想要', '需要', '可以'],
  ...['能不能', '能否', '哪里', '什么', '哪些', '办理', '流程', '手续', '材料', '一下', '一家', '一个', '咨询'],
  ...['应该', '我', '你', '想', '要', '去', '在', '的', '了', '吗', '呢', '啊', '呀', '吧', '么', '和', '与', '及'],
]
const wrap = new RegExp(wrapping.join('|'), 'g')

/** The words of a question that name a thing: “我想开一家饭店要办什么证” → “开 饭店 办 证”. The question itself when nothing is left. */
export function kernel(question: string): string {
  const left = normalise(question).replace(wrap, ' ').replace(/ +/g, ' ').trim()
  return left || normalise(question)
}

/** Whether `text` has `part`'s characters in order with at most `gap` others between two of them (“开一家饭店” has “开饭店”). */
export function hasInOrder(text: string, part: string, gap: number): boolean {
  const from = (at: number, start: number, limit: number): boolean => {
    if (at === part.length) return true
    for (let i = start; i < text.length && i <= limit; i++)
      if (text[i] === part[at] && from(at + 1, i + 1, i + 1 + gap)) return true
    return false
  }
  return part.length > 0 && from(0, 0, text.length)
}

/** Whether one edit at most turns `part` into some piece of `text` (Sellers). */
export function isWithinOneEdit(text: string, part: string): boolean {
  // One edit leaves one half of the part as it was.
  const half = part.length >> 1
  if (!text.includes(part.slice(0, half)) && !text.includes(part.slice(half))) return false
  let before = Array.from({ length: part.length + 1 }, (_, i) => i)
  let best = before[part.length] ?? 0
  for (const letter of text) {
    const row = [0]
    for (let i = 1; i <= part.length; i++) {
      const swap = (before[i - 1] ?? 0) + (part[i - 1] === letter ? 0 : 1)
      row.push(Math.min(swap, (before[i] ?? 0) + 1, (row[i - 1] ?? 0) + 1))
    }
    before = row
    best = Math.min(best, row[part.length] ?? best)
  }
  return best <= 1
}
