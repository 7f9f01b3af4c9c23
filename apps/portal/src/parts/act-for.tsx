/** @jsxImportSource preact */
import { Button } from '@tongban/ui/button.tsx'
import type { Language } from '@tongban/ui/language'
import type { VNode } from 'preact'

/** One button that changes for whom the session acts; null is oneself. */
export function ActForForm({
  legalPersonId,
  back,
  label,
}: {
  lang: Language
  legalPersonId: string | null
  back: string
  label: string
}): VNode {
  return (
    <form method="post" action="/me/acting-for" class="act-for">
      <input type="hidden" name="legalPersonId" value={legalPersonId ?? ''} />
      <input type="hidden" name="return" value={back} />
      <Button kind="secondary">{label}</Button>
    </form>
  )
}
