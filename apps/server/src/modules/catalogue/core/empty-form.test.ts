import { expect, test } from 'vitest'
import { itemIds, readItem } from '#testing/publish-facts'
import { emptyFormOf, formsOnPaper } from './empty-form.ts'

const relief = readItem('AUTH-103')
const of = { code: relief.baseCode, revision: 3, audience: 'natural' } as const

test('the form on paper asks what the form of the item asks, behind the applicant', () => {
  const form = emptyFormOf(relief, of)
  expect(form).toMatchObject({ title: '社会救助申请表', item: relief.name, version: '第3版' })
  const asked = new Set(form?.sections.flatMap(({ rows }) => rows.map(({ label }) => label)))
  const wanted = relief.form.groups.flatMap(({ fields }) => fields.map(({ label }) => label))
  expect([...asked]).toEqual(expect.arrayContaining(['姓名', '公民身份号码', ...wanted]))
})

test('a group that is filled in several times has room for three entries and says so', () => {
  const titles = emptyFormOf(relief, of)?.sections.filter(({ title }) => title.includes('家庭成员'))
  expect(titles).toHaveLength(3)
  expect(titles?.[0]?.note).toContain('可另附页')
})

test('an item for persons and organisations has a form for each; one without a form has none', () => {
  expect(formsOnPaper(readItem('AUTH-020')).map(({ audience }) => audience)).toEqual(['natural', 'legal'])
  expect(formsOnPaper(relief).map(({ audience }) => audience)).toEqual([null])
  expect(formsOnPaper({ ...relief, materials: [] })).toEqual([])
  expect(emptyFormOf({ ...relief, materials: [] }, of)).toBeUndefined()
})

test('every item that has a form can be printed', () => {
  const printed = itemIds.map(readItem).filter((item) => emptyFormOf(item, { ...of, code: item.baseCode }))
  expect(printed.length).toBeGreaterThan(100)
})
