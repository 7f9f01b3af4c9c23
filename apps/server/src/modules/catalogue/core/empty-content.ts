import { newContent } from './exchange/new-content.ts'

/** What a new item is written from: the department, the usual flow and a form to begin with; all else is for the drafter. */
export function emptyContent(departmentKey: string, department: string): Record<string, unknown> {
  const { id: _, baseCode: __, ...content } = newContent({ baseCode: '', name: '', type: '01', legalBasis: [] })
  const result = { kind: 'document', name: '', nameEn: '' }
  return { ...content, departmentKey, department, audience: [], theme: {}, planTheme: '', result }
}
