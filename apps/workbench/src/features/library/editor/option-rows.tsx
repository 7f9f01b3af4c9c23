import type { FieldOption } from '@tongban/contracts/catalogue/form'
import type { ReactNode } from 'react'
import { freeName } from '../core/rows.ts'
import { BothFields } from './fields.tsx'
import { Rows } from './rows.tsx'

type Props = {
  path: string
  options: readonly FieldOption[]
  onChange: (next: FieldOption[]) => void
  /** What stands below the words of an option. */
  children?: (option: FieldOption, change: (part: Partial<FieldOption>) => void, path: string) => ReactNode
}

/** The options of a question: of a field of the form, or of a circumstance. */
export const OptionRows = ({ path, options, onChange, children }: Props) => (
  <Rows
    path={path}
    one={['选项', 'option']}
    items={options}
    make={(all) => ({
      value: freeName(
        'o',
        all.map(({ value }) => value),
      ),
      label: '',
      labelEn: '',
    })}
    onChange={onChange}
  >
    {(option, change, at) => (
      <>
        <BothFields
          path={at}
          label={['选项', 'Option']}
          zh={option.label}
          en={option.labelEn}
          keys={['label', 'labelEn']}
          onChange={change}
        />
        {children?.(option, change, at)}
      </>
    )}
  </Rows>
)
