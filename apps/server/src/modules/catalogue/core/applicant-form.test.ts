import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { ItemContent } from '@tongban/contracts/catalogue/item'
import { expect, test } from 'vitest'
import { formFor, withConditions } from './applicant-form.ts'

const restaurant = (): ItemContent =>
  JSON.parse(
    readFileSync(join(import.meta.dirname, '../../../../../../data/items/AUTH-020.json'), 'utf8'),
  ) as ItemContent

const prefills = (content: ItemContent, audience: 'natural' | 'legal') =>
  formFor(content, audience).groups[0]?.fields.map((field) => field.prefill)

test('who applies is filled in from the base libraries, by kind of applicant', () => {
  const content = restaurant()
  expect(prefills(content, 'natural')).toEqual([
    'person.name',
    'person.citizen-number',
    'person.mobile',
    'person.address',
  ])
  expect(prefills(content, 'legal')).toEqual([
    'legal-person.name',
    'legal-person.credit-code',
    'legal-person.representative-name',
    'legal-person.address',
    'person.name',
    'person.mobile',
  ])
  expect(formFor(content, 'legal').groups.slice(1)).toEqual(content.form.groups)
})

test('a form is compiled once for each content in memory', () => {
  const content = restaurant()
  expect(formFor(content, 'natural')).toBe(formFor(content, 'natural'))
  expect(Object.keys(formFor(content, 'natural').conditions).length).toBeGreaterThan(0)
})

test('conditions compiled at publication are used as they are', () => {
  const conditions = formFor(restaurant(), 'natural').conditions
  const content = withConditions(restaurant(), conditions)
  expect(formFor(content, 'natural').conditions).toBe(conditions)
  expect(formFor(content, 'natural')).toEqual(formFor(restaurant(), 'natural'))
})
