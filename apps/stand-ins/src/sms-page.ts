import type { SentSms } from './sms.ts'

const escapes: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' }
const escapeHtml = (text: string) => text.replace(/[&<>"']/g, (c) => escapes[c] ?? c)

/** Beijing time, as on a phone. */
const time = (at: string) => new Date(Date.parse(at) + 8 * 3_600_000).toISOString().slice(0, 19).replace('T', ' ')

/** All messages in place of a phone; renews itself every five seconds. */
export const outboxPage = (messages: readonly SentSms[]): string => `<!doctype html>
<html lang="zh-CN">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="refresh" content="5">
<title>短信收件箱（演示） · SMS outbox (demonstration)</title>
<style>
body { font: 1rem/1.6 system-ui, sans-serif; max-width: 60rem; margin: 0 auto; padding: 1rem; color: #1a1a1a }
h1 { font-size: 1.4rem } p { margin: 0 } time { color: #595959 }
li { list-style: none; border-top: 1px solid #ccc; padding: .75rem 0 } ol { padding: 0 }
</style>
</head>
<body>
<main>
<h1>短信收件箱（演示） <span lang="en">SMS outbox (demonstration)</span></h1>
<p>平台发出的短信都显示在这里，不会发到真实手机；最新的在最上面，每5秒更新。</p>
<p lang="en">Every message the platform sends appears here and on no real phone; newest first, renewed every 5 seconds.</p>
${messages.length === 0 ? '<p>还没有短信。<span lang="en">No messages yet.</span></p>' : ''}<ol>
${messages.map(item).join('\n')}
</ol>
</main>
</body>
</html>
`

const item = ({ at, mobile, text }: SentSms) =>
  `<li><p><strong>${escapeHtml(mobile)}</strong> <time datetime="${escapeHtml(at)}">${time(at)}</time></p><p>【通办】${escapeHtml(text)}</p></li>`
