import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { startStandIns } from '@tongban/stand-ins/server'
import { expect, test } from 'vitest'
import { createSms } from './sms.ts'

const keys = {
  gateway: { appKey: 'tongban', secret: 'gateway' },
  sms: { accessKeyId: 'tongban-sms', accessKeySecret: 'a secret of the test' },
}
const message = { mobile: '10020000000', template: 'verify-code', params: { code: '024680', minutes: '10' } } as const

async function outside(dataDir = mkdtempSync(join(tmpdir(), 'tongban-sms-'))) {
  const standIns = await startStandIns({ port: 0, dataDir, keys })
  return { ...standIns, dataDir, sms: createSms({ url: standIns.url, ...keys.sms }) }
}

test('a message arrives in the visible outbox, also after a restart', async () => {
  const first = await outside()
  await first.sms.send(message)
  await first.close()
  const second = await outside(first.dataDir)
  await second.sms.send({ ...message, mobile: '10020000137' })
  const { messages } = (await (await fetch(`${second.url}/sms.json?mobile=10020000000`)).json()) as {
    messages: { text: string }[]
  }
  expect(messages.map((m) => m.text)).toEqual([expect.stringContaining('您的验证码是024680')])
  expect(second.smsOutbox().map((m) => m.mobile)).toEqual(['10020000000', '10020000137'])
  await second.close()
})

test('the page shows the newest message first and escapes what it shows', async () => {
  const s = await outside()
  await s.sms.send({ ...message, template: 'case-notice', params: { text: 'the older' } })
  await s.sms.send({ ...message, template: 'case-notice', params: { text: '<script>second</script>' } })
  const html = await (await fetch(`${s.url}/sms`)).text()
  expect(html.indexOf('&lt;script&gt;second')).toBeLessThan(html.indexOf('the older'))
  expect(html.indexOf('&lt;script&gt;second')).toBeGreaterThan(0)
  expect(html).not.toContain('<script>')
  expect(html).toContain('http-equiv="refresh"')
  await s.close()
})

test('a wrong secret, an unknown key and a number that is none are refused by the provider', async () => {
  const s = await outside()
  const bad = createSms({ url: s.url, accessKeyId: keys.sms.accessKeyId, accessKeySecret: 'another' })
  await expect(bad.send(message)).rejects.toThrow('SignatureDoesNotMatch')
  const unknown = createSms({ url: s.url, accessKeyId: 'nobody', accessKeySecret: 'another' })
  await expect(unknown.send(message)).rejects.toThrow('InvalidAccessKeyId')
  await expect(s.sms.send({ ...message, mobile: '12345' })).rejects.toThrow('isv.MOBILE_NUMBER_ILLEGAL')
  expect(s.smsOutbox()).toEqual([])
  await s.close()
  await expect(s.sms.send(message)).rejects.toThrow('SMS')
})
