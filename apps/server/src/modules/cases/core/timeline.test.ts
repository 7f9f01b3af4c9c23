import { expect, test } from 'vitest'
import { presentEvent } from './timeline.ts'

const event = {
  seq: 2,
  type: 'case-accepted',
  at: new Date('2026-03-02T01:00:00Z'),
  actor: 'officer:1',
  actorName: '李审',
  data: { due: '2026-03-12', provisional: true, documentId: 'd' },
}

test('the timeline names the office, never the officer', () => {
  const entry = presentEvent(event, '瑶海区市场监督管理局')
  expect(entry).toMatchObject({
    actor: '瑶海区市场监督管理局',
    text: '受理，承诺2026年3月12日前办结（暂定）',
    documentId: 'd',
  })
  expect(JSON.stringify(entry)).not.toContain('李审')
})

test('acts of the applicant and of the platform are said to be theirs', () => {
  expect(presentEvent({ ...event, type: 'case-submitted', actor: 'person:1' }, 'x').actor).toBe('申请人')
  expect(presentEvent({ ...event, type: 'result-delivered', actor: 'system:deliver-result' }, 'x').actorEn).toBe(
    'Platform',
  )
})
