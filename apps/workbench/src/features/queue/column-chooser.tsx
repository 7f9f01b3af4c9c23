import { useT } from '../../i18n.ts'
import { columnText, type OptionalColumn, optionalColumns } from './columns.ts'

type Props = { hidden: readonly OptionalColumn[]; onToggle: (column: OptionalColumn) => void }

export function ColumnChooser({ hidden, onToggle }: Props) {
  const t = useT()
  return (
    <details className="tb-columns">
      <summary>{t('显示的列', 'Columns')}</summary>
      <fieldset>
        <legend className="tb-hidden">{t('显示的列', 'Columns')}</legend>
        {optionalColumns.map((column) => (
          <label key={column}>
            <input type="checkbox" checked={!hidden.includes(column)} onChange={() => onToggle(column)} />
            {t(...columnText[column])}
          </label>
        ))}
      </fieldset>
    </details>
  )
}
