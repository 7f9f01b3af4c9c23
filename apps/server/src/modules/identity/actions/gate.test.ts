import { expect, test } from 'vitest'
import { createGate } from './gate.ts'

function work() {
  let release = () => {}
  const done = new Promise<void>((resolve) => (release = resolve))
  return { run: () => done, release }
}

test('two are inside at once, the others wait their turn', async () => {
  const gate = createGate({ atOnce: 2, waiting: 10 })
  let inside = 0
  let most = 0
  const one = async (n: number) => {
    most = Math.max(most, ++inside)
    await new Promise((resolve) => setTimeout(resolve, 5))
    inside--
    return n
  }
  const answers = await Promise.all([0, 1, 2, 3, 4, 5].map((n) => gate(`account ${n}`, () => one(n))))
  expect([answers, most]).toEqual([[0, 1, 2, 3, 4, 5], 2])
})

test('guesses at one account go one after the other and hold up nobody else', async () => {
  const gate = createGate({ atOnce: 2, waiting: 10 })
  const first = work()
  const order: string[] = []
  const guesses = [gate('same', first.run), gate('same', async () => order.push('second guess'))]
  await gate('another', async () => order.push('another'))
  expect(order).toEqual(['another'])
  first.release()
  await Promise.all(guesses)
  expect(order).toEqual(['another', 'second guess'])
})

test('past the length of the queue it refuses at once, and lets in again when there is room', async () => {
  const gate = createGate({ atOnce: 1, waiting: 2 })
  const first = work()
  const waiting = [gate('a', first.run), gate('b', async () => 'b'), gate('c', async () => 'c')]
  await expect(gate('d', async () => 'd')).rejects.toMatchObject({ problem: { code: 'identity.sign-in-busy' } })
  first.release()
  await Promise.all(waiting)
  expect(await gate('d', async () => 'd')).toBe('d')
})

test('work that fails gives its place back', async () => {
  const gate = createGate({ atOnce: 1, waiting: 2 })
  await expect(gate('a', () => Promise.reject(new Error('broken')))).rejects.toThrow('broken')
  expect(await gate('a', async () => 'next')).toBe('next')
})
