import fc from 'fast-check'
import { expect, test } from 'vitest'
import { chosenIndicators, indicators } from './indicators.ts'

test('there are the 40 national indicators, eight a level, each code of its level', () => {
  expect(indicators).toHaveLength(40)
  expect(new Set(indicators.map((i) => i.code)).size).toBe(40)
  for (const stars of [1, 2, 3, 4, 5]) expect(indicators.filter((i) => i.stars === stars)).toHaveLength(8)
  expect(indicators.find((i) => i.code === '513')).toMatchObject({ stars: 5, text: '可以全程网上办理' })
})

test('exactly the indicators of the level chosen are taken, each once', () => {
  const any = fc.oneof(fc.constantFrom(...indicators.map((i) => i.code)), fc.constantFrom('500', '518', '199', '999'))
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 5 }), fc.array(any, { maxLength: 10 }), (stars, codes) => {
      const answer = chosenIndicators(stars, codes)
      const fits = codes.every((code) => indicators.some((i) => i.code === code && i.stars === stars))
      expect(answer.ok).toBe(fits)
      if (answer.ok) expect(answer.value).toEqual([...new Set(codes)].sort())
      else expect(answer.error.code).toBe('interaction.wrong-indicator')
    }),
  )
})
