// Items suggested while typing, as a combobox with a list (ARIA authoring practices). Without it the form just searches.
type Suggestion = { code: string; name: string; nameEn: string; officeName: string }
/** `countedAs`: the words under which the guide opened counts this choice, as one from the page of results. */
type Suggested = { suggestions: Suggestion[]; countedAs?: string }

const pauseMs = 120
const field = document.querySelector<HTMLInputElement>('input[data-suggest-in]')
if (field?.form) start(field, field.form)

function start(input: HTMLInputElement, form: HTMLFormElement): void {
  const english = document.documentElement.lang === 'en'
  const list = document.createElement('ul')
  const status = document.createElement('p')
  list.id = 'search-suggestions'
  list.className = 'suggestions'
  list.setAttribute('role', 'listbox')
  list.setAttribute('aria-label', english ? 'Services' : '事项')
  list.hidden = true
  status.className = 'hidden'
  status.setAttribute('role', 'status')
  for (const [name, value] of Object.entries({
    role: 'combobox',
    'aria-autocomplete': 'list',
    'aria-expanded': 'false',
    'aria-controls': list.id,
  }))
    input.setAttribute(name, value)
  form.append(list, status)

  let timer = 0
  let asked = ''
  let leave: AbortController | undefined
  let at = -1

  const options = () => [...list.children] as HTMLElement[]
  function close(): void {
    list.hidden = true
    input.setAttribute('aria-expanded', 'false')
    choose(-1)
  }
  function choose(index: number): void {
    at = index
    for (const [i, option] of options().entries()) option.setAttribute('aria-selected', String(i === at))
    const option = options()[at]
    if (option) {
      input.setAttribute('aria-activedescendant', option.id)
      option.scrollIntoView({ block: 'nearest' })
    } else input.removeAttribute('aria-activedescendant')
  }
  function show({ suggestions, countedAs }: Suggested): void {
    const from = countedAs ? `?${new URLSearchParams({ 'found-by': countedAs })}` : ''
    list.replaceChildren(
      ...suggestions.map(({ code, name, nameEn, officeName }, i) => {
        const option = document.createElement('li')
        option.id = `search-suggestion-${i}`
        option.setAttribute('role', 'option')
        option.dataset['href'] = `/items/${code}${from}`
        const office = document.createElement('small')
        office.textContent = officeName
        if (english) office.lang = 'zh-CN'
        option.append((english && nameEn) || name, ' ', office)
        return option
      }),
    )
    if (suggestions.length === 0) {
      close()
      return
    }
    list.hidden = false
    input.setAttribute('aria-expanded', 'true')
    choose(-1)
    status.textContent = english
      ? `${suggestions.length} suggestions; up and down arrows choose`
      : `有${suggestions.length}个建议，用上下键选择`
  }
  async function ask(): Promise<void> {
    const q = input.value.trim()
    if (q === asked && !list.hidden) return
    asked = q
    leave?.abort()
    if (q === '') return close()
    leave = new AbortController()
    const query = new URLSearchParams({ q, region: input.dataset['suggestIn'] ?? '' })
    try {
      const answer = await fetch(`/api/v1/suggestions?${query}`, { signal: leave.signal })
      if (answer.ok) show((await answer.json()) as Suggested)
    } catch {
      // Typed on, or the line is broken: the form still searches.
    }
  }
  const go = (option: HTMLElement | undefined) => {
    if (option?.dataset['href']) location.assign(option.dataset['href'])
  }

  const later = () => {
    clearTimeout(timer)
    timer = window.setTimeout(() => void ask(), pauseMs)
  }
  // While an input method composes, the letters are not yet what is meant.
  input.addEventListener('input', (event) => {
    if (!(event as InputEvent).isComposing) later()
  })
  input.addEventListener('compositionend', later)
  input.addEventListener('keydown', (event) => {
    if (event.isComposing) return
    const count = options().length
    if (event.key === 'Escape' && !list.hidden) {
      event.preventDefault()
      close()
    } else if ((event.key === 'ArrowDown' || event.key === 'ArrowUp') && count > 0) {
      event.preventDefault()
      list.hidden = false
      input.setAttribute('aria-expanded', 'true')
      const step = event.key === 'ArrowDown' ? 1 : -1
      // One place more than there are suggestions: the field itself.
      choose(((at + 1 + step + count + 1) % (count + 1)) - 1)
    } else if (event.key === 'Enter' && !list.hidden && at >= 0) {
      event.preventDefault()
      go(options()[at])
    }
  })
  input.addEventListener('blur', close)
  // Before the field loses its focus.
  list.addEventListener('mousedown', (event) => event.preventDefault())
  list.addEventListener('click', (event) =>
    go((event.target as Element).closest<HTMLElement>('[role=option]') ?? undefined),
  )
}
