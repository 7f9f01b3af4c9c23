import type { Audience } from '@tongban/contracts/shared'
import type { CompiledForm } from '@tongban/forms/compiled-form'
import portalStyles from '@tongban/ui/styles.css?inline'
import { useEffect, useState } from 'react'
import { useLanguage, useT } from '../../../../i18n.ts'
import { audienceText } from '../../words.ts'
import phoneStyles from './phone.css?inline'
import { drawPhone } from './phone-form.tsx'

type Props = {
  forms: readonly (readonly [Audience, CompiledForm])[]
  /** What is being written: `group shop`, `field area`; the telephone turns to its page and scrolls there. */
  shown: string | null
  /** How much the gate would refuse. */
  wrong: number
}

/** A page of its own, so that the citizen's style sheet sees a telephone and not the desk. */
const page = '<!doctype html><html data-theme="light"><head><title>-</title></head><body></body></html>'

/** The form on a telephone of 390 pixels, to be answered as the citizen will, with the citizen's controls and evaluator. */
export function PhonePreview({ forms, shown, wrong }: Props) {
  const t = useT()
  const language = useLanguage()
  const [of, setOf] = useState<Audience | null>(null)
  const [screen, setScreen] = useState<Document | null>(null)
  const [begun, setBegun] = useState(0)
  const [audience, form] = forms.find(([each]) => each === of) ?? forms[0] ?? []
  const title = t('手机预览', 'Preview on a telephone')

  useEffect(() => {
    if (!screen || !form) return
    screen.documentElement.lang = language === 'zh' ? 'zh-CN' : 'en'
    screen.title = title
    drawPhone(screen.body, { key: `${audience} ${begun}`, form, lang: language, shown })
  }, [screen, form, audience, language, begun, title, shown])
  useEffect(() => {
    if (!screen || shown === null) return
    // Only the telephone scrolls: `scrollIntoView` would take the whole page along.
    const place = screen.querySelector<HTMLElement>(`[data-shown="${shown}"]`)
    if (place)
      screen.defaultView?.scrollTo({ top: place.getBoundingClientRect().top + screen.defaultView.scrollY - 24 })
  }, [screen, shown])

  return (
    <section className="fd-phone" aria-label={title} id="phone-preview" tabIndex={-1}>
      <div className="fd-phone-head">
        <h3>{title}</h3>
        {forms.length > 1 && (
          <select
            aria-label={t('以谁的身份预览', 'As whom')}
            value={audience}
            onChange={(event) => setOf(event.target.value as Audience)}
          >
            {forms.map(([each]) => (
              <option key={each} value={each}>
                {t(...audienceText[each])}
              </option>
            ))}
          </select>
        )}
        <button type="button" className="lib-link" onClick={() => setBegun(begun + 1)}>
          {t('清空重填', 'Start again')}
        </button>
      </div>
      {wrong > 0 && (
        <p className="tb-quiet">
          {t(
            `有 ${wrong} 处要改正；读不懂的条件在预览里不起作用。`,
            `${wrong} to mend; a condition that cannot be read has no effect in the preview.`,
          )}
        </p>
      )}
      <iframe
        title={title}
        srcDoc={page}
        onLoad={({ currentTarget: { contentDocument, contentWindow } }) => {
          if (!contentDocument || !contentWindow) return
          // A sheet belongs to the window that made it.
          const { CSSStyleSheet: Sheet } = contentWindow as unknown as typeof globalThis
          const sheet = new Sheet()
          sheet.replaceSync(portalStyles + phoneStyles)
          contentDocument.adoptedStyleSheets = [sheet]
          contentDocument.addEventListener('click', followLink)
          setScreen(contentDocument)
        }}
      />
    </section>
  )
}

/** A line of the error summary leads to its field; by itself a link would leave the preview. */
function followLink(event: MouseEvent) {
  const link = (event.target as Element).closest('a')
  if (!link) return
  event.preventDefault()
  link.ownerDocument.getElementById(link.hash.slice(1))?.focus()
}
