import { digest } from '@tongban/gm/sm3'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { blockSize, leafOf, pathOf, pathThrough, rootFrom, rootOf, TreeBuilder } from './merkle.ts'

const leaves = (n: number) => Array.from({ length: n }, (_, i) => leafOf(Buffer.from(`leaf ${i}`)))

/** RFC 6962, 2.1, word for word: split at the largest power of two below the number of leaves. */
function slowRoot(nodes: readonly Buffer[]): Buffer {
  if (nodes.length === 0) return digest('')
  if (nodes.length === 1) return nodes[0] as Buffer
  let k = 1
  while (k * 2 < nodes.length) k *= 2
  return digest(Buffer.concat([Buffer.from([1]), slowRoot(nodes.slice(0, k)), slowRoot(nodes.slice(k))]))
}

const size = fc.integer({ min: 1, max: 300 })

test('the root is that of RFC 6962, for every number of leaves', () => {
  for (let n = 0; n <= 130; n++) expect(rootOf(leaves(n)), String(n)).toEqual(slowRoot(leaves(n)))
})

test('no leaf has the hash of nothing, one leaf is its own root', () => {
  expect(rootOf([]).toString('hex')).toBe('1ab21d8355cfa17f8e61194831e81a8f22bec8c728fefb747ed035eb5082aa2b')
  const [one] = leaves(1) as [Buffer]
  expect(rootOf([one])).toEqual(one)
  expect(rootFrom(one, 0, 1, [])).toEqual(one)
})

test('every leaf proves in its place', () => {
  fc.assert(
    fc.property(size, fc.nat(), (n, pick) => {
      const all = leaves(n)
      const i = pick % n
      expect(rootFrom(all[i] as Buffer, i, n, pathOf(all, i))).toEqual(rootOf(all))
    }),
  )
})

test('no other leaf proves, nor the same in another place or a tree of another size', () => {
  fc.assert(
    fc.property(size, fc.nat(), fc.nat(), (n, pick, other) => {
      const all = leaves(n)
      const [i, j] = [pick % n, other % n]
      const path = pathOf(all, i)
      const root = rootOf(all)
      expect(rootFrom(leafOf(Buffer.from('another')), i, n, path)).not.toEqual(root)
      if (i !== j) {
        expect(rootFrom(all[j] as Buffer, i, n, path)).not.toEqual(root)
        expect(rootFrom(all[i] as Buffer, j, n, path)).not.toEqual(root)
      }
      expect(rootFrom(all[i] as Buffer, n + i, n, path)).toBeUndefined()
    }),
  )
})

test('any bit that is not the same, a step too many or too few: the proof fails', () => {
  fc.assert(
    fc.property(fc.integer({ min: 2, max: 300 }), fc.nat(), fc.nat(), fc.nat(255), (n, pick, at, bit) => {
      const all = leaves(n)
      const i = pick % n
      const path = pathOf(all, i)
      const root = rootOf(all)
      const step = at % (path.length + 1)
      const flipped = [all[i] as Buffer, ...path].map((node, k) => {
        const copy = Buffer.from(node)
        if (k === step) copy[bit >> 3] = (copy[bit >> 3] as number) ^ (1 << (bit & 7))
        return copy
      })
      expect(rootFrom(flipped[0] as Buffer, i, n, flipped.slice(1))).not.toEqual(root)
      expect(rootFrom(all[i] as Buffer, i, n, path.slice(1))).toBeUndefined()
      expect(rootFrom(all[i] as Buffer, i, n, [...path, root])).toBeUndefined()
    }),
  )
})

test('a node does not pass for a leaf', () => {
  const all = leaves(2)
  expect(leafOf(Buffer.concat(all))).not.toEqual(rootOf(all))
})

test.for([0, 1, blockSize - 1, blockSize, blockSize + 1, 2 * blockSize, 5 * blockSize + 7])(
  'block by block it is the same tree: %i leaves',
  (n) => {
    const all = leaves(n)
    const builder = new TreeBuilder()
    for (const leaf of all) builder.add(leaf)
    const { root, blocks } = builder.end()
    expect([builder.leaves, root]).toEqual([n, rootOf(all)])
    for (const i of [0, n >> 1, n - 1].filter((place) => place >= 0 && place < n)) {
      const from = i - (i % blockSize)
      expect(pathThrough(all.slice(from, from + blockSize), blocks, i)).toEqual(pathOf(all, i))
    }
  },
)
