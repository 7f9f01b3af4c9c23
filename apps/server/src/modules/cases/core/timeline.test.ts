import { expect, test } from 'vitest'
import { presentEvent, presentTimeline } from './timeline.ts'

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

test('an act is the office’s that had the case then; where an office ended, the one that goes on is named', () => {
  const moved = (how: string) => ({
    ...event,
    seq: 3,
    type: 'case-office-changed',
    actor: 'system:follow-items',
    data: { how, document: '皖民地〔2026〕8号', from: '甲局', to: '乙局', fromRegion: '甲县', toRegion: '乙区' },
  })
  const entries = presentTimeline([event, moved('succeeded'), { ...event, seq: 4 }], '乙局')
  expect(entries.map(({ seq, actor }) => [seq, actor])).toEqual([
    [2, '甲局'],
    [3, '系统'],
    [4, '乙局'],
  ])
  expect(entries[1]?.text).toBe('因区划调整（皖民地〔2026〕8号），由乙局继续办理，编号和期限不变')
  expect(presentEvent(moved('moved'), '乙局').text).toContain('乙局现属乙区')
  expect(presentEvent(moved('renamed'), '乙局').text).toContain('甲县现为乙区')
})
