import Button from 'antd/es/button'
import { useT } from '../../../i18n.ts'
import { toEditable } from '../core/editable.ts'
import { removeRow, withNumbers } from '../core/rows.ts'
import type { ProposalDraft } from './use-proposal-draft.ts'

type Props = { draft: ProposalDraft; current: number; onChoose: (at: number) => void }

/** The items that a split makes; one more begins as a copy of the one that is open. */
export function ContentTabs({ draft, current, onChoose }: Props) {
  const t = useT()
  const { contents } = draft.state.mine
  const add = () => {
    draft.change({ contents: [...contents, { ...contents[current], name: '', nameEn: '' }] })
    onChoose(contents.length)
  }
  const remove = () => {
    draft.change({ contents: removeRow(contents, current) })
    onChoose(Math.max(0, current - 1))
  }
  return (
    <nav className="lib-lists" aria-label={t('拆分后的事项', 'Items of the split')}>
      {withNumbers(contents).map(({ row: content, number }) => (
        <button
          // Items of a split have no name of their own before they come out.
          key={number}
          type="button"
          aria-current={number === current + 1 ? 'page' : undefined}
          onClick={() => onChoose(number - 1)}
        >
          {number}. {toEditable(content).name || t('（还没有名称）', '(no name yet)')}
        </button>
      ))}
      <span className="tb-row">
        <Button onClick={add}>{t('再加一个事项', 'One more item')}</Button>
        {contents.length > 2 && (
          <Button danger onClick={remove}>
            {t(`去掉第${current + 1}个`, `Leave out item ${current + 1}`)}
          </Button>
        )}
      </span>
    </nav>
  )
}
