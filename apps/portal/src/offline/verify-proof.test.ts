import { createHash } from 'node:crypto'
import type { CaseProof, ProvenEvent } from '@tongban/contracts/cases/log'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { proof, roots } from '../testing/log-fixture.ts'
import { canonical } from './canonical.ts'
import { sm3 } from './sm3.ts'
import { checkProof, readGiven, readTyped } from './verify-proof.ts'

test('SM3 in the page is SM3 (GB/T 32905)', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 300 }), (bytes) => {
      expect(Buffer.from(sm3(bytes)).toString('hex')).toBe(createHash('sm3').update(bytes).digest('hex'))
    }),
  )
  expect(Buffer.from(sm3(new TextEncoder().encode('abc'))).toString('hex')).toBe(
    '66c7f0f462eeedd9d1f2d46bdc10e4e24167c4875cf2f7a2297da02b8f4ba8e0',
  )
})

test('canonical JSON is that of RFC 8785', () => {
  expect(canonical({ b: [1, 1.5e21, 'é"\n', null], a: { '€': true, '10': 1, '9': 2 }, '\ud83d\ude00': 0 })).toBe(
    '{"a":{"10":1,"9":2,"€":true},"b":[1,1.5e+21,"é\\"\\n",null],"😀":0}',
  )
})

test('a right proof is right, and is found among the published roots by file or by what was typed', () => {
  expect(checkProof(proof).map(({ fault, published }) => [fault, published])).toEqual(
    proof.events.map(() => [undefined, false]),
  )
  const given = readGiven(JSON.stringify(roots))
  if (given.kind !== 'roots') throw new Error(given.kind)
  expect(checkProof(proof, { byDay: given.byDay, typed: [] }).every(({ published }) => published)).toBe(true)
  const [first] = proof.events as [ProvenEvent]
  const spaced = `${first.root.slice(0, 32).toUpperCase()} ${first.root.slice(32)}`
  expect(checkProof(proof, { byDay: new Map(), typed: readTyped(spaced) })[0]?.published).toBe(true)
  const other = new Map([[first.day, 'f'.repeat(64)]])
  expect(checkProof(proof, { byDay: other, typed: [] })[0]?.fault).toBe('published')
})

test('any digit of a proof that is not the same is found', () => {
  const text = JSON.stringify(proof)
  const places = [...text.matchAll(/[0-9a-f]{64}/g)].flatMap(({ index }) => [index, index + 31, index + 63])
  for (const place of places) {
    const digit = text[place] === '0' ? '1' : '0'
    const given = readGiven(text.slice(0, place) + digit + text.slice(place + 1))
    if (given.kind !== 'proof') throw new Error(given.kind)
    expect(
      checkProof(given.proof).some(({ fault }) => fault !== undefined),
      text.slice(place - 20, place),
    ).toBe(true)
  }
})

const changed = (n: number, change: Partial<ProvenEvent>): CaseProof => ({
  ...proof,
  events: proof.events.map((event, at) => (at === n ? { ...event, ...change } : event)),
})

test('what was changed in the words of an event, its time, its place, or left out between two, is found', () => {
  const [first] = proof.events as [ProvenEvent]
  const content = first.content as { data: object }
  const faults = (p: CaseProof) => checkProof(p).map(({ fault }) => fault)
  expect(faults(changed(0, { content: { ...content, data: { ...content.data, caseNo: 'X' } } }))[0]).toBe('content')
  expect(faults(changed(0, { at: '2026-03-01T01:00:00.000Z' }))[0]).toBe('content')
  expect(faults(changed(0, { place: first.place + 1 }))[0]).toBe('path')
  expect(faults(changed(0, { leaves: first.leaves * 4 }))[0]).toBe('path')
  expect(faults({ ...proof, caseNo: 'X' })[0]).toBe('content')
  expect(faults({ ...proof, events: [...proof.events].reverse() })).toContain('order')
})

test('roots that do not hang together are named by day; what is neither proof nor roots is told', () => {
  const days = roots.days.map((day, n) => (n === 1 ? { ...day, leaves: day.leaves + 1 } : day))
  expect(readGiven(JSON.stringify({ ...roots, days }))).toEqual({ kind: 'broken-roots', day: days[1]?.day })
  for (const text of ['', '[]', 'null', '{"format":"tongban-proof/1"}', 'hello'])
    expect(readGiven(text), text).toEqual({ kind: 'unknown' })
})
