import Button from 'antd/es/button'
import { useState } from 'react'
import { useT } from '../../../i18n.ts'
import { formatTime } from '../../../lib/format.ts'
import { Dialog } from '../../../parts/dialog.tsx'
import { clashLabel, clashText } from '../core/clash-text.ts'
import { clashesOf } from '../core/draft-state.ts'
import type { Choice } from '../core/merge-drafts.ts'
import type { ProposalDraft } from './use-proposal-draft.ts'

/** Two editors changed the same element: both texts, and which one stays. Everything else is merged already. */
export function ClashDialog({ draft }: { draft: ProposalDraft }) {
  const t = useT()
  const { state, settle } = draft
  const [choices, setChoices] = useState<Record<string, Choice>>({})
  const { theirs } = state
  if (!theirs) return null
  const { clashes } = clashesOf(state, choices)
  const at = formatTime(theirs.savedAt)
  const end = () => settle({ type: 'settled', choices })
  return (
    <Dialog
      wide
      title={t('另一个窗口或同事也改了这份草稿', 'Another window or colleague changed this draft too')}
      // Leaving by Escape keeps mine, which is what the fields show.
      onClose={end}
      footer={
        <Button type="primary" onClick={end}>
          {t('按选择合并', 'Merge as chosen')}
        </Button>
      }
    >
      <p>
        {t(
          `对方在 ${at} 保存的版本比您打开的新。其余改动已经合并，下面 ${clashes.length} 处两边都改了，请选择保留哪一个。`,
          `The version saved at ${at} is newer than the one you opened. All other changes are merged; in these ${clashes.length} places both of you wrote. Choose what stays.`,
        )}
      </p>
      {clashes.map(({ path, mine, theirs: other }) => (
        <fieldset key={path} className="tb-choices lib-clash">
          <legend>{t(...clashLabel(path))}</legend>
          {(
            [
              ['mine', t('保留我的', 'Keep mine'), mine],
              ['theirs', t('用对方的', 'Take theirs'), other],
            ] as const
          ).map(([choice, label, value]) => (
            <label key={choice}>
              <input
                type="radio"
                name={path}
                checked={(choices[path] ?? 'mine') === choice}
                onChange={() => setChoices({ ...choices, [path]: choice })}
              />
              <span>
                <b>{label}</b>
                <span className="tb-long lib-block">{t(...clashText(value))}</span>
              </span>
            </label>
          ))}
        </fieldset>
      ))}
    </Dialog>
  )
}
