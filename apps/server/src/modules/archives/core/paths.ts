/** The parts of a package, as DA/T 85-2019 has them. */
export const paths = {
  readme: '说明文件.txt',
  metadata: '基本信息描述.xml',
  form: '申请材料/申请表.xml',
  process: '过程信息/办理过程.xml',
  signatures: '签名验证记录.xml',
  manifest: '文件清单.xml',
} as const
export const folders = { materials: '申请材料', documents: '办理过程文书', results: '办理结果' } as const

const longestPart = 240
/** What hides, turns the order of letters round, or means something to a file system. */
const forbidden = /[\p{Cc}\p{Cf}<>:"|?*\\/]/gu
/** Names that Windows keeps for devices. */
const device = /^(con|prn|aux|nul|com\d|lpt\d)(\.|$)/i

/** A name that any file system takes; `extension` stays at its end. */
export function fileName(name: string, extension: string): string {
  const clean = name.toWellFormed().normalize('NFC').replace(forbidden, '_').trim()
  let stem = clean.toLowerCase().endsWith(`.${extension}`) ? clean.slice(0, -extension.length - 1) : clean
  while (Buffer.byteLength(stem) > 110) stem = stem.slice(0, -1)
  stem = stem.toWellFormed().replace(/[\ufffd. ]+$/, '')
  return `${stem === '' || device.test(stem) ? `_${stem}` : stem}.${extension}`
}

/** Two digits before a name keep the order and tell equal names apart. */
export const numbered = (n: number, name: string): string => `${String(n).padStart(2, '0')}-${name}`

/** Whether a path may be unpacked: it stays inside, on every system, and shows as what it is. */
export function isSafePath(path: string): boolean {
  const parts = path.split('/')
  return (
    path.normalize('NFC') === path &&
    parts.length <= 6 &&
    parts.every(
      (part) =>
        part !== '' &&
        part !== '.' &&
        part !== '..' &&
        Buffer.byteLength(part) <= longestPart &&
        part.search(forbidden) < 0 &&
        !/[. ]$/.test(part) &&
        !device.test(part),
    )
  )
}

export const extensionOf = (path: string): string => /\.([a-z0-9]+)$/.exec(path)?.[1] ?? ''
