import { compileForm } from '@tongban/forms/compile-form'
import { shownGroups } from '@tongban/forms/shown'
import { expect, test } from 'vitest'
import { labelOf, newsBetween } from './case-data.ts'
import { canZoomIn, canZoomOut, startPose, turn, zoom } from './image-pose.ts'

const entry = (seq: number) => ({
  seq,
  type: 'x',
  at: '2026-03-02T00:00:00Z',
  actor: '',
  actorEn: '',
  text: '',
  textEn: '',
})
const field = (key: string, visibleWhen?: string) => ({
  key,
  label: `${key} 中`,
  labelEn: `${key} en`,
  kind: 'text' as const,
  required: true,
  ...(visibleWhen === undefined ? {} : { visibleWhen }),
})
const definition = {
  groups: [
    { key: 'a', title: '甲', titleEn: 'A', fields: [field('one'), field('two', 'one = "x"')] },
    { key: 'b', title: '乙', titleEn: 'B', visibleWhen: 'one = "x"', fields: [field('three')] },
  ],
}
const compiled = compileForm(definition)
if (!compiled.ok) throw new Error(JSON.stringify(compiled.error))
const form = compiled.value

test('what happened meanwhile comes oldest first, without what was seen', () => {
  const news = newsBetween({ timeline: [entry(1)] }, { timeline: [entry(3), entry(1), entry(2)] })
  expect(news.map((each) => each.seq)).toEqual([2, 3])
})

test('a conditional field or group that was not asked is not shown, an unanswered plain one is', () => {
  const shown = (answers: Record<string, string>) =>
    shownGroups(form, answers).map(({ parts }) => parts.flatMap(({ fields }) => fields.map((each) => each.key)))
  expect(shown({})).toEqual([['one']])
  expect(shown({ one: 'x', two: 'y', three: 'z' })).toEqual([['one', 'two'], ['three']])
})

test('a field is named in both languages from the form of the case', () => {
  expect(labelOf({ form, checklist: [] }, 'field', 'three')).toEqual({ zh: 'three 中', en: 'three en' })
  expect(labelOf({ form, checklist: [] }, 'material', 'three')).toBeUndefined()
})

test('a picture grows and shrinks between its limits and turns all the way round', () => {
  let pose = startPose
  while (canZoomIn(pose)) pose = zoom(pose, 1)
  expect(pose.scale).toBe(4)
  expect(zoom(pose, 1).scale).toBe(4)
  while (canZoomOut(pose)) pose = zoom(pose, -1)
  expect(pose.scale).toBe(0.5)
  expect(turn(turn(turn(turn(pose))))).toEqual(pose)
})
