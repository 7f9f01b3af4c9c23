import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gatewayHeader, gatewayRequestText } from '@tongban/contracts/outside/gateway'
import { digest, hmac } from '@tongban/gm/sm3'
import { inventedEnterprises, inventedPersons } from '@tongban/stand-ins/people'
import { type StandIns, startStandIns } from '@tongban/stand-ins/server'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { createGateway } from './gateway.ts'

const keys = {
  gateway: { appKey: 'tongban', secret: 'a secret of the test' },
  sms: { accessKeyId: 'id', accessKeySecret: 'secret' },
}
const [person] = inventedPersons()
const [enterprise] = inventedEnterprises()
if (!person || !enterprise) throw new Error('nobody was invented')

let standIns: StandIns
beforeAll(async () => {
  standIns = await startStandIns({ port: 0, dataDir: join(tmpdir(), `tongban-gateway-${process.pid}`), keys })
})
afterAll(() => standIns.close())

const open = (change: { url?: string; secret?: string; appKey?: string; timeoutMs?: number } = {}) =>
  createGateway({ url: standIns.url, ...keys.gateway, ...change })

const factors = {
  name: person.name,
  citizenNumber: person.citizenNumber,
  mobile: person.mobile,
  socialSecurityCard: person.socialSecurityCard,
}

test('the population library confirms factors that belong together and then tells sex, birth and address', async () => {
  expect(await open().ask('population.verify', factors)).toEqual({
    agrees: { citizenNumber: true, name: true, mobile: true, socialSecurityCard: true },
    person: { sex: person.sex, birthDate: person.birthDate, address: person.address },
  })
})

test('with one factor wrong it tells nothing of the person', async () => {
  const answer = await open().ask('population.verify', { ...factors, name: '无名氏' })
  expect(answer).toEqual({
    agrees: { citizenNumber: true, name: false, mobile: true, socialSecurityCard: true },
    person: null,
  })
})

test('a company is found with its representative and its licence', async () => {
  const { creditCode } = enterprise
  expect(await open().ask('legal-person.get', { creditCode })).toMatchObject({
    name: '合肥徽韵餐饮有限公司（样例）',
    representativeName: enterprise.representativeName,
    representativeCitizenNumber: enterprise.representativeCitizenNumber,
    status: '存续',
  })
  expect(await open().ask('business-licence.get', { creditCode })).toMatchObject({
    typeName: '营业执照',
    number: creditCode,
    status: 'valid',
  })
  expect(await open().ask('legal-person.get', { creditCode: '91340102XN00000000' })).toBeNull()
})

test('the licence library knows the identity card and the marriage certificate', async () => {
  const licences = await open().ask('licence.list', { holderType: '111', holderNumber: person.citizenNumber })
  expect(licences.map((l) => l.typeName)).toEqual(expect.arrayContaining(['居民身份证', '居民户口簿', '结婚证']))
})

test('a wrong secret or application key gets no answer', async () => {
  await expect(open({ secret: 'another' }).ask('population.verify', factors)).rejects.toThrow('not signed')
  await expect(open({ appKey: 'nobody' }).ask('population.verify', factors)).rejects.toThrow('gateway.app-key')
})

async function post(change: { nonce?: string; timestamp?: number; body?: string; sent?: string; path?: string } = {}) {
  const { nonce = crypto.randomUUID(), timestamp = Date.now(), body = JSON.stringify(factors) } = change
  const path = change.path ?? '/gateway/population.verify'
  const bodyDigest = digest(body).toString('hex')
  const text = gatewayRequestText({ method: 'POST', path, timestamp: String(timestamp), nonce, bodyDigest })
  const response = await fetch(standIns.url + path, {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      [gatewayHeader.appKey]: keys.gateway.appKey,
      [gatewayHeader.timestamp]: String(timestamp),
      [gatewayHeader.nonce]: nonce,
      [gatewayHeader.signature]: hmac(Buffer.from(keys.gateway.secret), text).toString('hex'),
    },
    body: change.sent ?? body,
  })
  return [response.status, ((await response.json()) as { code?: string }).code]
}

test('a request that is sent twice is refused the second time', async () => {
  const nonce = crypto.randomUUID()
  expect(await post({ nonce })).toEqual([200, undefined])
  expect(await post({ nonce })).toEqual([401, 'gateway.replayed'])
})

test('a request older than five minutes is refused', async () => {
  expect(await post({ timestamp: Date.now() - 299_000 })).toEqual([200, undefined])
  expect(await post({ timestamp: Date.now() - 301_000 })).toEqual([401, 'gateway.stale'])
  expect(await post({ timestamp: Date.now() + 301_000 })).toEqual([401, 'gateway.stale'])
})

test('a body changed on the way is refused', async () => {
  expect(await post({ sent: JSON.stringify({ ...factors, name: '王五' }) })).toEqual([401, 'gateway.signature'])
})

test('an unknown service and a question of the wrong form are refused by name', async () => {
  expect(await post({ path: '/gateway/credit.get' })).toEqual([404, 'gateway.service'])
  expect(await post({ body: '{"name":1}' })).toEqual([400, 'gateway.question'])
})

type Answer = (request: IncomingMessage, response: ServerResponse) => Promise<void>
async function serve(answer: Answer): Promise<{ server: Server; url: string }> {
  const server = createServer((request, response) => void answer(request, response))
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return { server, url: `http://127.0.0.1:${(server.address() as AddressInfo).port}` }
}

test('an answer that was signed for another question is not believed', async () => {
  const forwarded: { headers: Record<string, string>; body: string }[] = []
  const { server, url } = await serve(async (request, response) => {
    if (forwarded.length === 0) {
      const chunks: Buffer[] = []
      for await (const chunk of request) chunks.push(chunk as Buffer)
      const real = await fetch(standIns.url + request.url, {
        method: 'POST',
        headers: Object.fromEntries(
          Object.entries(request.headers).filter(([k]) => /^x-|content-type/.test(k)),
        ) as Record<string, string>,
        body: Buffer.concat(chunks),
      })
      forwarded.push({ headers: Object.fromEntries(real.headers), body: await real.text() })
    }
    const kept = forwarded[0]
    response.writeHead(200, {
      [gatewayHeader.timestamp]: kept?.headers[gatewayHeader.timestamp] ?? '',
      [gatewayHeader.signature]: kept?.headers[gatewayHeader.signature] ?? '',
    })
    response.end(kept?.body)
  })
  const through = open({ url })
  await expect(through.ask('population.verify', factors)).resolves.toMatchObject({ agrees: { name: true } })
  await expect(through.ask('population.verify', factors)).rejects.toThrow('not signed')
  server.close()
})

test('a gateway that does not answer is given up after its time limit', async () => {
  const { server, url } = await serve(async () => {})
  const begun = performance.now()
  await expect(open({ url, timeoutMs: 150 }).ask('population.verify', factors)).rejects.toThrow('population.verify')
  expect(performance.now() - begun).toBeLessThan(2000)
  server.closeAllConnections()
  server.close()
})
