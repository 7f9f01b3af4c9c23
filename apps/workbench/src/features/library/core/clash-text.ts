import type { Text } from '../../../i18n.ts'
import { elementLabel } from './element-labels.ts'

/** The place of a clash in words: `/contents/0/materials/resident_id/name`. */
export function clashLabel(path: string): Text {
  const [, first, index, ...rest] = path.split('/')
  if (first === 'reason') return ['变更理由', 'Reason']
  if (first === 'effectiveOn') return ['生效日期', 'Effective date']
  const [zh, en] = elementLabel(`/${rest.join('/')}`)
  return index === '0' || index === undefined
    ? [zh, en]
    : [`第${Number(index) + 1}个事项 ${zh}`, `Item ${Number(index) + 1}: ${en}`]
}

/** What one of two editors wrote, as text. */
export function clashText(value: unknown): Text {
  if (value === undefined || value === null || value === '') return ['（空）', '(empty)']
  if (typeof value === 'string') return [value, value]
  if (typeof value === 'boolean') return value ? ['是', 'Yes'] : ['否', 'No']
  if (typeof value === 'number') return [String(value), String(value)]
  const words = wordsIn(value).join('\n')
  return [words, words]
}

/** The texts of a list or object, one a line. */
function wordsIn(value: unknown): string[] {
  if (Array.isArray(value)) return value.map((each) => wordsIn(each).join(' · '))
  if (typeof value === 'object' && value !== null) return Object.values(value).flatMap(wordsIn)
  if (typeof value === 'string') return value === '' ? [] : [value]
  return typeof value === 'number' || typeof value === 'boolean' ? [String(value)] : []
}
