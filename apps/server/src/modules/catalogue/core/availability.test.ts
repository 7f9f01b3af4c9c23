import type { Level } from '@tongban/contracts/shared'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { Availability, type Office, placeOf } from './availability.ts'
import { type Available, byNearness, type ItemCard } from './item-card.ts'

const baseCode = (n: number) => String(340_131_000_000 + n)
const ids = ['A', 'B', 'C', 'D', 'E', 'F']
const items = {
  entries: ids.map((itemId) => ({ itemId })),
  numbers: new Map(ids.map((id, n) => [id, n])),
  cards: new Map(ids.map((id, n) => [id, { baseCode: baseCode(n) } as ItemCard])),
}
const levels: readonly Level[] = ['village', 'township', 'county', 'city', 'province']
const rowOf = (level: Level, itemId: string, odd: boolean): Available => ({
  itemId,
  // An office that was taken over keeps codes that are not made of its own.
  code: odd ? `OLD-${level}-${itemId}` : `11340000XNA00001X${level.length}2${baseCode(ids.indexOf(itemId))}`.slice(-31),
  officeName: `${level} office`,
  level,
  regionCode: level,
  regionName: level,
})
const rows = (level: Level) =>
  fc
    .subarray(ids)
    .chain((own) =>
      fc.tuple(...own.map(() => fc.boolean())).map((odd) => own.map((id, i) => rowOf(level, id, odd[i] ?? false))),
    )

test('the nearest exercises an item, what only regions below do comes last, and codes are whole', () => {
  fc.assert(
    fc.property(fc.tuple(...levels.map(rows)), rows('village'), (own, below) => {
      const offices = new Map<string, Office>()
      const places = own.map((list) => placeOf(items, offices, list))
      const available = new Availability(items, places, placeOf(items, offices, below))
      const expected = ids.flatMap((id): Available[] => {
        const nearest = own.flatMap((list) => list.filter(({ itemId }) => itemId === id))[0]
        const lower = below.find(({ itemId }) => itemId === id)
        return nearest ? [nearest] : lower ? [{ ...lower, chooseRegion: true }] : []
      })
      expect(available.nearestFirst()).toEqual(expected.toSorted(byNearness))
      for (const [entry, id] of ids.entries())
        expect(available.of(entry)).toEqual(expected.find(({ itemId }) => itemId === id))
    }),
  )
})

test('an item that the index does not know is left out', () => {
  const place = placeOf(items, new Map(), [rowOf('city', 'Z', false), rowOf('city', 'B', false)])
  expect([...place.entries]).toEqual([1])
})
