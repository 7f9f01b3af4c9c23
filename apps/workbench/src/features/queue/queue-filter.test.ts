import { expect, test } from 'vitest'
import { parseFilter } from './queue-filter.tsx'

test('the filter kept on a device comes back; what is unknown or broken is the whole queue', () => {
  expect(parseFilter('whose=mine&light=overdue')).toEqual({ whose: 'mine', light: 'overdue' })
  for (const stored of [null, '', 'whose=theirs&light=green', '%%%']) expect(parseFilter(stored)).toEqual({})
})
