import { type CompiledForm, repeatingGroupsOf } from '@tongban/forms/compiled-form'
import { entryKey, partsOfKey } from '@tongban/forms/entries'
import { type Body, textOf } from '../http/body.ts'

/** The group whose entries the person added to or removed from, the body with it done, and where to look next. */
export type EditedEntries = { body: Body; groupKey: string; focusKey: string }

/** What 添加 or 删除 of a repeating group did to the form that was sent; undefined when another button was pressed. */
export function editedEntries(form: CompiledForm, body: Body): EditedEntries | undefined {
  const removed = partsOfKey(textOf(body, 'entry-remove'))
  if (removed && repeatingGroupsOf(form).has(removed.groupKey)) {
    const gone = entryKey(removed.groupKey, removed.index)
    const kept = Object.entries(body).filter(([name]) => name !== gone && !name.startsWith(`${gone}.`))
    return { body: Object.fromEntries(kept), groupKey: removed.groupKey, focusKey: removed.groupKey }
  }
  const group = repeatingGroupsOf(form).get(textOf(body, 'entry-add'))
  if (!group) return undefined
  const places = new Set(
    Object.keys(body).flatMap((name) => {
      const parts = partsOfKey(name)
      return parts?.groupKey === group.key ? [parts.index] : []
    }),
  )
  if (places.size >= group.repeat.max) return { body, groupKey: group.key, focusKey: group.key }
  const place = Math.max(-1, ...places) + 1
  const focusKey = entryKey(group.key, places.size)
  return { body: { ...body, [entryKey(group.key, place)]: '1' }, groupKey: group.key, focusKey }
}
