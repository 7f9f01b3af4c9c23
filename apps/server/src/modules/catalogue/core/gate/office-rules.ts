import { parseItemCode } from '@tongban/codes/item-code'
import type { LintRule } from '@tongban/contracts/catalogue/lint'
import type { Level } from '@tongban/contracts/shared'
import { at, type Found, sources } from './rule.ts'

/** What an office says of itself, in general or for one item. */
export type OfficeFacts = { address: string; hours: string; consultPhone: string; complaintPhone: string }

type OfficeRule = LintRule & { find(office: OfficeFacts): Iterable<Found> }

const digits = (phone: string) => phone.replace(/\D/g, '')

/** 办理地点, 办理时间, 咨询电话, 投诉电话 may not be empty, and whom one complains about does not take the complaint. */
export const officeRules: readonly OfficeRule[] = [
  {
    code: 'catalogue.phones-same',
    label: '咨询电话与监督投诉电话相同',
    labelEn: 'One telephone for advice and complaints',
    source: sources.guide,
    weight: 10,
    *find({ consultPhone, complaintPhone }) {
      if (digits(consultPhone) !== '' && digits(consultPhone) === digits(complaintPhone))
        yield at(
          '/complaintPhone',
          '监督投诉电话不能与咨询电话相同，请另填一个',
          'Complaints need another number than questions; give a second one',
        )
    },
  },
  {
    code: 'catalogue.office-element-missing',
    label: '办理地点、时间或电话缺失',
    labelEn: 'Place, hours or telephone missing',
    source: sources.elements,
    weight: 10,
    *find(office) {
      for (const [key, zh, en] of [
        ['address', '办理地点', 'the place'],
        ['hours', '办理时间', 'the hours'],
        ['consultPhone', '咨询电话', 'the telephone for advice'],
        ['complaintPhone', '监督投诉电话', 'the telephone for complaints'],
      ] as const)
        if (office[key].trim() === '') yield at(`/${key}`, `${zh}是必填要素，请补全`, `Fill in ${en}: it is required`)
    },
  },
]

const digit: Record<Level, string> = { province: '2', city: '3', county: '4', township: '5', village: '6' }

/** 实施编码 = 统一社会信用代码 + 行使层级 + 基本编码. */
export const implementingCodeRule: LintRule & {
  find(of: { code: string; creditCode: string; level: Level; baseCode: string }): Iterable<Found>
} = {
  code: 'catalogue.implementing-code',
  label: '实施编码不合规',
  labelEn: 'The implementing code breaks the scheme',
  source: sources.codes,
  weight: 20,
  *find({ code, creditCode, level, baseCode }) {
    const parsed = parseItemCode(code)
    if (!parsed.valid) yield at('/code', parsed.reason.zh, parsed.reason.en)
    else if (code !== `${creditCode}${digit[level]}${baseCode}`)
      yield at(
        '/code',
        `实施编码应为${creditCode}${digit[level]}${baseCode}（信用代码＋层级＋基本编码），请重新生成`,
        `The implementing code should be ${creditCode}${digit[level]}${baseCode} (credit code, level, basic code)`,
      )
  },
}
