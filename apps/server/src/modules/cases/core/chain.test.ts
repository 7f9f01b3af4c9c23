import fc from 'fast-check'
import { expect, test } from 'vitest'
import { genesis, hashEvent, type Link, verifyChain } from './chain.ts'

const chain = (length: number): Link[] => {
  const links: Link[] = []
  let previous = genesis
  for (let seq = 1; seq <= length; seq++) {
    const event = {
      caseId: 'c',
      seq,
      type: 't',
      at: `2026-03-02T01:00:0${seq % 10}.000Z`,
      actor: 'system:x',
      data: { n: seq, text: '受理' },
      previous,
    }
    previous = hashEvent(event)
    links.push({ ...event, hash: previous })
  }
  return links
}
const headOf = (links: Link[]) => ({ seq: links.length, hash: links.at(-1)?.hash ?? '' })

test('an untouched chain is whole', () => {
  const links = chain(5)
  expect(verifyChain('c', headOf(links), links)).toBeUndefined()
})

test('the order of members in stored JSON does not matter, their values do', () => {
  const [link] = chain(1) as [Link]
  const { hash, ...event } = link
  expect(hashEvent({ ...event, data: { text: '受理', n: 1 } })).toBe(hash)
  expect(hashEvent({ ...event, data: { text: '受理', n: 2 } })).not.toBe(hash)
})

test('a case without events, or with its last events cut off, is found', () => {
  const links = chain(4)
  expect(verifyChain('c', headOf(links), [])).toMatchObject({ why: 'no-events' })
  expect(verifyChain('c', headOf(links), links.slice(0, 3))).toMatchObject({ seq: 4, why: 'tail-missing' })
})

test('any change to any member, any removal, any addition and any swap is found', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 2, max: 8 }),
      fc.nat(),
      fc.constantFrom('change', 'remove', 'add', 'swap', 'rehash'),
      (length, pick, how) => {
        const links = chain(length)
        const head = headOf(links)
        const i = pick % length
        const link = links[i] as Link
        const touched = [...links]
        if (how === 'change') touched[i] = { ...link, data: { n: -1 } }
        if (how === 'remove') touched.splice(i, 1)
        if (how === 'add') touched.splice(i, 0, { ...link, actor: 'officer:x' })
        if (how === 'swap') [touched[i], touched[(i + 1) % length]] = [touched[(i + 1) % length] as Link, link]
        if (how === 'rehash') {
          const { hash: _, ...event } = { ...link, actor: 'officer:x' }
          touched[i] = { ...event, hash: hashEvent(event) }
        }
        expect(verifyChain('c', head, touched)).toBeDefined()
      },
    ),
  )
})
