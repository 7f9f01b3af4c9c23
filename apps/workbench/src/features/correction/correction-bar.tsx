import Button from 'antd/es/button'
import { useT } from '../../i18n.ts'

type Props = { count: number; onPreview: () => void; onLeave: () => void }

/** Stays at the foot of the page while the notice is written. */
export function CorrectionBar({ count, onPreview, onLeave }: Props) {
  const t = useT()
  return (
    <section className="tb-correction-bar" aria-label={t('补正告知', 'Correction notice')}>
      <p>
        <b>{t(`补正告知：已列 ${count} 项`, `Correction notice: ${count} items`)}</b>{' '}
        <span className="tb-quiet">
          {t(
            '每件只能告知一次，请把“申请内容”和“材料”中要补正的全部列出。',
            'One notice a case: list everything to be corrected, in the form and in the materials.',
          )}
        </span>
      </p>
      <div className="tb-row">
        <Button onClick={onLeave}>{t('先不告知', 'Not now')}</Button>
        <Button type="primary" disabled={count === 0} onClick={onPreview}>
          {t('预览告知书', 'Preview the notice')}
        </Button>
      </div>
    </section>
  )
}
