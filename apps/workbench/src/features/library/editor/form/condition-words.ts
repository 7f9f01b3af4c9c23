import type { FormGroup } from '@tongban/contracts/catalogue/form'
import type { ItemContent } from '@tongban/contracts/catalogue/item'
import type { CompiledForm } from '@tongban/forms/compiled-form'
import { describeCondition } from '@tongban/forms/describe-condition'
import type { Text } from '../../../../i18n.ts'
import { askedIn, readCondition, tellCondition } from '../../core/condition.ts'

/** A condition of a form in words, also one that is written and not clicked; as it is written while it cannot be read. */
export function conditionWords(
  content: ItemContent,
  form: CompiledForm | undefined,
  feel: string,
  group?: FormGroup,
): Text {
  if (readCondition(feel) || !form || !Object.hasOwn(form.conditions, feel)) {
    const { zh, en } = tellCondition(feel, askedIn(content, group))
    return [zh, en]
  }
  // In an entry the fields of its group are read like any other.
  const readable = group?.repeat ? asOnce(form, group.key) : form
  return [describeCondition(readable, feel, 'zh'), describeCondition(readable, feel, 'en')]
}

const asOnce = (form: CompiledForm, key: string): CompiledForm => ({
  ...form,
  groups: form.groups.map((group) => {
    const { repeat: _, ...once } = group
    return group.key === key ? once : group
  }),
})
