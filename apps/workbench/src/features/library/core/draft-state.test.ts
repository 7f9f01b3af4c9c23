import type { Proposal } from '@tongban/contracts/catalogue/proposals'
import { expect, test } from 'vitest'
import { beginDraft, clashesOf, type DraftState, draftReducer, isUnsaved, keptOf } from './draft-state.ts'

const proposal: Proposal = {
  id: '00000000-0000-4000-8000-000000000001',
  scope: 'directory',
  kind: 'change',
  state: 'draft',
  version: 3,
  itemIds: ['AUTH-108'],
  code: null,
  itemName: '高龄津贴申领',
  itemNameEn: 'Old-age allowance',
  officeName: '安徽省市场监督管理局',
  proposerName: '王建国',
  reason: '',
  effectiveOn: null,
  savedAt: '2026-03-02T02:32:00Z',
  submittedAt: null,
  publishedAt: null,
  listVersion: null,
  contents: [{ name: '高龄津贴申领', promisedDays: 10 }],
  before: [],
  local: null,
  localBefore: null,
  baseRevisionId: null,
  currentRevisionIds: [],
  rollBackTo: null,
  reviews: [],
  wanted: [],
  problems: [],
  allowedActs: ['save'],
}

const typed = (state: DraftState, reason: string) => draftReducer(state, { type: 'typed', change: { reason } })
const theirs = (contents: Proposal['contents'], reason = '') => ({ ...keptOf(proposal), version: 4, contents, reason })

test('what is typed while a save is on its way is not taken for saved', () => {
  const begun = typed(beginDraft(proposal), '缩短时限')
  const sent = draftReducer(begun, { type: 'sent', written: begun.mine, intent: { payload: '', key: 'k' } })
  const more = typed(sent, '缩短时限，减少材料')
  const saved = draftReducer(more, { type: 'saved', kept: { ...keptOf(proposal), ...begun.mine, version: 4 } })
  expect(saved.mine.reason).toBe('缩短时限，减少材料')
  expect(isUnsaved(saved)).toBe(true)
})

test('a save that failed keeps its intent, so that sent again it counts once', () => {
  const begun = typed(beginDraft(proposal), '缩短时限')
  const intent = { payload: '{}', key: 'k' }
  const failed = draftReducer(draftReducer(begun, { type: 'sent', written: begun.mine, intent }), {
    type: 'failed',
    failure: new Error('no line'),
  })
  expect(failed.intent).toBe(intent)
  expect(isUnsaved(failed)).toBe(true)
})

test('a newer version that touches other elements is merged without a question', () => {
  const stale = draftReducer(typed(beginDraft(proposal), '缩短时限'), {
    type: 'stale',
    theirs: theirs([{ name: '高龄津贴申领', promisedDays: 5 }]),
  })
  expect(stale.theirs).toBeNull()
  expect(stale.kept.version).toBe(4)
  expect(stale.mine).toMatchObject({ reason: '缩短时限', contents: [{ promisedDays: 5 }] })
})

test('a newer version of the same words waits for a choice', () => {
  const stale = draftReducer(typed(beginDraft(proposal), '我的理由'), {
    type: 'stale',
    theirs: theirs(proposal.contents, '对方的理由'),
  })
  expect(clashesOf(stale).clashes).toEqual([{ path: '/reason', mine: '我的理由', theirs: '对方的理由' }])
  expect(draftReducer(stale, { type: 'settled', choices: {} }).mine.reason).toBe('我的理由')
  const taken = draftReducer(stale, { type: 'settled', choices: { '/reason': 'theirs' } })
  expect(taken.mine.reason).toBe('对方的理由')
  expect(isUnsaved(taken)).toBe(false)
})

test('what a tab kept of an unsent draft is there again, and merged when the server went on', () => {
  const kept = keptOf(proposal)
  const mine = { contents: kept.contents, reason: '还没有发出', effectiveOn: null }
  expect(beginDraft(proposal, { kept, mine }).mine.reason).toBe('还没有发出')
  const later = { ...proposal, version: 5, effectiveOn: '2026-04-01' }
  const begun = beginDraft(later, { kept, mine })
  expect(begun.kept.version).toBe(5)
  expect(begun.mine).toMatchObject({ reason: '还没有发出', effectiveOn: '2026-04-01' })
})
