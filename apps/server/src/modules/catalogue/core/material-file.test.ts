import { expect, test } from 'vitest'
import { checkMaterialFile, cleanFileName, sniff } from './material-file.ts'

/** A ZIP archive of empty files. */
function zipOf(...names: string[]): Buffer {
  const local = Buffer.from('PK\x03\x04 what stands in it', 'latin1')
  const entries = names.map((name) => {
    const text = Buffer.from(name)
    const head = Buffer.alloc(46)
    head.writeUInt32LE(0x02014b50, 0)
    head.writeUInt16LE(text.length, 28)
    return Buffer.concat([head, text])
  })
  const directory = Buffer.concat(entries)
  const end = Buffer.alloc(22)
  end.writeUInt32LE(0x06054b50, 0)
  end.writeUInt16LE(names.length, 10)
  end.writeUInt32LE(local.length, 16)
  return Buffer.concat([local, directory, end])
}

test.each([
  ['a PDF', Buffer.from('%PDF-1.7'), 'pdf'],
  ['a photograph', Buffer.from('\xff\xd8\xff\xe0', 'latin1'), 'jpg'],
  ['a picture', Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'), 'png'],
  ['a Word document', zipOf('[Content_Types].xml', 'word/document.xml'), 'docx'],
  ['a Word document with macros', zipOf('[Content_Types].xml', 'word/document.xml', 'word/vbaProject.bin'), undefined],
  ['an OFD document', zipOf('OFD.xml', 'Doc_0/Document.xml'), 'ofd'],
  ['an archive', zipOf('a.exe'), undefined],
  ['an archive cut off', zipOf('OFD.xml').subarray(0, 30), undefined],
  [
    'an archive whose directory lies',
    Buffer.concat([zipOf('OFD.xml').subarray(0, -6), Buffer.alloc(6, 0xff)]),
    undefined,
  ],
  ['a web page', Buffer.from('<html>'), undefined],
  ['nothing', Buffer.alloc(0), undefined],
])('%s is told by its bytes', (_, octets, kind) => expect(sniff(octets)).toBe(kind))

test('a PDF that runs programs or is encrypted is refused', () => {
  for (const mark of ['/JavaScript', '/Launch', '/Encrypt'])
    expect(checkMaterialFile('a.pdf', Buffer.from(`%PDF-1.7 ${mark}`))).toMatchObject({
      error: { code: 'catalogue.material-file-active' },
    })
})

test.each([
  ['C:\\fakepath\\申请表.doc', '申请表.docx'],
  ['../../申请表.PDF', '申请表.docx'],
  ['in\u202Efdp.exe\r\n', 'infdp.exe.docx'],
  ['???', '材料.docx'],
])('%s is saved as %s', (name, saved) => expect(cleanFileName(name, 'docx')).toBe(saved))
