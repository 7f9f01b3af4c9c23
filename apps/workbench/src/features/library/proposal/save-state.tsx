import Button from 'antd/es/button'
import { failureText } from '../../../api.ts'
import { useT } from '../../../i18n.ts'
import { formatTime } from '../../../lib/format.ts'
import type { ProposalDraft } from './use-proposal-draft.ts'

/** Whether what was typed is safe, and since when. */
export function SaveState({ draft }: { draft: ProposalDraft }) {
  const t = useT()
  const { state, unsaved, flush } = draft
  if (state.theirs)
    return (
      <span className="tb-warn-text">
        {t('等待合并，输入的内容都在', 'Waits for the merge; nothing typed is lost')}
      </span>
    )
  if (state.failure !== null) {
    const { text } = failureText(state.failure)
    return (
      <span className="tb-bad-text">
        {t('还没有保存。', 'Not saved yet. ')}
        {t(...text)} <Button onClick={() => void flush()}>{t('再保存一次', 'Save again')}</Button>
      </span>
    )
  }
  if (unsaved || state.sending) return <span className="tb-quiet">{t('正在保存……', 'Saving…')}</span>
  const at = formatTime(state.kept.savedAt)
  return <span className="tb-quiet">{t(`已保存 ${at}`, `Saved ${at}`)}</span>
}
