import { useState } from 'react'
import type { Text } from '../../../i18n.ts'
import { TextField } from './fields.tsx'

type Props = {
  path: string
  label: Text
  hint?: Text
  lines: readonly string[]
  english?: boolean
  onChange: (next: string[]) => void
}

const linesOf = (text: string) => text.split('\n').filter((line) => line.trim() !== '')

/** Short texts, one a line. An empty last line stays while it is typed. */
export function LinesField({ lines, onChange, ...rest }: Props) {
  const [typed, setTyped] = useState(lines.join('\n'))
  const shown = linesOf(typed).join('\n') === lines.join('\n') ? typed : lines.join('\n')
  return (
    <TextField
      {...rest}
      long
      maxLength={10_000}
      value={shown}
      onChange={(text) => {
        setTyped(text)
        onChange(linesOf(text))
      }}
    />
  )
}
