import { expect, test } from 'vitest'
import { notFor } from './page-scopes.ts'

const keeper = ['library.read', 'library.propose']

test.each([
  ['/library/search-words', keeper, '搜索用词由省级编制审核人员维护。'],
  ['/library/search-words', ['library.read', 'library.words'], undefined],
  ['/library/directory', keeper, undefined],
  ['/library/directory/AUTH-020', ['cases.read'], '事项库由管理和审核事项的人员使用。'],
  ['/queues/intake', keeper, '办件由窗口、承办和审批人员办理。'],
  ['/libraryx', [], undefined],
])('%s for %j: %s', (address, scopes, whose) => {
  expect(notFor(scopes, address)?.[0]).toBe(whose)
})
