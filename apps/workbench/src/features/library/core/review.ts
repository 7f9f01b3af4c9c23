import type { ReviewStage } from '@tongban/contracts/catalogue/proposals'
import type { Text } from '../../../i18n.ts'

type Point = { key: string; text: Text }

const points: Record<ReviewStage, Point[]> = {
  editing: [
    { key: 'name', text: ['事项名称、类型、行使层级与职权一致', 'Name, type and levels agree with the powers'] },
    { key: 'same', text: ['与现有事项不重复、不交叉', 'It does not repeat or overlap another item'] },
    { key: 'plain', text: ['要素完整，用语规范，群众能看懂', 'It is complete, in set terms, and plain to read'] },
  ],
  legal: [
    { key: 'basis', text: ['设定依据现行有效，条款准确', 'The legal basis is in force and the articles are right'] },
    {
      key: 'burden',
      text: [
        '没有依据以外的条件、材料、收费和中介服务',
        'No condition, material, fee or service goes beyond the basis',
      ],
    },
    { key: 'limits', text: ['期限、程序和救济途径合法', 'Limits, procedure and remedies are lawful'] },
  ],
  secrecy: [
    { key: 'secret', text: ['不含国家秘密、工作秘密和商业秘密', 'It holds no state, work or business secrets'] },
    {
      key: 'persons',
      text: ['不含个人信息和不宜公开的内容', 'It holds no personal data and nothing unfit to be public'],
    },
    {
      key: 'correct',
      text: ['名称、数字、电话、地址、附件准确', 'Names, figures, telephones, addresses and files are correct'],
    },
  ],
  approval: [
    { key: 'better', text: ['地方要素只对办事人更有利', 'What the office filled in is only better for applicants'] },
    { key: 'true', text: ['地址、时间、电话与实际一致', 'Address, hours and telephones are as they are'] },
  ],
}

export const checklistOf = (stage: ReviewStage): readonly Point[] => points[stage]

/** The opinion as it goes on record: with what was looked at, when it passes. */
export function opinionOf(stage: ReviewStage, verdict: 'pass' | 'return', opinion: string): string {
  if (verdict === 'return') return opinion
  const looked: Text = ['已核对', 'Looked at']
  return `${opinion}\n${looked[0]}：${points[stage].map(({ text }) => text[0]).join('；')}`
}
