import type { Text } from '../../i18n.ts'

/** Pages that only some may read: the longest beginning of an address counts. */
const pages: readonly (readonly [address: string, scope: string, whose: Text])[] = [
  [
    '/library/search-words',
    'library.words',
    ['搜索用词由省级编制审核人员维护。', 'Words of search are kept by the editors of the province.'],
  ],
  [
    '/library',
    'library.read',
    ['事项库由管理和审核事项的人员使用。', 'The item library is for those who keep or review items.'],
  ],
  [
    '/archives/destructions',
    'archives.read',
    [
      '档案销毁由档案管理人员申请，审批人员和负责人批准。',
      'Keepers of archives ask for destruction; approvers and heads answer.',
    ],
  ],
  [
    '/archives',
    'archives.manage',
    ['电子档案由各单位的档案管理人员使用。', 'The archives are for who keeps them in each office.'],
  ],
  [
    '/experiences',
    'library.implement',
    ['办事经验由承办单位的事项管理人员查看。', 'Experiences are looked at by those who keep the items of an office.'],
  ],
  [
    '/queues',
    'cases.read',
    ['办件由窗口、承办和审批人员办理。', 'Cases are handled by windows, handlers and approvers.'],
  ],
  ['/ratings', 'cases.read', ['评价由办理办件的人员查看。', 'Ratings are looked at by those who handle cases.']],
  [
    '/jobs',
    'platform.jobs',
    ['后台任务由平台管理人员查看。', 'Background work is looked at by who runs the platform.'],
  ],
]

/** Whose page this is, where this officer may not read it. */
export function notFor(scopes: readonly string[], address: string): Text | undefined {
  const page = pages.find(([beginning]) => address === beginning || address.startsWith(`${beginning}/`))
  return page && !scopes.includes(page[1]) ? page[2] : undefined
}
