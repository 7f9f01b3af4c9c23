import { createHash } from 'node:crypto'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { type Packed, pack } from './packed.ts'

/** A page in one file: it loads nothing, so it works from a disk, and its own policy forbids it any network. */
export type OfflinePage = { file: Packed; policy: string }

const hashOf = (text: string) => `'sha256-${createHash('sha256').update(text).digest('base64')}'`

/** The page that checks a proof, put together from what was built; nothing before anything was. */
export function loadOfflinePage(dir: string): OfflinePage | undefined {
  const built = join(dir, 'offline-check.js')
  if (!existsSync(built)) return undefined
  const script = readFileSync(built, 'utf8')
  if (/<\/script|<!--/i.test(script)) throw new Error(`${built} cannot stand inside a page; build the portal again`)
  const style = readFileSync(join(import.meta.dirname, '../offline/check.css'), 'utf8')
  const policy = `default-src 'none'; script-src ${hashOf(script)}; style-src ${hashOf(style)}; base-uri 'none'; form-action 'none'`
  const html = `<!doctype html>
<html lang="zh-CN">
<head>
<meta charset="utf-8">
<meta http-equiv="content-security-policy" content="${policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>存证核验</title>
<style>${style}</style>
</head>
<body>
<noscript><p>核对要在浏览器里计算，请打开脚本（JavaScript）后重新打开这个文件。</p><p lang="en">Checking is reckoned in your browser: allow scripts (JavaScript) and open this file again.</p></noscript>
<script>${script}</script>
</body>
</html>
`
  return { file: pack(Buffer.from(html), 'text/html; charset=utf-8'), policy: `${policy}; frame-ancestors 'none'` }
}
