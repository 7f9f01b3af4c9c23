import type { FormAnswer } from '@tongban/contracts/catalogue/form'
import type { CompiledForm } from '@tongban/forms/compiled-form'
import { fieldsOf, repeatingGroupsOf } from '@tongban/forms/compiled-form'
import { presentAnswer, presentEntries } from '@tongban/forms/present'
import { type Language, t } from '@tongban/ui/language'
import type { Clash } from '../parts/three-way.ts'
import { element } from './page.ts'

/** Beside each field that was changed here and elsewhere: what the other has, and the choice. */
export function showClashes(
  form: HTMLFormElement,
  definition: CompiledForm,
  clashes: readonly Clash[],
  lang: Language,
  choose: (key: string, answer: FormAnswer) => void,
): void {
  for (const clash of clashes) {
    const place = form.querySelector(`[data-field="${clash.key}"], [data-entries="${clash.key}"]`)
    const field = fieldsOf(definition).get(clash.key)?.field
    const group = repeatingGroupsOf(definition).get(clash.key)
    const theirs = field
      ? presentAnswer(field, clash.theirs, { language: lang })
      : group && presentEntries(group, clash.theirs, { language: lang })
    if (!place || theirs === undefined) continue
    place.querySelector('.clash')?.remove()
    place.append(box(theirs, clash, lang, choose))
  }
}

function box(
  theirs: string,
  clash: Clash,
  lang: Language,
  choose: (key: string, answer: FormAnswer) => void,
): HTMLElement {
  const button = (words: string, answer: FormAnswer) => {
    const made = element('button', { type: 'button', class: 'button button-secondary' }, words)
    made.addEventListener('click', () => {
      made.closest('.clash')?.remove()
      choose(clash.key, answer)
    })
    return made
  }
  return element(
    'div',
    { class: 'notice notice-warn clash', role: 'alert' },
    element('p', {}, t(lang, `另一个窗口或设备保存的是：${theirs}`, `Saved in another window or device: ${theirs}`)),
    element(
      'div',
      { class: 'button-row' },
      button(t(lang, '用那一个', 'Use that one'), clash.theirs),
      button(t(lang, '留下我填的', 'Keep what I typed'), clash.mine),
    ),
  )
}
