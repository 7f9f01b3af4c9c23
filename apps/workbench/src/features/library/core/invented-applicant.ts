import { makeCitizenNumber } from '@tongban/codes/citizen-number'
import { makeCreditCode } from '@tongban/codes/credit-code'

/** What the registers know of a person and of an enterprise that do not exist, for fields that fill themselves in. */
export const inventedApplicant = {
  'person.name': '程小满',
  'person.citizen-number': makeCitizenNumber('340102', '19900307', '201'),
  'person.mobile': '13800000000',
  'person.address': '合肥市瑶海区明光路街道',
  'legal-person.name': '合肥示例餐饮有限公司',
  'legal-person.credit-code': makeCreditCode('91340102', 'MA3Q0000'),
  'legal-person.representative-name': '程小满',
  'legal-person.address': '合肥市瑶海区明光路街道',
} as const
