/** @jsxImportSource preact */
import { Details } from '@tongban/ui/details.tsx'
import { t } from '@tongban/ui/language'
import { Table } from '@tongban/ui/table.tsx'
import type { VNode } from 'preact'
import type { View } from '../view.ts'

const mostShown = 5

/** On a demonstration: invented people nobody has registered yet, with what the form asks for. */
export function DemoRegistrants({ view: { lang, demoRegistrants, smsOutboxUrl } }: { view: View }): VNode | null {
  if (demoRegistrants.length === 0) return null
  const title = t(lang, '演示：可用来注册的虚构人物', 'Demonstration: invented people to register')
  return (
    <Details summary={title}>
      <p>
        {t(lang, '人物都是编造的。验证码不会真的发出，', 'The people are invented. No message is really sent; ')}
        {smsOutboxUrl ? (
          <a href={smsOutboxUrl} target="_blank" rel="noreferrer">
            {t(lang, '在短信页面查看', 'read the code on the page of messages')}
          </a>
        ) : (
          t(lang, '在短信页面查看', 'read the code on the page of messages')
        )}
        {t(lang, '。', '.')}
      </p>
      <Table
        caption={title}
        captionHidden
        columns={[
          { key: 'name', label: t(lang, '姓名', 'Name') },
          { key: 'mobile', label: t(lang, '手机号码', 'Mobile number') },
          { key: 'citizenNumber', label: t(lang, '公民身份号码', 'Citizen number') },
          { key: 'socialSecurityCard', label: t(lang, '社会保障卡号', 'Social security card number') },
        ]}
        rows={demoRegistrants.slice(0, mostShown).map((person) => ({ id: person.citizenNumber, cells: person }))}
      />
    </Details>
  )
}

/** On a demonstration: invented organisations without account, and whose account opens them. */
export function DemoEnterprises({ view: { lang, demoEnterprises } }: { view: View }): VNode | null {
  if (demoEnterprises.length === 0) return null
  const title = t(lang, '演示：可用来开通的虚构企业', 'Demonstration: invented organisations to open')
  return (
    <Details summary={title}>
      <p>
        {t(
          lang,
          '企业都是编造的。要先用法定代表人的账号登录，才能开通。',
          'The organisations are invented. Only the account of its representative can open one.',
        )}
      </p>
      <Table
        caption={title}
        captionHidden
        columns={[
          { key: 'name', label: t(lang, '全称', 'Full name') },
          { key: 'creditCode', label: t(lang, '统一社会信用代码', 'Unified social credit code') },
          { key: 'representativeName', label: t(lang, '法定代表人', 'Representative') },
          { key: 'representativeCitizenNumber', label: t(lang, '法定代表人的公民身份号码', 'Their citizen number') },
        ]}
        rows={demoEnterprises.slice(0, mostShown).map((one) => ({ id: one.creditCode, cells: one }))}
      />
    </Details>
  )
}
