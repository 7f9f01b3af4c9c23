import { at, type Rule, sources } from './rule.ts'
import { statutoryMost } from './stage-rules.ts'

/** How a fee that cannot be paid on the platform is paid. */
const wayOfPaying = /网上|在线|线上|支付|扫码|银行|缴|窗口|收取/

/** Fee, result and promise. */
export const moneyAndTimeRules: readonly Rule[] = [
  {
    code: 'catalogue.fee-basis',
    label: '收费没有依据',
    labelEn: 'A fee without basis',
    source: sources.fee,
    weight: 20,
    *find({ content: { fee } }) {
      if (fee.charged && !fee.basis?.trim())
        yield at('/fee/basis', '收费事项必须写明收费依据', 'A fee needs the rule it rests on')
    },
  },
  {
    code: 'catalogue.fee-text',
    label: '收费没有标准',
    labelEn: 'A fee without standard',
    source: sources.fee,
    weight: 20,
    *find({ content: { fee } }) {
      if (fee.charged && (!fee.text?.trim() || !fee.textEn?.trim()))
        yield at('/fee/text', '收费事项必须写明收费标准', 'Say how much the fee is, in both languages')
    },
  },
  {
    code: 'catalogue.fee-payment',
    label: '收费项目或支付方式不全',
    labelEn: 'Fee items or the way of paying are incomplete',
    source: sources.guide,
    weight: 10,
    *find({ content: { fee } }) {
      const { charged, amounts = [], text = '' } = fee
      if (charged && amounts.length === 0 && !wayOfPaying.test(text))
        yield at(
          '/fee/text',
          '收费事项要列出可以网上支付的收费项目和金额；不在平台支付的，请写明在哪里缴',
          'List what can be paid online with its amount; where it is paid elsewhere, say where',
        )
      for (const [i, { name, fen }] of amounts.entries())
        if (name.trim() === '' || fen <= 0)
          yield at(`/fee/amounts/${i}`, '收费项目要有名称，金额要大于0', 'A fee needs a name and an amount above 0')
      if (!charged && amounts.length > 0)
        yield at(
          '/fee/amounts',
          '事项不收费，却列了收费项目；请删去项目，或改为收费并写明依据',
          'The item is free yet lists fees; take them out, or make it charged with its basis',
        )
    },
  },
  {
    code: 'catalogue.result-unknown',
    label: '结果证照不在证照目录中',
    labelEn: 'The result is no known licence type',
    source: sources.elements,
    weight: 10,
    *find({ content: { result }, facts }) {
      const code = result.licenceTypeCode
      const wrong =
        result.kind === 'licence' ? !code || !facts.licenceCodes.has(code) : code && !facts.licenceCodes.has(code)
      if (wrong)
        yield at(
          '/result/licenceTypeCode',
          result.name.trim() === ''
            ? '办理结果（未命名）不在证照类型目录中，请填写目录中的证照类型代码'
            : `结果“${result.name}”不在证照类型目录中，请填写目录中的证照类型代码`,
          `The result ${result.nameEn.trim() === '' ? '(no name yet)' : `“${result.nameEn}”`} is not among the licence types; give the code of one`,
        )
    },
  },
  {
    code: 'catalogue.promise-late',
    label: '承诺时限超过法定时限',
    labelEn: 'The promise exceeds the statutory limit',
    source: sources.limit,
    weight: 20,
    *find({ content }) {
      const most = statutoryMost(content)
      if (content.promisedDays > most)
        yield at(
          '/promisedDays',
          `承诺时限${content.promisedDays}个工作日超过法定的${most}个工作日，请缩短`,
          `The promised ${content.promisedDays} working days exceed the statutory ${most}`,
        )
    },
  },
]
