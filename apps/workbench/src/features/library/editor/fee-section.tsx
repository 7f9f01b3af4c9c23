import type { ItemContent } from '@tongban/contracts/catalogue/item'
import { useT } from '../../../i18n.ts'
import { askedIn } from '../core/condition.ts'
import { labels } from '../core/element-labels.ts'
import { put } from '../core/rows.ts'
import type { SectionProps } from './basic-section.tsx'
import { ConditionField } from './condition-field.tsx'
import { BothFields, NumberField, SelectField, TextField } from './fields.tsx'
import { Rows } from './rows.tsx'

type Amount = NonNullable<ItemContent['fee']['amounts']>[number]

export function FeeSection({ content, onChange }: SectionProps) {
  const { fee } = content
  const asked = askedIn(content)
  const change = (part: Partial<typeof fee>) => onChange({ ...content, fee: { ...fee, ...part } })
  return (
    <>
      <SelectField
        path="/fee/charged"
        label={labels.charged}
        value={fee.charged ? 'yes' : 'no'}
        options={[
          ['no', ['不收费', 'No fee']],
          ['yes', ['收费', 'A fee is charged']],
        ]}
        onChange={(next) =>
          onChange({ ...content, fee: next === 'yes' ? { ...fee, charged: true } : { charged: false } })
        }
      />
      {fee.charged && (
        <>
          <TextField
            path="/fee/basis"
            label={['收费依据', 'Basis of the fee']}
            long
            value={fee.basis ?? ''}
            onChange={(basis) => change({ basis })}
          />
          <BothFields
            path="/fee"
            label={labels.text}
            zh={fee.text ?? ''}
            en={fee.textEn ?? ''}
            keys={['text', 'textEn']}
            onChange={change}
          />
          <Rows
            path="/fee/amounts"
            one={['收费标准', 'amount']}
            items={fee.amounts ?? []}
            make={(): Amount => ({ name: '', fen: 0 })}
            onChange={(amounts) => change({ amounts })}
          >
            {(amount, set, path, replace) => (
              <>
                <div className="lib-both">
                  <TextField
                    path={`${path}/name`}
                    label={['收费项目', 'Fee for']}
                    value={amount.name}
                    onChange={(name) => set({ name })}
                  />
                  <NumberField
                    path={`${path}/fen`}
                    label={['金额（元）', 'Amount (yuan)']}
                    step={0.01}
                    value={amount.fen / 100}
                    onChange={(yuan) => set({ fen: Math.round(yuan * 100) })}
                  />
                </div>
                <ConditionField
                  path={`${path}/when`}
                  label={labels.when}
                  always={['所有情形都收', 'In every circumstance']}
                  value={amount.when}
                  asked={asked}
                  onChange={(when) => replace(put(amount, 'when', when === '' ? undefined : when))}
                />
              </>
            )}
          </Rows>
        </>
      )}
    </>
  )
}

export function ResultSection({ content, onChange }: SectionProps) {
  const t = useT()
  const { result } = content
  const change = (part: Partial<typeof result>) => onChange({ ...content, result: { ...result, ...part } })
  return (
    <>
      <SelectField
        path="/result/kind"
        label={labels.kind}
        value={result.kind}
        options={[
          ['licence', ['证照', 'Licence']],
          ['document', ['文书', 'Document']],
        ]}
        onChange={(kind) => change({ kind: kind === 'licence' ? 'licence' : 'document' })}
      />
      <BothFields
        path="/result"
        label={labels.name}
        zh={result.name}
        en={result.nameEn}
        keys={['name', 'nameEn']}
        onChange={change}
      />
      {result.kind === 'licence' && (
        <div className="lib-both">
          <TextField
            path="/result/licenceTypeCode"
            label={['证照类型代码', 'Code of the licence type']}
            value={result.licenceTypeCode ?? ''}
            maxLength={40}
            onChange={(code) => change({ licenceTypeCode: code === '' ? null : code })}
          />
          <NumberField
            path="/result/validityYears"
            label={['有效期（年）', 'Valid for (years)']}
            hint={['0 为长期有效', '0 is without end']}
            value={result.validityYears ?? 0}
            onChange={(years) => change({ validityYears: years === 0 ? null : years })}
          />
        </div>
      )}
      <p className="tb-quiet">
        {t('办结后由平台按此名称制作并送达。', 'The platform makes and delivers it under this name.')}
      </p>
    </>
  )
}
