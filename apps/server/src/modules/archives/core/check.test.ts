// 四性检测 (DA/T 70): whatever is done to a package, the check names it and never says that it is valid.
import { spawnSync } from 'node:child_process'
import { createHash, randomBytes } from 'node:crypto'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { deflateRawSync } from 'node:zlib'
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { anArchivedCase, checkOctets, type Part, partsOf, zipOf } from '#testing/archives'
import { paths } from './paths.ts'
import { directory, localHead } from './zip.ts'

let given: Awaited<ReturnType<typeof anArchivedCase>>
let whole: Buffer
let parts: Part[]
beforeAll(async () => {
  given = await anArchivedCase()
  whole = await given.pack()
  parts = await partsOf(whole)
})
afterAll(() => given[Symbol.dispose]())

const upload = '申请材料/01-租赁合同/01-合同.pdf'
const codesOf = async (bytes: Uint8Array): Promise<string[]> => {
  const report = await checkOctets(bytes)
  expect(report.valid).toBe(false)
  expect(report.checks.some(({ passed }) => !passed)).toBe(true)
  return report.findings
    .filter(({ level }) => level === 'error')
    .map(({ code, path }) => (path ? `${code} ${path}` : code))
}
const withText = (path: string, change: (text: string) => string): Part[] =>
  parts.map((part) => (part.path === path ? { path, octets: Buffer.from(change(part.octets.toString())) } : part))

/** As somebody would who writes the list of files anew: every hash fits again. */
function relisted(changed: readonly Part[]): Buffer {
  const list = changed.find(({ path }) => path === paths.manifest)?.octets.toString() ?? ''
  const text = list.replace(
    /路径="([^"]+)" 字节="\d+" 格式="([^"]+)" SM3="[0-9a-f]+"/g,
    (line, path: string, format: string) => {
      const part = changed.find((one) => one.path === path)
      const sm3 = part && createHash('sm3').update(part.octets).digest('hex')
      return part ? `路径="${path}" 字节="${part.octets.length}" 格式="${format}" SM3="${sm3}"` : line
    },
  )
  return zipOf(changed.map((part) => (part.path === paths.manifest ? { ...part, octets: Buffer.from(text) } : part)))
}

test('a whole package passes all four, and says what it does not prove', async () => {
  const report = await checkOctets(whole)
  expect(report).toMatchObject({ valid: true, caseNo: given.archived.c.caseNo, bytes: whole.length })
  expect(report.checks.map(({ check, passed }) => [check, passed])).toEqual([
    ['authentic', true],
    ['whole', true],
    ['usable', true],
    ['safe', true],
  ])
  expect(report.files.map(({ path, format }) => [path, format])).toEqual([
    ['说明文件.txt', 'TXT'],
    ['基本信息描述.xml', 'XML'],
    ['申请材料/申请表.xml', 'XML'],
    [upload, 'PDF'],
    ['办理结果/01-瑶海区市监许字〔2026〕第0001号-准予决定书.pdf', 'PDF'],
    ['过程信息/办理过程.xml', 'XML'],
    ['签名验证记录.xml', 'XML'],
    ['文件清单.xml', 'XML'],
  ])
  expect(report.findings.map(({ code, level }) => [code, level])).toEqual([
    ['not-signed', 'note'],
    ['no-virus-scan', 'note'],
  ])
})

test('the same case gives the same octets', async () => {
  using again = await anArchivedCase()
  expect((await again.pack()).equals(whole)).toBe(true)
})

test('the metadata of DA/T 85-2019 and GB/T 42727-2023 are there', () => {
  const text = parts.find(({ path }) => path === paths.metadata)?.octets.toString() ?? ''
  for (const line of [
    ...['<全宗号>11340102MB0000001X</全宗号>', '<年度>2026</年度>', '<保管期限>定期30年</保管期限>'],
    ...['<保管期限届满日>2056-12-31</保管期限届满日>', '<事项类型>行政许可</事项类型>', '<办理结果>准予</办理结果>'],
    ...['<责任部门>瑶海区市场监督管理局</责任部门>', '<密级>非密</密级>', '<开放>', '<受理日期>2026-03-02</受理日期>'],
  ])
    expect(text).toContain(line)
})

describe('what anybody can do without this platform', () => {
  const folder = mkdtempSync(join(tmpdir(), 'tongban-unpacked-'))
  afterAll(() => rmSync(folder, { recursive: true }))
  test('an ordinary tool reads the ZIP, and openssl finds every SM3 of the list', () => {
    const file = join(folder, 'a.zip')
    writeFileSync(file, whole)
    const script = `import sys, zipfile; z = zipfile.ZipFile(sys.argv[1]); assert z.testzip() is None; z.extractall(sys.argv[2])`
    const unpacked = spawnSync('python3', ['-X', 'utf8', '-c', script, file, folder], { encoding: 'utf8' })
    expect(unpacked.stderr).toBe('')
    const list = parts.find(({ path }) => path === paths.manifest)?.octets.toString() ?? ''
    const rows = [...list.matchAll(/路径="([^"]+)" .* SM3="([0-9a-f]+)"/g)]
    expect(rows.length).toBe(7)
    for (const [, path = '', sm3 = ''] of rows) {
      const { stdout } = spawnSync('openssl', ['dgst', '-sm3', join(folder, path)], { encoding: 'utf8' })
      expect(stdout.trim().endsWith(sm3), path).toBe(true)
    }
  })
})

test('no octet can be changed without a finding', async () => {
  await fc.assert(
    fc.asyncProperty(fc.nat(whole.length - 1), fc.integer({ min: 1, max: 255 }), async (at, by) => {
      const changed = Buffer.from(whole)
      changed[at] = (changed[at] ?? 0) ^ by
      return !(await checkOctets(changed)).valid
    }),
    { numRuns: 1500 },
  )
})

test('every head and the directory, octet by octet', async () => {
  const heads = [...Array(40).keys(), ...Array.from({ length: 200 }, (_, n) => whole.length - 1 - n)]
  for (const at of heads) {
    const changed = Buffer.from(whole)
    changed[at] = (changed[at] ?? 0) ^ 1
    expect((await checkOctets(changed)).valid, `octet ${at}`).toBe(false)
  }
})

test('a package cut off anywhere is told as cut off', async () => {
  for (const length of [4, 21, 22, 500, whole.length - 23, whole.length - 1])
    expect(await codesOf(whole.subarray(0, length))).toEqual(['truncated'])
  expect(await codesOf(Buffer.alloc(0))).toEqual(['gone'])
})

test('what is no ZIP is told as that, whatever it is', async () => {
  expect(await codesOf(Buffer.from('hello'))).toEqual(['no-zip'])
  await fc.assert(
    fc.asyncProperty(fc.uint8Array({ maxLength: 300 }), async (bytes) => !(await checkOctets(bytes)).valid),
    { numRuns: 300 },
  )
})

test('a file that was changed, taken out, put in or renamed is named', async () => {
  expect(await codesOf(zipOf(withText(paths.form, (text) => text.replace('王一诺', '王二诺'))))).toEqual([
    `changed-file ${paths.form}`,
  ])
  const without = parts.filter(({ path }) => path !== paths.readme)
  expect(await codesOf(zipOf(without))).toEqual([`missing-file ${paths.readme}`, `missing-part ${paths.readme}`])
  const more = [...parts, { path: '申请材料/多余.txt', octets: Buffer.from('x') }]
  expect(await codesOf(zipOf(more))).toEqual(['added-file 申请材料/多余.txt'])
  const moved = parts.map((part) =>
    part.path === upload ? { ...part, path: '申请材料/01-租赁合同/01-改名.pdf' } : part,
  )
  expect(await codesOf(zipOf(moved))).toEqual(['renamed-file 申请材料/01-租赁合同/01-改名.pdf'])
  expect(await codesOf(zipOf(parts.filter(({ path }) => path !== paths.manifest)))).toEqual([
    `no-manifest ${paths.manifest}`,
  ])
})

describe('with the list of files written anew, the parts still tell on one another', () => {
  test.each([
    ['a description that cannot be read', paths.metadata, '</年度>', '</年>', `wrong-xml ${paths.metadata}`],
    ['entities of its own', paths.metadata, '<基本', '<!DOCTYPE x><基本', `wrong-xml ${paths.metadata}`],
    ['a fact that is missing', paths.metadata, '<密级>非密</密级>', '<密级/>', `metadata-missing ${paths.metadata}`],
    [
      'another number of the case',
      paths.metadata,
      'A340131020000202603',
      'A340131020000202604',
      `metadata-contradicts ${paths.metadata}`,
    ],
    [
      'another day of closing',
      paths.metadata,
      '2026-03-04T01',
      '2026-03-05T01',
      `metadata-contradicts ${paths.metadata}`,
    ],
    ['an event that was changed', paths.process, '符合条件', '不合条件', `broken-chain ${paths.process}`],
    ['data that are no JSON', paths.process, '{', '(', `wrong-xml ${paths.process}`],
  ])('%s', async (_, path, from, to, code) => {
    const changed = withText(path, (text) => text.replace(from, to))
    expect(changed).not.toEqual(parts)
    expect(await codesOf(relisted(changed))).toEqual([code])
  })

  test('an event that was taken out, and events in another order', async () => {
    const events = (text: string) => text.match(/ {2}<事件[\s\S]*?<\/事件>\n/g) ?? []
    const out = withText(paths.process, (text) => text.replace(events(text)[1] ?? '', ''))
    expect((await codesOf(relisted(out)))[0]).toBe(`broken-chain ${paths.process}`)
    const turned = withText(paths.process, (text) => {
      const [, second = '', third = ''] = events(text)
      return text.replace(second + third, third + second)
    })
    expect((await codesOf(relisted(turned)))[0]).toBe(`broken-chain ${paths.process}`)
  })

  test('an upload that was exchanged is not the one that the log says was given', async () => {
    const changed = parts.map((part) =>
      part.path === upload
        ? { ...part, octets: Buffer.concat([part.octets.subarray(0, -6), Buffer.from('\n%%EOF\n')]) }
        : part,
    )
    expect(await codesOf(relisted(changed))).toEqual([`missing-given ${paths.process}`])
  })

  test.each([
    ['another format behind the extension', Buffer.from('\x89PNG\r\n\x1a\nxx', 'latin1'), `wrong-format ${upload}`],
    ['a program', Buffer.from('MZ\x90\x00'), `program ${upload}`],
    ['a PDF without its end', Buffer.from('%PDF-1.7\n1 0 obj'), `incomplete ${upload}`],
  ])('%s', async (_, octets, code) => {
    const changed = parts.map((part) => (part.path === upload ? { ...part, octets } : part))
    expect(await codesOf(relisted(changed))).toContain(code)
  })

  test('a list of files that says more than files is none', async () => {
    const changed = withText(paths.manifest, (text) => text.replace('版本="1"', '版本="1"  '))
    expect(await codesOf(zipOf(changed))).toEqual([`no-manifest ${paths.manifest}`])
  })
})

describe('what must not be unpacked is not read', () => {
  test.each([
    '../evil.txt',
    '/etc/passwd',
    '申请材料/../../x.txt',
    'C:/x.txt',
    'a\\b.txt',
    'a/./b.txt',
    'a//b.txt',
    'con.txt',
    'x\u202efdp.txt',
    'a\u0000.txt',
    'ends. ',
  ])('the path %j', async (path) => {
    const codes = await codesOf(zipOf([...parts, { path, octets: Buffer.from('x') }]))
    expect(codes.map((code) => code.split(' ')[0])).toEqual(['unsafe-path'])
  })

  test('two files of one name, also where only capital letters differ', async () => {
    const twice = [...parts, { path: 'a.txt', octets: Buffer.from('1') }, { path: 'A.txt', octets: Buffer.from('2') }]
    expect(await codesOf(zipOf(twice))).toEqual(['same-path A.txt'])
  })

  test('a ZIP bomb: compressed entries are told and not unpacked, in no time', async () => {
    const packed = deflateRawSync(Buffer.alloc(50_000_000))
    const entry = { path: 'bomb.txt', bytes: packed.length, crc: 0, offset: 0 }
    const [head, rows] = [localHead(entry), directory([entry], localHead(entry).length + packed.length)]
    head.writeUInt16LE(8, 8)
    rows.writeUInt16LE(8, 10)
    rows.writeUInt32LE(50_000_000, 24)
    const began = performance.now()
    expect(await codesOf(Buffer.concat([head, packed, rows]))).toEqual(['compressed bomb.txt'])
    expect(performance.now() - began).toBeLessThan(1000)
  })

  test('entries that lie over one another, or claim more than there is', async () => {
    const content = randomBytes(100)
    const entry = { path: 'a.txt', bytes: 100, crc: 0, offset: 0 }
    const over = [entry, { ...entry, path: 'b.txt' }]
    expect(await codesOf(Buffer.concat([localHead(entry), content, directory(over, 135)]))).toEqual(['size-lie b.txt'])
    const more = { ...entry, bytes: 4_000_000_000 }
    expect(await codesOf(Buffer.concat([localHead(more), content, directory([more], 135)]))).toEqual(['size-lie a.txt'])
  })

  test('octets between the files are found', async () => {
    const first = parts.slice(0, 1).map(({ path, octets }) => ({ path, bytes: octets.length, crc: 0, offset: 4 }))
    const head = first[0] ? localHead(first[0]) : Buffer.alloc(0)
    const body = Buffer.concat([Buffer.from('PK\x03\x04'), head, parts[0]?.octets ?? Buffer.alloc(0)])
    expect(await codesOf(Buffer.concat([body, directory(first, body.length)]))).toContain('container-changed')
  })
})

test('against a hand-over list, another package is told', async () => {
  const report = await checkOctets(whole, '0'.repeat(64))
  expect([report.valid, report.findings[0]?.code]).toEqual([false, 'not-listed'])
  expect((await checkOctets(whole, report.sm3 ?? '')).valid).toBe(true)
})
