import type { EntryAnswers, FormAnswer } from '@tongban/contracts/catalogue/form'
import { answerText, areEntries, partsOfKey } from '@tongban/forms/entries'
import { entryTemplate } from '../parts/entry-template.ts'

/** Puts an answer into its control or controls, the entries of a group into as many fieldsets. */
export function setAnswer(form: HTMLFormElement, key: string, answer: FormAnswer): void {
  const place = form.querySelector<HTMLElement>(`[data-entries="${key}"]`)
  if (place) setEntries(place, key, areEntries(answer) ? answer : [])
  else setControls(form, key, answer)
}

function setControls(within: ParentNode, name: string, answer: FormAnswer): void {
  const controls = within.querySelectorAll<HTMLInputElement | HTMLSelectElement | HTMLTextAreaElement>(
    `[name="${name}"]`,
  )
  for (const control of controls) {
    if (control instanceof HTMLInputElement && (control.type === 'radio' || control.type === 'checkbox')) {
      control.checked = Array.isArray(answer)
        ? answer.some((one) => one === control.value)
        : String(answer) === control.value
    } else {
      const money = typeof answer === 'number' && control.closest('.money') !== null
      control.value = money ? String(answer / 100) : answerText(answer)
    }
  }
}

function setEntries(place: HTMLElement, groupKey: string, entries: readonly EntryAnswers[]): void {
  const template = place.querySelector('template')
  if (!template) return
  const there = [...place.querySelectorAll('[data-entry]')]
  for (const extra of there.slice(entries.length)) extra.remove()
  for (let index = there.length; index < entries.length; index++) {
    template.insertAdjacentHTML(
      'beforebegin',
      // Markup of the server; nothing typed is in it.
      template.innerHTML
        .replaceAll(entryTemplate.place, String(index))
        .replaceAll(entryTemplate.nth, String(index + 1)),
    )
  }
  for (const [index, entry] of entries.entries()) {
    for (const part of place.querySelectorAll<HTMLElement>(`[data-entry="${index}"] [data-field]`)) {
      const name = part.dataset['field'] ?? ''
      setControls(part, name, entry[name.slice(`${groupKey}.${index}.`.length)] ?? null)
    }
  }
  const full = entries.length >= Number(place.dataset['max'])
  place.querySelector('[data-entry-add]')?.toggleAttribute('hidden', full)
  place.querySelector('[data-entry-full]')?.toggleAttribute('hidden', !full)
}

/** 添加 and 删除 without sending the page. A page that shows mistakes is sent, so that each stays beside its entry. */
export function editEntries(
  form: HTMLFormElement,
  entriesNow: (groupKey: string) => readonly EntryAnswers[],
  changed: () => void,
): void {
  form.addEventListener('click', (event) => {
    const button = event.target instanceof Element ? event.target.closest('button') : null
    if (!button || document.getElementById('errors')) return
    const adding = button.name === 'entry-add'
    if (!adding && button.name !== 'entry-remove') return
    const parts = adding ? { groupKey: button.value, index: -1 } : partsOfKey(button.value)
    const place = parts && form.querySelector<HTMLElement>(`[data-entries="${parts.groupKey}"]`)
    if (!place) return
    event.preventDefault()
    const before = entriesNow(parts.groupKey)
    const after = adding ? [...before, {}] : before.filter((_, index) => index !== parts.index)
    setEntries(place, parts.groupKey, after)
    changed()
    const last = place.querySelector<HTMLElement>(`[data-entry="${after.length - 1}"]`)
    if (adding) last?.focus()
    else place.querySelector<HTMLElement>('[data-entry-add] button')?.focus()
  })
}
