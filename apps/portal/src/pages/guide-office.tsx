/** @jsxImportSource preact */
import type { Guide } from '@tongban/contracts/catalogue/item'
import { Details } from '@tongban/ui/details.tsx'
import { type Language, t } from '@tongban/ui/language'
import type { VNode } from 'preact'
import { Definitions } from '../parts/definitions.tsx'

type Part = { lang: Language; guide: Guide }

const Phone = ({ number }: { number: string }) => <a href={`tel:${number.replace(/[^\d+]/g, '')}`}>{number}</a>

/** Where one goes in person. */
export function Office({ lang, guide: { office } }: Part): VNode {
  return (
    <>
      <h2 id="window">{t(lang, '到哪里办', 'Where')}</h2>
      <p>
        {t(
          lang,
          '可以在网上办理，也可以带材料到窗口。能从部门之间取得的材料，在窗口也不用提交。',
          'Apply online, or bring what you need to the counter. What the departments can obtain from each other need not be brought there either.',
        )}
      </p>
      <Definitions
        rows={[
          [t(lang, '办理单位', 'Office'), office.name],
          [t(lang, '地址', 'Address'), office.address],
          [t(lang, '办公时间', 'Opening hours'), office.hours],
          [t(lang, '咨询电话', 'Enquiries'), <Phone number={office.consultPhone} />],
        ]}
      />
    </>
  )
}

export function Questions({ lang, guide: { content } }: Part): VNode {
  return (
    <>
      <h2 id="questions">{t(lang, '常见问题', 'Questions')}</h2>
      {content.faq.length === 0 ? (
        <p>
          {t(lang, '还没有整理常见问题，请拨打咨询电话。', 'None have been collected yet; please call the office.')}
        </p>
      ) : (
        content.faq.map((entry) => (
          <Details key={entry.question} summary={lang === 'en' && entry.questionEn ? entry.questionEn : entry.question}>
            <p>{lang === 'en' && entry.answerEn ? entry.answerEn : entry.answer}</p>
          </Details>
        ))
      )}
    </>
  )
}

/** 投诉与监督, with the two remedies the law gives (行政复议法第二十条, 行政诉讼法第四十六条). */
export function Complaints({ lang, guide: { office } }: Part): VNode {
  return (
    <>
      <h2 id="complaints">{t(lang, '投诉与监督', 'Complaints')}</h2>
      <Definitions
        rows={[
          [t(lang, '监督投诉电话', 'To complain'), <Phone number={office.complaintPhone} />],
          [t(lang, '政务服务热线', 'Government hotline'), <Phone number="12345" />],
        ]}
      />
      <p>
        {t(
          lang,
          '对决定不服的，可以自知道之日起60日内申请行政复议，或者自知道之日起6个月内向人民法院提起行政诉讼。',
          'Against a decision you may apply for administrative reconsideration within 60 days, or bring an action before the people’s court within 6 months, of learning of it.',
        )}
      </p>
    </>
  )
}
