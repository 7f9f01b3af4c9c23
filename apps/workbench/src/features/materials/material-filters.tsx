import type { Text } from '../../i18n.ts'
import { type ListFilter, ListFilters } from '../../parts/list-filters.tsx'
import { materialKindText, sourceText } from '../library/core/element-words.ts'
import { viaText } from '../library/core/standard.ts'
import type { MaterialFilter } from './materials-data.ts'

const has: readonly (readonly [string, Text])[] = [
  ['with', ['有', 'Yes']],
  ['without', ['没有', 'No']],
]
const filters: readonly ListFilter<Exclude<keyof MaterialFilter, 'q'>>[] = [
  ['kind', ['类别', 'Kind'], Object.entries(materialKindText)],
  ['source', ['来源', 'From'], Object.entries(sourceText)],
  ['obtain', ['免提交来源', 'Had from'], Object.entries(viaText)],
  ['sample', ['样表', 'Sample'], has],
  ['emptyForm', ['空白表', 'Blank form'], has],
  [
    'state',
    ['状态', 'State'],
    [
      ['in-force', ['在用', 'In force']],
      ['retired', ['停用', 'Retired']],
    ],
  ],
]

type Props = { filter: MaterialFilter; onChange: (next: MaterialFilter) => void }

export const MaterialFilters = (props: Props) => <ListFilters filters={filters} {...props} />
