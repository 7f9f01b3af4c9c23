import { createHash } from 'node:crypto'
import type { Level } from '@tongban/contracts/shared'

/** One password for all staff of a demonstration, shown on its pages. */
export const demoPassword = 'Tongban-demo-2026'

/** Twenty bytes that follow from the account's name, so that a demonstration can show the one-time code. */
export const demoSecret = (account: string): Buffer =>
  createHash('sha256').update(`tongban demonstration: ${account}`).digest().subarray(0, 20)

/** Short names of departments, as staff say them (市场监管 → scjg). */
const departments: Record<string, string> = {
  scjg: 'market-supervision',
  ga: 'public-security',
  mz: 'civil-affairs',
  rs: 'human-resources',
  zrzy: 'natural-resources',
  zj: 'housing',
  wj: 'health',
  yb: 'medical-insurance',
  nync: 'agriculture',
  fg: 'development-reform',
  sthj: 'ecology',
  sl: 'water',
  jt: 'transport',
  xf: 'fire',
  yc: 'tobacco',
  sw: 'tax',
  kj: 'science',
  yj: 'emergency',
  jy: 'education',
  gjj: 'housing-fund',
  cl: 'disabled-federation',
  sf: 'justice',
}

type Place = { slug: string; region: string; level: Level; departments: readonly string[] }

const place = (slug: string, region: string, level: Level, shorts: string): Place => ({
  slug,
  region,
  level,
  departments: shorts.split(' '),
})

/** Hefei and Yaohai have every department that handles items; the others the ones that stories are told of. */
const places: readonly Place[] = [
  place('anhui', '340000000000', 'province', 'scjg rs zj wj yb nync fg sthj sl sw kj yj jy sf'),
  place('hefei', '340100000000', 'city', 'scjg ga rs zrzy zj wj yb nync fg sthj sl xf sw kj yj jy gjj sf'),
  place('suzhou', '341300000000', 'city', 'scjg rs zj'),
  place('luan', '341500000000', 'city', 'scjg rs wj'),
  place('wuhu', '340200000000', 'city', 'scjg fg'),
  place('huangshan', '341000000000', 'city', 'scjg sthj'),
  place('yaohai', '340102000000', 'county', Object.keys(departments).join(' ')),
  place('feixi', '340123000000', 'county', 'scjg ga mz rs nync'),
  place('jinzhai', '341524000000', 'county', 'scjg ga mz rs wj nync yb jy'),
  place('yongqiao', '341302000000', 'county', 'scjg ga mz rs'),
  place('jinghu', '340202000000', 'county', 'scjg wj'),
  place('daxing', '340102100000', 'township', '*'),
  place('sanlijie', '340102004000', 'township', '*'),
  place('shangpai', '340123100000', 'township', '*'),
  place('meishan', '341524100000', 'township', '*'),
  place('bianhe', '341302009000', 'township', '*'),
  place('langan', '341302106000', 'township', '*'),
  place('donggang', '340102100007', 'village', '*'),
  place('qingnian', '340123100001', 'village', '*'),
  place('lanxi', '341302106200', 'village', '*'),
]

type Post = { role: string; post: string; scopes: readonly string[] }

/** Who receives, who examines and who decides are three people. */
const posts: readonly Post[] = [
  { role: 'window', post: '窗口受理', scopes: ['cases.read', 'cases.accept'] },
  { role: 'handler', post: '承办', scopes: ['cases.read', 'cases.examine'] },
  {
    role: 'approver',
    post: '审批',
    scopes: ['cases.read', 'cases.decide', 'archives.read', 'archives.approve'],
  },
]
/** 单位负责人: extends a limit, allows a second notice (行政许可法 art. 42). */
const leader: Post = {
  role: 'leader',
  post: '负责人',
  scopes: ['cases.read', 'cases.lead', 'archives.read', 'archives.approve'],
}
/** Each office is 立档单位 of its own cases; it asks for destruction, approver and leader answer. */
const archivist: Post = { role: 'archives', post: '档案管理', scopes: ['archives.read', 'archives.manage'] }
const supervisor: Post = { role: 'supervisor', post: '督办', scopes: ['cases.read', 'cases.supervise'] }
/** Who keeps the items of an office; a department of the province also proposes changes of the directory. */
const items: Post = { role: 'items', post: '事项管理', scopes: ['library.read', 'library.implement'] }
const directory: Post = { ...items, scopes: [...items.scopes, 'library.propose'] }
/** Who look at what departments propose: 编制, 法制 and 保密 at the province, approval and 保密 in each city too. */
const reviewers: readonly (Post & { departmentKey: string; everyCity: boolean })[] = [
  ['editing', '编制审核', 'library.review-editing', 'data-resources', false],
  ['legal', '法制审核', 'library.review-legal', 'justice', false],
  ['secrecy', '保密审查', 'library.review-secrecy', 'data-resources', true],
  ['library', '事项审核', 'library.review-approval', 'data-resources', true],
].map(([role, post, scope, departmentKey, everyCity]) => ({
  role: String(role),
  post: String(post),
  // Who keeps the directory of the province keeps the words of search too.
  scopes: ['library.read', String(scope), ...(role === 'editing' ? ['library.words'] : [])],
  departmentKey: String(departmentKey),
  everyCity: everyCity === true,
}))
const administrator: Post = { role: 'admin', post: '平台管理', scopes: ['platform.jobs', 'regions.change'] }

export type DemoOfficer = Post & { account: string; name: string; region: string; level: Level; departmentKey: string }

const surnames = '王李张刘陈杨黄赵吴周徐孙马朱胡郭何林罗高'
const givenNames = [
  '建国',
  '晓燕',
  '志强',
  '丽娟',
  '文斌',
  '海霞',
  '俊杰',
  '玉梅',
  '宏伟',
  '雅琴',
  '永军',
  '春兰',
  '子涵',
]

/** Accounts such as `yaohai-scjg-window`; the same at every start. */
export function demoOfficers(): DemoOfficer[] {
  const windows = places.flatMap((at) =>
    at.departments.flatMap((short) => {
      const prefix = short === '*' ? at.slug : `${at.slug}-${short}`
      return posts.map((post) => officer(`${prefix}-${post.role}`, at, departments[short] ?? '*', post))
    }),
  )
  const above = places.filter(({ level }) => level === 'province' || level === 'city')
  const supervisors = above.map((at) => officer(`${at.slug}-supervisor`, at, 'data-resources', supervisor))
  const admins = above.slice(0, 1).map((at) => officer(`${at.slug}-admin`, at, 'data-resources', administrator))
  const keepers = places.flatMap((at) =>
    at.departments.map((short) =>
      officer(
        short === '*' ? `${at.slug}-items` : `${at.slug}-${short}-items`,
        at,
        departments[short] ?? '*',
        at.level === 'province' ? directory : items,
      ),
    ),
  )
  const reviewing = above.flatMap((at) =>
    reviewers
      .filter(({ everyCity }) => everyCity || at.level === 'province')
      .map((post) => officer(`${at.slug}-${post.role}`, at, post.departmentKey, post)),
  )
  const leaders = ofEveryOffice(leader)
  const archivists = ofEveryOffice(archivist)
  return [...windows, ...supervisors, ...admins, ...keepers, ...reviewing, ...leaders, ...archivists].map(
    (one, index) => ({
      ...one,
      name: nameOf(index),
    }),
  )
}

const ofEveryOffice = (post: Post): DemoOfficer[] =>
  places.flatMap((at) =>
    at.departments.map((short) =>
      officer(
        short === '*' ? `${at.slug}-${post.role}` : `${at.slug}-${short}-${post.role}`,
        at,
        departments[short] ?? '*',
        post,
      ),
    ),
  )

const officer = (account: string, at: Place, departmentKey: string, post: Post): DemoOfficer => ({
  role: post.role,
  post: post.post,
  scopes: post.scopes,
  account,
  name: '',
  region: at.region,
  level: at.level,
  departmentKey,
})

const nameOf = (index: number) =>
  surnames.charAt((index * 7) % surnames.length) + (givenNames[(index * 5) % givenNames.length] ?? '')
