import { useT } from '../i18n.ts'
import { Empty } from './states.tsx'

export function NoSuchPage() {
  const t = useT()
  return (
    <Empty title={t('没有这个页面', 'There is no such page')}>
      <p className="tb-quiet">{t('请从列表中选择。', 'Choose one of the lists.')}</p>
    </Empty>
  )
}
