import type { Archive, ArchiveState, Destruction, Retention } from '@tongban/contracts/archives/archives'
import type { Text } from '../../i18n.ts'

export const stateText: Record<ArchiveState, Text> = {
  failed: ['■ 未能归档', '■ Not archived'],
  archived: ['● 已归档', '● Archived'],
  'handed-over': ['● 已移交', '● Handed over'],
  destroyed: ['– 已销毁', '– Destroyed'],
}

export const retentionText: Record<Retention, Text> = {
  permanent: ['永久', 'For ever'],
  '30-years': ['定期30年', '30 years'],
  '10-years': ['定期10年', '10 years'],
}

export const destructionText: Record<Destruction['state'], Text> = {
  asked: ['▲ 待批准', '▲ Waiting for approval'],
  approved: ['– 已销毁', '– Destroyed'],
  rejected: ['● 不同意，继续保存', '● Refused, kept'],
}

/** What the last check said. */
export function checkText({ valid }: Pick<Archive, 'valid'>): Text {
  if (valid === null) return ['– 未检测', '– Not checked']
  return valid ? ['● 四性检测通过', '● Passes the four checks'] : ['■ 四性检测不通过', '■ Does not pass']
}

export const packageUrl = (id: string): string => `/api/v1/archives/${id}/package?as=staff`
