import { expect, test } from 'vitest'
import { placesOf } from './path.ts'

test.each([
  ['/name', ['/name']],
  ['/materials/0/key', ['/materials/0/key', '/materials/0', '/materials']],
  [
    '/materials/2/obtain/licenceType',
    [
      '/materials/2/obtain/licenceType',
      '/materials/2/obtain/value',
      '/materials/2/obtain',
      '/materials/2',
      '/materials',
    ],
  ],
  ['/theme/natural/0', ['/theme/natural/0', '/theme/natural', '/audience', '/theme']],
  ['/fee/amounts', ['/fee/amounts', '/fee/charged', '/fee']],
  ['/conditionsEn/3', ['/conditionsEn/3', '/conditions/3', '/conditionsEn', '/conditions']],
])('a problem at %s leads to the nearest control there is', (path, places) => {
  expect(placesOf(path)).toEqual(places)
})
