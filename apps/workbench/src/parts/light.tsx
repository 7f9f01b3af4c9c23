import { useT } from '../i18n.ts'
import { type LightName, lights } from '../lib/words.ts'

export function Light({ light }: { light: LightName }) {
  const t = useT()
  const { shape, text, tone } = lights[light]
  return (
    <span className={`tb-light tb-light-${tone}`}>
      <span aria-hidden="true">{shape}</span> {t(...text)}
    </span>
  )
}
