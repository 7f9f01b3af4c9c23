import type { ArchiveCheckName, ArchiveFinding } from '@tongban/contracts/archives/package'

type Words = readonly [check: ArchiveCheckName, level: 'error' | 'note', zh: string, en: string]

/** Every finding by its stable code; `{…}` is filled in. */
const words = {
  gone: ['whole', 'error', '文件不在了，或者是空的。', 'The file is gone, or empty.'],
  'no-zip': ['usable', 'error', '这不是ZIP文件。', 'This is no ZIP file.'],
  truncated: [
    'whole',
    'error',
    '文件不完整，末尾缺失。请重新取得整个文件。',
    'The end of the file is missing. Get the whole file again.',
  ],
  'broken-directory': [
    'whole',
    'error',
    'ZIP目录损坏，无法确定包内有哪些文件。',
    'The directory of the ZIP is broken: what is inside cannot be told.',
  ],
  'unsafe-path': [
    'safe',
    'error',
    '文件名不安全（可能写到包外，或含有不可见字符），请不要解压。',
    'This name is not safe: it may be written outside, or hides characters. Do not unpack.',
  ],
  'same-path': [
    'safe',
    'error',
    '包内有两个同名文件，解压后只剩一个。',
    'Two files have the same name; unpacked, one is left.',
  ],
  compressed: [
    'safe',
    'error',
    '文件被压缩或加密存放；电子档案包一律原样存放，可能是压缩炸弹，未解压。',
    'The file is compressed or encrypted; packages store files as they are. It may be a ZIP bomb and was not unpacked.',
  ],
  'size-lie': [
    'safe',
    'error',
    '目录所写的大小或位置与包的实际大小不符，未读取。',
    'Sizes or places in the directory do not fit the package; not read.',
  ],
  'container-changed': [
    'authentic',
    'error',
    '包的结构与制作时不同：目录或文件头被改动，或夹带了其他内容。',
    'The package is not as it was made: heads were changed, or something was put between.',
  ],
  'no-manifest': [
    'whole',
    'error',
    '缺少文件清单.xml，或它不是本平台写出的格式，无法逐个核对。',
    'The list of files (文件清单.xml) is missing or not in its form: files cannot be compared.',
  ],
  'changed-file': [
    'authentic',
    'error',
    '内容被改动：SM3或大小与文件清单不一致。',
    'Changed: SM3 or size is not that of the list of files.',
  ],
  'missing-file': ['whole', 'error', '文件清单中有，包内没有。', 'On the list of files, and not in the package.'],
  'added-file': ['whole', 'error', '包内有，文件清单中没有。', 'In the package, and not on the list of files.'],
  'renamed-file': ['whole', 'error', '文件被改名：原名是“{before}”。', 'Renamed: it was “{before}”.'],
  'missing-part': ['whole', 'error', '缺少电子档案必须有的部分。', 'A part that every package has is missing.'],
  'missing-given': [
    'whole',
    'error',
    '办理过程记载申请人交过这个文件（SHA-256 {sha256}），包内没有。',
    'The log says that this file was given (SHA-256 {sha256}); it is not in the package.',
  ],
  'missing-document': [
    'whole',
    'error',
    '办理过程记载出具过文书{number}，包内没有。',
    'The log says that document {number} was issued; it is not in the package.',
  ],
  'wrong-xml': ['usable', 'error', 'XML格式不对，无法读取。', 'The XML cannot be read.'],
  'metadata-missing': ['whole', 'error', '基本信息缺少“{names}”。', 'The description lacks “{names}”.'],
  'metadata-contradicts': [
    'authentic',
    'error',
    '基本信息的“{name}”与办理过程不一致。',
    '“{name}” of the description is not what the log says.',
  ],
  'broken-chain': [
    'authentic',
    'error',
    '办理过程的事件链断裂：第{seq}个事件{why}。',
    'The chain of events is broken at event {seq}: {whyEn}.',
  ],
  'wrong-format': [
    'usable',
    'error',
    '扩展名是{extension}，内容不是。',
    'It is named {extension}, and its content is something else.',
  ],
  'unknown-format': ['usable', 'error', '不是电子档案可以保存的格式。', 'This is no format that packages keep.'],
  incomplete: ['usable', 'error', '文件没有结尾，可能打不开。', 'The file has no end and may not open.'],
  'not-utf8': ['usable', 'error', '文本不是UTF-8编码。', 'The text is not UTF-8.'],
  encrypted: [
    'usable',
    'note',
    'PDF设有密码或权限限制，将来可能打不开。',
    'The PDF is encrypted and may not open one day.',
  ],
  program: [
    'safe',
    'error',
    '这是程序或压缩包，不应在电子档案中。',
    'This is a program or an archive and does not belong in a package.',
  ],
  active: [
    'safe',
    'note',
    'PDF含有脚本或附件，打开时请留意。',
    'The PDF holds scripts or attachments; open it with care.',
  ],
  'not-listed': [
    'authentic',
    'error',
    '包的SM3与给出的不一致，不是移交清单上的那一个。',
    'The SM3 of the package is not the one given: it is not the one of the hand-over list.',
  ],
  'not-signed': [
    'authentic',
    'note',
    '包内没有电子签名；请把包的SM3与移交清单或立档单位核对。',
    'The package carries no electronic signature: compare its SM3 with the hand-over list or ask the office.',
  ],
  'no-virus-scan': [
    'safe',
    'note',
    '本检查不含病毒扫描，接收后请用查毒软件检查。',
    'No virus scan is part of this check; scan on arrival.',
  ],
} as const satisfies Record<string, Words>

export type FindingCode = keyof typeof words

const fill = (text: string, holes: Record<string, string>) =>
  text.replace(/\{(\w+)\}/g, (whole, name: string) => holes[name] ?? whole)

export function finding(
  code: FindingCode,
  path: string | null = null,
  holes: Record<string, string> = {},
): ArchiveFinding {
  const [check, level, zh, en] = words[code]
  return { check, code, level, path, text: fill(zh, holes), textEn: fill(en, holes) }
}

const checkWords: Record<ArchiveCheckName, readonly [zh: string, en: string]> = {
  authentic: ['真实性', 'Authentic'],
  whole: ['完整性', 'Whole'],
  usable: ['可用性', 'Usable'],
  safe: ['安全性', 'Safe'],
}

/** A result for each of the four. What could not be looked at did not pass. */
export const fourResults = (findings: readonly ArchiveFinding[], looked: boolean) =>
  (Object.keys(checkWords) as ArchiveCheckName[]).map((check) => {
    const errors = findings.filter((found) => found.check === check && found.level === 'error').length
    const [zh, en] = checkWords[check]
    if (errors > 0)
      return { check, passed: false, text: `${zh}：不通过，${errors}处`, textEn: `${en}: ${errors} found` }
    if (!looked) return { check, passed: false, text: `${zh}：无法检测`, textEn: `${en}: could not be checked` }
    return { check, passed: true, text: `${zh}：通过`, textEn: `${en}: passed` }
  })
