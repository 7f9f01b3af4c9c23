import type { Text } from '../../i18n.ts'
import { levelText } from '../../lib/words.ts'
import { type ListFilter, ListFilters } from '../../parts/list-filters.tsx'
import type { DirectoryFilter } from './library-data.ts'
import { departmentText, itemStates, levelNames, typeText } from './words.ts'

const byCode = (words: Readonly<Record<string, Text>>) =>
  Object.entries(words).toSorted(([a], [b]) => a.localeCompare(b))

const filters: readonly ListFilter<Exclude<keyof DirectoryFilter, 'q' | 'list'>>[] = [
  ['department', ['主管部门', 'Department'], byCode(departmentText)],
  ['type', ['事项类型', 'Type'], byCode(typeText)],
  ['level', ['行使层级', 'Level'], levelNames.map((level) => [level, levelText[level]])],
  ['state', ['状态', 'State'], Object.entries(itemStates).map(([state, { text }]) => [state, text])],
]

type Props = { filter: DirectoryFilter; onChange: (next: DirectoryFilter) => void }

export const DirectoryFilters = (props: Props) => <ListFilters filters={filters} {...props} />
