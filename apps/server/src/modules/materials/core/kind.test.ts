import fc from 'fast-check'
import { expect, test } from 'vitest'
import { checkKind, extensionOf, pdfMarks } from './kind.ts'
import { cleanName, inMegabytes } from './upload.ts'

test.each([
  ['合同.pdf', 'pdf'],
  ['IMG_01.JPEG', 'jpg'],
  ['a.b.PNG', 'png'],
  ['合同.pdf.exe', undefined],
  ['合同', undefined],
  ['合同.docx', undefined],
])('%s says it is of kind %s', (name, kind) => expect(extensionOf(name)).toBe(kind))

test('the sentence of a false kind says what the file seems to be and what is taken', () => {
  expect(checkKind('合同.pdf', 'exe', ['pdf', 'jpg'])).toMatchObject({
    error: {
      code: 'materials.false-kind',
      detail: '“合同.pdf”的内容其实是Windows程序，没有保存。请改用PDF、JPG格式的文件。',
    },
  })
  expect(checkKind('a.pdf', undefined, ['pdf'])).toMatchObject({
    error: { detailEn: expect.stringContaining('no kind we know') },
  })
  expect(checkKind('a.pdf', 'png', ['pdf'])).toMatchObject({ error: { detail: expect.stringContaining('PNG文件') } })
  expect(checkKind('a.png', 'jpg', ['jpg', 'png'])).toEqual({ ok: true, value: 'jpg' })
})

test('a mark in a PDF is seen wherever the pieces are cut', () => {
  fc.assert(
    fc.property(
      fc.constantFrom(
        ['/JavaScript', 'materials.pdf-script'],
        ['/Encrypt', 'materials.pdf-encrypted'],
        ['/Javas', undefined],
      ),
      fc.array(fc.nat({ max: 60 }), { maxLength: 8 }),
      fc.nat({ max: 40 }),
      ([mark, code], cuts, before) => {
        const text = `${'x'.repeat(before)}${mark}${'y'.repeat(20)}`
        const marks = pdfMarks()
        let from = 0
        for (const cut of [...cuts.sort((a, b) => a - b), text.length]) {
          marks.push(text.slice(from, cut))
          from = Math.max(from, cut)
        }
        expect(marks.complaint('a.pdf')?.code).toBe(code)
      },
    ),
  )
})

test('a clean name is one line without a path or marks that turn the reading direction', () => {
  expect(cleanName('C:\\fakepath\\合同.pdf')).toBe('合同.pdf')
  expect(cleanName('../../etc/a.pdf')).toBe('a.pdf')
  expect(cleanName('in\u202Efdp.exe\r\n.pdf')).toBe('infdp.exe.pdf')
  expect(cleanName('e\u0301.pdf')).toBe('é.pdf')
})

test('sizes are said in words, never rounded down to the limit', () => {
  expect(inMegabytes(20 * 1024 * 1024 + 1)).toBe('20.1 MB')
  expect(inMegabytes(31.46 * 1024 * 1024)).toBe('31.5 MB')
})
