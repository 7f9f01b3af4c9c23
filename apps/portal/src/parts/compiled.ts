import type { FormDefinition } from '@tongban/contracts/catalogue/form'
import { compileForm } from '@tongban/forms/compile-form'
import type { CompiledForm } from '@tongban/forms/compiled-form'

const most = 500
const known = new Map<string, CompiledForm>()

/** A form with its conditions as trees. The forms of one item are the same for all who fill them in, so they are kept. */
export function compiled(definition: FormDefinition): CompiledForm {
  const text = JSON.stringify(definition)
  const before = known.get(text)
  if (before) return before
  const result = compileForm(definition)
  // A published form always compiles. Should one not, everything is asked and the API has the last word.
  const form = result.ok ? result.value : unconditional(definition)
  if (known.size >= most) known.clear()
  known.set(text, form)
  return form
}

function unconditional(definition: FormDefinition): CompiledForm {
  const groups = definition.groups.map(({ visibleWhen: _, ...group }) => ({
    ...group,
    fields: group.fields.map(({ visibleWhen: __, ...field }) => field),
  }))
  return { groups, conditions: {} }
}
