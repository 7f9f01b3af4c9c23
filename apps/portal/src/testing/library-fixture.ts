import type { Change, GuideVersion } from '@tongban/contracts/catalogue/changes'
import type { IntermediaryKind, PublicOffice } from '@tongban/contracts/catalogue/sites'
import { content, guide, item, itemCode, regions } from './fixtures.ts'

export const changeId = '0197a000-0000-7000-8000-0000000000ee'

const sentence = { zh: '承诺时限由10个工作日缩短为7个工作日', en: 'Promised limit: 10 working days is shortened to 7' }

export const versions: GuideVersion[] = [
  {
    number: 2,
    effectiveFrom: '2026-01-01',
    until: null,
    publishedAt: '2025-12-25T02:00:00.000Z',
    kind: 'change',
    reason: '压缩时限',
    current: true,
    changes: [sentence],
  },
  {
    number: 1,
    effectiveFrom: '2025-03-01',
    until: '2026-01-01',
    publishedAt: '2025-03-01T02:00:00.000Z',
    kind: null,
    reason: '',
    current: false,
    changes: [],
  },
]

export const oldGuide = {
  ...guide,
  revision: 1,
  effectiveFrom: '2025-03-01',
  content: { ...content, promisedDays: 10 },
}

const change: Change = {
  id: changeId,
  kind: 'change',
  itemId: content.id,
  name: content.name,
  nameEn: content.nameEn,
  code: null,
  officeName: null,
  reason: '压缩时限 <&> “减材料”',
  effectiveFrom: '2026-01-01',
  publishedAt: '2025-12-25T02:00:00.000Z',
}

export const changes: Change[] = [
  change,
  {
    ...change,
    id: changeId.replace('ee', 'ef'),
    kind: 'suspend',
    code: itemCode,
    officeName: item.officeName,
    publishedAt: '2025-12-24T02:00:00.000Z',
  },
]

export const oneChange = {
  ...change,
  changes: [sentence],
  replacedBy: [{ itemId: 'AUTH-021', name: '食品经营许可（变更）', nameEn: 'Food business permit (change)' }],
}

export const office: PublicOffice = {
  ...guide.office,
  level: 'county',
  regionCode: regions.county.code,
  regionName: regions.county.name,
  items: 51,
}

export const intermediaries: IntermediaryKind[] = [
  {
    key: 'environment',
    service: '环境影响报告书（表）编制',
    serviceEn: 'Environmental impact report',
    provider: '有环境影响评价工程师的技术单位',
    providerEn: 'A unit with environmental engineers',
    organisations: [
      {
        name: '合肥徽岳环评技术有限公司（样例）',
        nameEn: 'Huiyue Ltd. (sample)',
        creditCode: '91340100XN8000009H',
        regionCode: '340100000000',
        regionName: '合肥市',
        address: '合肥市样例路10号',
        phone: '0000-8000000',
        qualification: '环境影响评价工程师3名以上',
      },
    ],
  },
]

/** An item out of force, whose guide names what takes its place. */
export const goneCode = `${itemCode.slice(0, -1)}8`
export const goneGuide = {
  ...guide,
  code: goneCode,
  standing: {
    state: 'cancelled',
    since: '2026-02-01',
    reason: '并入新的事项',
    replacedBy: oneChange.replacedBy,
  },
  content: {
    ...content,
    intermediaryServices: [
      {
        name: '环境影响报告书（表）编制',
        nameEn: 'Environmental impact report',
        basis: { law: '环境影响评价法', article: '第二十条' },
        provider: '有环境影响评价工程师的技术单位',
      },
    ],
  },
} as const

const experience = { text: '提前把平面图画好，一次就过了，三天拿到证。', at: '2026-02-20T04:00:00.000Z' }

type Answer = (path: string) => unknown

/** Answers of the library's public operations, by the end of their path. */
export const libraryAnswers: [RegExp, Answer][] = [
  [/^\/items\/[^/]+\/versions$/, () => ({ versions })],
  [/^\/items\/[^/]+\/versions\/2$/, () => ({ guide, version: versions[0] })],
  [/^\/items\/[^/]+\/versions\/1$/, () => ({ guide: oldGuide, version: versions[1] })],
  [new RegExp(`^/items/${goneCode}$`), () => goneGuide],
  [/^\/items\/[^/]+\/experiences$/, () => ({ experiences: [experience] })],
  [
    /^\/changes$/,
    (path) => ({
      changes: path.includes('item=NOPE') ? [] : changes,
      next: path.includes('before') ? null : '2025-12-24T02:00:00.000Z_x',
    }),
  ],
  [/^\/changes\/[^/]+$/, () => oneChange],
  [/^\/sites\/[^/]+$/, () => ({ offices: [office], mostUsed: [item] })],
  [/^\/offices\/[^/]+$/, () => ({ office, path: regions.county.path, items: [item], page: 1, pageSize: 50 })],
  [/^\/intermediaries$/, () => ({ kinds: intermediaries, asOf: '2026-02-01' })],
]
