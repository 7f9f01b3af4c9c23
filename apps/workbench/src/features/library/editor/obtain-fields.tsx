import type { Obtain } from '@tongban/contracts/catalogue/item'
import { labels } from '../core/element-labels.ts'
import { obtainBy, obtainValue, type Via, viaText, viaValueText } from '../core/standard.ts'
import { SelectField, TextField } from './fields.tsx'

type Props = { path: string; name: string; value: Obtain | null; onChange: (next: Obtain | null) => void }

/** 免提交来源: a licence, shared data or an earlier case, and which one. */
export function ObtainFields({ path, name, value, onChange }: Props) {
  const options = Object.entries(viaText) as [Via, (typeof viaText)[Via]][]
  return (
    <>
      <SelectField
        path={path}
        label={labels.obtain}
        hint={['平台能取得的材料不得要求申请人提交', 'What the platform can have must not be asked for']}
        value={value?.via ?? ''}
        none={['不能取得，由申请人提交', 'Not available; the applicant brings it']}
        options={options}
        onChange={(via) => onChange(obtainBy(via, via === 'case' ? '' : name))}
      />
      {value && (
        <TextField
          path={`${path}/value`}
          label={viaValueText[value.via]}
          value={obtainValue(value)}
          maxLength={200}
          onChange={(next) => onChange(obtainBy(value.via, next))}
        />
      )}
    </>
  )
}
