import { expect, test } from 'vitest'
import { isOpen, lights, queueNames, queueOf, queueOfAction, statusText } from './words.ts'

test('each light has its own shape, word and colour', () => {
  const all = Object.values(lights)
  for (const part of ['shape', 'tone'] as const) expect(new Set(all.map((each) => each[part])).size).toBe(3)
  expect(new Set(all.map((each) => each.text[0])).size).toBe(3)
  expect(`${lights.normal.shape}${lights.soon.shape}${lights.overdue.shape}`).toBe('●▲■')
})

test('an open case stands in exactly one queue, a closed one in none', () => {
  for (const status of Object.keys(statusText) as (keyof typeof statusText)[])
    expect(queueOf(status) !== undefined).toBe(isOpen(status))
})

test('the acts of an officer belong to queues that are shown', () => {
  for (const queue of Object.values(queueOfAction)) expect(queueNames).toContain(queue)
})
