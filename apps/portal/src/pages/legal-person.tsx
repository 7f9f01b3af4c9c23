/** @jsxImportSource preact */
import { Button, ButtonRow } from '@tongban/ui/button.tsx'
import { TextField } from '@tongban/ui/field.tsx'
import { t } from '@tongban/ui/language'
import type { VNode } from 'preact'
import { DemoEnterprises } from '../parts/demo-people.tsx'
import { Frame } from '../parts/frame.tsx'
import { type Mistakes, mistakeAt, noMistakes, Summary } from '../parts/problem.tsx'
import type { View } from '../view.ts'

export type LegalPersonState = { back: string; name?: string; creditCode?: string; mistakes?: Mistakes }

/** 开通企业账户, by its representative. */
export function legalPersonPage(view: View, state: LegalPersonState): VNode {
  const { lang } = view
  const mistakes = state.mistakes ?? noMistakes
  const title = t(lang, '开通企业账户', 'Open an organisation’s account')
  return (
    <Frame
      view={view}
      title={title}
      current="mine"
      crumbs={[{ label: t(lang, '我的办件', 'My cases'), href: '/me' }]}
      hasErrors={mistakes.list.length > 0}
      isPrivate
    >
      <Summary lang={lang} mistakes={mistakes} />
      <h1>{title}</h1>
      <p>
        {t(
          lang,
          '由法定代表人（负责人）本人开通。我们会与法人库核对，不用上传营业执照。',
          'The legal representative opens it. We check with the register of legal persons; no licence has to be uploaded.',
        )}
      </p>
      <DemoEnterprises view={view} />
      <form method="post" action="/me/legal-persons/new" noValidate>
        <input type="hidden" name="return" value={state.back} />
        <TextField
          lang={lang}
          name="name"
          label={t(lang, '企业或组织的全称', 'Full name of the organisation')}
          hint={t(lang, '与营业执照上一样。', 'As on its business licence.')}
          value={state.name}
          maxLength={120}
          error={mistakeAt(lang, mistakes, 'name')}
          required
        />
        <TextField
          lang={lang}
          name="creditCode"
          label={t(lang, '统一社会信用代码', 'Unified social credit code')}
          hint={t(lang, '18位，只有数字和大写字母。', '18 characters, digits and capital letters.')}
          value={state.creditCode}
          width="medium"
          error={mistakeAt(lang, mistakes, 'creditCode')}
          required
        />
        <ButtonRow>
          <Button>{t(lang, '开通并代表它办事', 'Open it and act for it')}</Button>
        </ButtonRow>
      </form>
    </Frame>
  )
}
