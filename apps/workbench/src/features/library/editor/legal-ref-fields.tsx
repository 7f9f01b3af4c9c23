import type { LegalRef } from '@tongban/contracts/catalogue/words'
import { useT } from '../../../i18n.ts'
import { labels } from '../core/element-labels.ts'
import { controlId } from '../core/path.ts'
import { ProblemNotes } from '../proposal/problem-list.tsx'
import { useProblems } from './editor-context.ts'
import { TextField } from './fields.tsx'

type Props = {
  path: string
  value: LegalRef | undefined
  /** The item's own articles, to be chosen without typing. */
  known: readonly LegalRef[]
  onChange: (next: LegalRef | undefined) => void
}

const nameOf = ({ law, article }: LegalRef) => `《${law}》${article}`

/** The article something rests on: one of the item's own, or another that is typed. */
export function LegalRefFields({ path, value, known, onChange }: Props) {
  const t = useT()
  const problems = useProblems(path, 'itself')
  const listed = known.filter(({ law, article }) => law !== '' && article !== '')
  const current = value && listed.find((each) => nameOf(each) === nameOf(value))
  const choice = value === undefined ? 'none' : current ? nameOf(current) : 'other'
  return (
    <div className={problems.length > 0 ? 'lib-field lib-field-wrong' : 'lib-field'}>
      <label htmlFor={controlId(path)}>{t(...labels.basis)}</label>
      <select
        id={controlId(path)}
        value={choice}
        onChange={({ target }) => {
          const found = listed.find((each) => nameOf(each) === target.value)
          if (found) onChange({ law: found.law, article: found.article })
          else onChange(target.value === 'none' ? undefined : { law: '', article: '' })
        }}
      >
        <option value="none">{t('没有依据', 'No basis')}</option>
        {listed.map((each) => (
          <option key={nameOf(each)} value={nameOf(each)}>
            {nameOf(each)}
          </option>
        ))}
        <option value="other">{t('其他条款……', 'Another article …')}</option>
      </select>
      {choice === 'other' && value && (
        <div className="lib-both">
          <TextField
            path={`${path}/law`}
            label={labels.law}
            value={value.law}
            onChange={(law) => onChange({ ...value, law })}
          />
          <TextField
            path={`${path}/article`}
            label={labels.article}
            value={value.article}
            onChange={(article) => onChange({ ...value, article })}
          />
        </div>
      )}
      <ProblemNotes problems={problems} />
    </div>
  )
}
