import { getApplication, startApplication, submitApplication } from '@tongban/contracts/cases/apply'
import { acceptCase, askCorrection, decideCase, examineCase, getCase } from '@tongban/contracts/cases/office-work'
import type { ItemContent } from '@tongban/contracts/catalogue/item'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { foodItem } from '#testing/cases'
import { type LibraryServer, testLibrary } from '#testing/library'

let s: LibraryServer
beforeEach(async () => {
  s = await testLibrary()
})
afterEach(() => s[Symbol.asyncDispose]())

/** A shorter promise, another upload and another question: all of them only for who applies from now on. */
function changed({ form, flow, materials, ...content }: ItemContent): ItemContent {
  const [group, ...groups] = form.groups
  const upload = materials.find(({ source }) => source === 'applicant')
  if (!group || !upload) throw new Error('the item has a group and an upload')
  const field = { key: 'seats', label: '座位数', labelEn: 'Seats', kind: 'integer' as const, required: true }
  return {
    ...content,
    promisedDays: 3,
    flow: flow.map((stage) => (stage.stage === 'examination' ? { ...stage, days: 1 } : stage)),
    materials: [...materials, { ...upload, key: 'seating_plan', name: '座位平面图', nameEn: 'Seating plan' }],
    form: { groups: [{ ...group, fields: [...group.fields, field] }, ...groups] },
  }
}
const revisionOf = async (id: string) =>
  (
    await s.rows<{ number: number }>(
      'select r.number from cases.case c join catalogue.revision r on r.id = c.revision_id where c.id = $1',
      [id],
    )
  )[0]?.number
const keysOf = ({
  form,
  checklist,
}: {
  form: { groups: { fields: { key: string }[] }[] }
  checklist: { materialKey: string }[]
}) => [
  ...form.groups.flatMap(({ fields }) => fields.map(({ key }) => key)),
  ...checklist.map(({ materialKey }) => materialKey),
]

test('a case that runs while the item changes is asked for nothing new, has its days, and ends', async () => {
  const person = await s.person(1)
  const id = await s.submitted(person, foodItem)
  const window = await s.officer('window')
  expect((await s.say(window)(getCase, { params: { id } })).itemVersion.now).toBe('same')
  await s.change(changed)

  const fresh = await s.draft(await s.person(2), foodItem)
  expect(keysOf(fresh)).toEqual(expect.arrayContaining(['seats', 'seating_plan']))

  const seen = await s.say(window)(getCase, { params: { id } })
  expect(seen).toMatchObject({ promisedDays: 7, itemVersion: { now: 'changed', since: expect.any(String) } })
  for (const added of ['seats', 'seating_plan']) expect(keysOf(seen)).not.toContain(added)
  const demand = {
    target: 'material' as const,
    key: 'seating_plan',
    label: '座位平面图',
    request: '请补交座位平面图。',
  }
  const asked = { token: window, params: { id }, body: { version: 1, items: [demand] } }
  expect((await s.refused(askCorrection, asked))[0]).toBe(422)

  const accepted = await s.after(window, (say) => say(acceptCase, { params: { id }, body: { version: 1 } }))
  expect(accepted.clock?.explanation.at(-1)?.zh).toContain(accepted.clock?.due.slice(0, 4))
  const later = await s.submitted(await s.person(2), foodItem)
  const other = await s.after(window, (say) => say(acceptCase, { params: { id: later }, body: { version: 1 } }))
  expect([accepted.promisedDays, other.promisedDays]).toEqual([7, 3])
  expect((other.clock?.due ?? '') < (accepted.clock?.due ?? '')).toBe(true)

  const examined = await s.after(await s.officer('handler'), (say) =>
    say(examineCase, { params: { id }, body: { version: accepted.version, proposal: 'grant', opinion: '符合条件。' } }),
  )
  const granted = await s.after(await s.officer('approver'), (say) =>
    say(decideCase, { params: { id }, body: { version: examined.version, decision: 'grant' } }),
  )
  expect(['granted', 'delivered']).toContain(granted.status)
  expect([await revisionOf(id), await revisionOf(later)]).toEqual([1, 2])
})

test('an application begun before the change is submitted as it was begun', async () => {
  const person = await s.person(1)
  const { id, version } = await s.filled(person)
  await s.change(
    ({ form, ...content }) => ({
      ...content,
      form: {
        groups: form.groups.map((group, i) =>
          i > 0
            ? group
            : {
                ...group,
                fields: [
                  ...group.fields,
                  { key: 'later', label: '新问', labelEn: 'New', kind: 'text', required: true },
                ],
              },
        ),
      },
    }),
    'AUTH-005',
  )
  const open = await s.say(person)(getApplication, { params: { id } })
  expect(keysOf(open)).not.toContain('later')
  await s.say(person)(submitApplication, { params: { id }, body: { version } })
  expect(await revisionOf(id)).toBe(1)
})

test.for(['suspended', 'cancelled'] as const)(
  'a case that runs while the item is %s goes on; nobody begins another',
  async (state) => {
    const person = await s.person(1)
    const id = await s.submitted(person, foodItem)
    const code = await s.code(foodItem)
    await s.decide(code, state === 'suspended' ? 'suspend' : 'cancel')
    const window = await s.officer('window')
    expect((await s.say(window)(getCase, { params: { id } })).itemVersion.now).toBe(state)
    expect(await s.after(window, (say) => say(acceptCase, { params: { id }, body: { version: 1 } }))).toMatchObject({
      promisedDays: 7,
    })
    const again = { token: await s.person(2), body: { itemCode: code } }
    expect((await s.refused(startApplication, again))[0]).toBeGreaterThan(400)
  },
)
