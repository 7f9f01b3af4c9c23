import { withCalled } from './called.ts'
import { at, type Rule, sources } from './rule.ts'

/** 全程网办 and its older name. */
const wholeOnline = /全程网办|网上办理|Ⅳ/

/** On-site attendance is the exception and says why. */
export const visitRules: readonly Rule[] = [
  {
    code: 'catalogue.visit-not-needed',
    label: '流程不需要到场却要求到场',
    labelEn: 'Attendance where the flow needs none',
    source: sources.plan,
    weight: 20,
    *find({ content: { visits, flow } }) {
      if (visits > 0 && !flow.some(({ onSite }) => onSite))
        yield at(
          '/visits',
          `流程里没有需要申请人到场的环节，到现场次数应为0；确需到场的，请在相应环节注明“须到场”`,
          'No stage needs the applicant on site, so visits should be 0; otherwise mark the stage that does',
        )
    },
  },
  {
    code: 'catalogue.visit-reason',
    label: '没有写明必须到场的原因',
    labelEn: 'Attendance without a reason',
    source: sources.elements,
    weight: 10,
    *find({ content: { visits, onSiteReason } }) {
      if (visits > 0 && !onSiteReason?.trim())
        yield at(
          '/onSiteReason',
          '要求到现场的，必须写明原因（必须现场办理原因说明）',
          'Say why the applicant must come',
        )
    },
  },
  {
    code: 'catalogue.visit-uncounted',
    label: '环节须到场，到现场次数却为0',
    labelEn: 'A stage on site, but no visit counted',
    source: sources.shown,
    weight: 20,
    *find({ content: { visits, flow } }) {
      for (const [i, { onSite, said }] of withCalled('stage', flow).entries())
        if (onSite && visits === 0)
          yield at(
            `/flow/${i}/onSite`,
            `${said.zh}要申请人到场，到现场次数却是0；请改次数并写明原因，或取消到场`,
            `${said.en} wants the applicant on site, but visits are 0; count the visit and give the reason, or drop it`,
          )
    },
  },
  {
    code: 'catalogue.visit-basis',
    label: '到场环节没有依据',
    labelEn: 'Attendance without legal basis',
    source: sources.plan,
    weight: 20,
    *find({ content: { flow } }) {
      for (const [i, { onSite, basis, said }] of withCalled('stage', flow).entries())
        if (onSite && !basis)
          yield at(
            `/flow/${i}/basis`,
            `${said.zh}要申请人到场，没有写明依据；请写明要求到场的条文，没有就取消到场`,
            `${said.en} wants the applicant on site without naming the article that does; name it or drop it`,
          )
    },
  },
  {
    code: 'catalogue.whole-online-visit',
    label: '全程网办却要到现场',
    labelEn: 'Whole-online, yet with visits',
    source: sources.guide,
    weight: 20,
    *find({ content: { visits, onlineDepth } }) {
      if (visits > 0 && wholeOnline.test(onlineDepth))
        yield at(
          '/visits',
          `网办深度是${onlineDepth}，到现场次数应为0`,
          'The item is whole-online, so visits should be 0',
        )
    },
  },
  {
    code: 'catalogue.zero-visit-way',
    label: '不用到场却没有可走的渠道',
    labelEn: 'No visit, but no way to apply either',
    source: sources.guide,
    weight: 10,
    *find({ content: { visits, onlineDepth, channels = [] } }) {
      if (visits === 0 && !wholeOnline.test(onlineDepth) && !channels.includes('post'))
        yield at(
          '/channels',
          '到现场次数为0又不是全程网办的，必须接受快递申请；请在办理形式里加上快递',
          'With no visit and not whole-online, applications by post must be accepted; add post to the channels',
        )
    },
  },
]
