import type { ItemContent } from '@tongban/contracts/catalogue/item'
import type { GateProblem } from '@tongban/contracts/catalogue/proposals'
import type { Audience } from '@tongban/contracts/shared'
import type { CompiledForm } from '@tongban/forms/compiled-form'
import { useEffect, useState } from 'react'

export type CheckedForm = {
  problems: GateProblem[]
  /** As each kind of applicant meets the form, without the conditions that cannot be read. */
  forms: readonly (readonly [Audience, CompiledForm])[]
}

/** Typing goes on while the gate looks; 300 fields take it 80 ms. */
const pause = 150

/** What the publish gate says of the form while it is being written; null until it has looked for the first time. */
export function useFormCheck(content: ItemContent): CheckedForm | null {
  const [checked, setChecked] = useState<CheckedForm | null>(null)
  useEffect(() => {
    let dropped = false
    const look = async () => {
      const { compileItemForm, sketchItemForm } = await import('@tongban/forms/compile-item-form')
      const audience: Audience[] = content.audience.length > 0 ? content.audience : ['natural']
      if (dropped) return
      setChecked({
        problems: compileItemForm({ ...content, audience }).problems,
        forms: audience.map((each) => [each, sketchItemForm(content, each)] as const),
      })
    }
    const timer = setTimeout(() => void look(), pause)
    return () => {
      dropped = true
      clearTimeout(timer)
    }
  }, [content])
  return checked
}
