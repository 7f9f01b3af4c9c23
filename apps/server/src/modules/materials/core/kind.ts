import type { Problem } from '#platform/problems'
import { err, ok, type Result } from '#platform/result'
import { problems } from '../problems.ts'

export type Kind = 'pdf' | 'jpg' | 'png'

const kinds: readonly string[] = ['pdf', 'jpg', 'png'] satisfies Kind[]
const isKind = (kind: string): kind is Kind => kinds.includes(kind)

/** The kind that a file name claims, if it is one of ours. */
export function extensionOf(name: string): Kind | undefined {
  const end = /\.([a-z]+)$/i.exec(name)?.[1]?.toLowerCase() ?? ''
  const kind = end === 'jpeg' ? 'jpg' : end
  return isKind(kind) ? kind : undefined
}

/** Names of the kinds for the sentences of problems. */
export function kindsInWords(accepted: readonly string[]): { accepted: string; acceptedEn: string } {
  const names = accepted.map((kind) => kind.toUpperCase())
  return { accepted: names.join('、'), acceptedEn: names.join(' or ') }
}

const seeming: Record<string, [string, string]> = {
  exe: ['Windows程序', 'a Windows program'],
  elf: ['程序', 'a program'],
  zip: ['压缩包', 'an archive'],
  rar: ['压缩包', 'an archive'],
  '7z': ['压缩包', 'an archive'],
  gz: ['压缩包', 'an archive'],
  docx: ['Word文档', 'a Word document'],
  xlsx: ['Excel表格', 'an Excel sheet'],
  pptx: ['PowerPoint演示文稿', 'a PowerPoint file'],
  cfb: ['旧版Office文档', 'an old Office document'],
  xml: ['网页或XML文本', 'a web page or XML text'],
}

/** The kind in the bytes, when the material takes it. `found` is an extension, or nothing when none was recognised. */
export function checkKind(name: string, found: string | undefined, accepted: readonly string[]): Result<Kind, Problem> {
  if (found && isKind(found) && accepted.includes(found)) return ok(found)
  const [seems, seemsEn] =
    found === undefined
      ? ['无法识别的内容', 'of no kind we know']
      : (seeming[found] ?? [`${found.toUpperCase()}文件`, `a file of kind ${found.toUpperCase()}`])
  return err(problems['materials.false-kind']({ name, seems, seemsEn, ...kindsInWords(accepted) }))
}

const marks = { '/JavaScript': 'materials.pdf-script', '/Encrypt': 'materials.pdf-encrypted' } as const
const overlap = Math.max(...Object.keys(marks).map((mark) => mark.length)) - 1

/** Looks through a PDF piece by piece for what makes it dangerous or unreadable; a mark may lie across two pieces. */
export function pdfMarks(): { push(text: string): void; complaint(name: string): Problem | undefined } {
  let tail = ''
  let found: (typeof marks)[keyof typeof marks] | undefined
  return {
    push(latin1) {
      const text = tail + latin1
      for (const [mark, code] of Object.entries(marks)) if (text.includes(mark)) found ??= code
      tail = text.slice(-overlap)
    },
    complaint: (name) => found && problems[found]({ name }),
  }
}
