import { expect, test } from 'vitest'
import { foodItem, nameItem, testCases } from '#testing/cases'
import { publishChanged } from '#testing/changed-item'

test('what an earlier case ended with is not asked for again; who has none uploads it', async () => {
  await using s = await testCases()
  const [had, hadNot] = [await s.person(11), await s.person(12)]
  await s.granted(had)
  await publishChanged(s.url, foodItem, (content) => ({
    ...content,
    materials: content.materials.map((one) =>
      one.key === 'layout_and_process'
        ? { ...one, source: 'government', kind: '3', obtain: { via: 'case', itemId: nameItem } }
        : one,
    ),
  }))
  const stateOf = async (token: string) =>
    (await s.draft(token, foodItem)).checklist.find(({ materialKey }) => materialKey === 'layout_and_process')
  expect(await stateOf(had)).toMatchObject({
    state: 'attached',
    trust: 'A',
    source: expect.stringMatching(/^以前的办件（.*查验码[2-9A-Z]{12}）$/),
    licenceIdentifier: expect.stringContaining('号'),
  })
  expect(await stateOf(hadNot)).toMatchObject({
    state: 'wanted',
    source: expect.stringContaining('以前的办件中没有找到'),
  })
})
