/** @jsxImportSource preact */
import { Button, ButtonRow } from '@tongban/ui/button.tsx'
import { CheckboxesField, fieldId, TextField } from '@tongban/ui/field.tsx'
import { t } from '@tongban/ui/language'
import type { VNode } from 'preact'
import { withQuery } from '../http/safe-path.ts'
import { DemoRegistrants } from '../parts/demo-people.tsx'
import { Frame } from '../parts/frame.tsx'
import { type Mistakes, mistakeAt, noMistakes, Summary } from '../parts/problem.tsx'
import type { View } from '../view.ts'
import { CodeSent } from './sign-in.tsx'

export type RegisterState = {
  back: string
  mobile?: string
  /** Set once the code is sent: the second of the two steps. */
  sentTo?: string | undefined
  /** True on the page right after the code went out. */
  justSent?: boolean
  smsCode?: string
  name?: string
  citizenNumber?: string
  socialSecurityCard?: string
  agreed?: boolean
  mistakes?: Mistakes
}

/** 注册: first the mobile, then who it is. */
export function registerPage(view: View, state: RegisterState): VNode {
  const { lang } = view
  const mistakes = state.mistakes ?? noMistakes
  const title = t(lang, '注册', 'Register')
  return (
    <Frame view={view} title={title} current="mine" hasErrors={mistakes.list.length > 0} isPrivate>
      <Summary
        lang={lang}
        mistakes={mistakes}
        // The second step asks for no mobile: what is wrong with it stands at the code.
        idOf={(key) => (key === 'mobile' && state.sentTo !== undefined ? fieldId('smsCode') : undefined)}
      />
      <h1>{title}</h1>
      <DemoRegistrants view={view} />
      {state.sentTo === undefined ? (
        <MobileStep view={view} state={state} mistakes={mistakes} />
      ) : (
        <PersonStep view={view} state={state} mistakes={mistakes} sentTo={state.sentTo} />
      )}
      <p>
        <a href={withQuery('/sign-in', { return: state.back })}>
          {t(lang, '已有账号？登录', 'Have an account? Sign in')}
        </a>
      </p>
    </Frame>
  )
}

type Part = { view: View; state: RegisterState; mistakes: Mistakes }

function MobileStep({ view: { lang }, state, mistakes }: Part): VNode {
  return (
    <>
      <p>
        {t(
          lang,
          '注册要用您本人的手机、公民身份号码和社会保障卡号，只用来确认是您本人。',
          'You need your mobile, citizen number and social security card number; they are used only to make sure it is you.',
        )}
      </p>
      <form method="post" action="/register/code" noValidate>
        <input type="hidden" name="return" value={state.back} />
        <TextField
          lang={lang}
          name="mobile"
          label={t(lang, '手机号码', 'Mobile number')}
          hint={t(lang, '我们会发一个6位验证码到这个号码。', 'We send a six-digit code to this number.')}
          value={state.mobile}
          inputMode="tel"
          autocomplete="tel"
          width="medium"
          error={mistakeAt(lang, mistakes, 'mobile')}
          required
        />
        <ButtonRow>
          <Button>{t(lang, '发送验证码', 'Send the code')}</Button>
        </ButtonRow>
      </form>
    </>
  )
}

function PersonStep({ view: { lang, smsOutboxUrl }, state, mistakes, sentTo }: Part & { sentTo: string }): VNode {
  return (
    <>
      {state.justSent ? <CodeSent lang={lang} sentTo={sentTo} outbox={smsOutboxUrl} /> : null}
      <form method="post" action="/register" noValidate>
        <input type="hidden" name="return" value={state.back} />
        <input type="hidden" name="mobile" value={sentTo} />
        <TextField
          lang={lang}
          name="smsCode"
          label={t(lang, '短信验证码', 'Code from the message')}
          value={state.smsCode}
          inputMode="numeric"
          autocomplete="one-time-code"
          maxLength={6}
          width="short"
          error={mistakeAt(lang, mistakes, 'smsCode') ?? mistakeAt(lang, mistakes, 'mobile')}
          required
        />
        <TextField
          lang={lang}
          name="name"
          label={t(lang, '姓名', 'Name')}
          hint={t(lang, '与身份证上一样。', 'As on the identity card.')}
          value={state.name}
          autocomplete="name"
          maxLength={60}
          width="medium"
          error={mistakeAt(lang, mistakes, 'name')}
          required
        />
        <TextField
          lang={lang}
          name="citizenNumber"
          label={t(lang, '公民身份号码', 'Citizen number')}
          hint={t(lang, '18位，最后一位可以是X。', '18 characters; the last may be X.')}
          value={state.citizenNumber}
          autocomplete="off"
          width="medium"
          error={mistakeAt(lang, mistakes, 'citizenNumber')}
          required
        />
        <TextField
          lang={lang}
          name="socialSecurityCard"
          label={t(lang, '社会保障卡号', 'Social security card number')}
          hint={t(lang, '在社会保障卡正面。', 'On the front of the card.')}
          value={state.socialSecurityCard}
          autocomplete="off"
          maxLength={20}
          width="medium"
          error={mistakeAt(lang, mistakes, 'socialSecurityCard')}
          required
        />
        <TextField
          lang={lang}
          name="password"
          label={t(lang, '设置密码', 'Choose a password')}
          hint={t(lang, '至少10个字，可以用一句话。', 'At least 10 characters; a short sentence is fine.')}
          type="password"
          autocomplete="new-password"
          maxLength={128}
          width="medium"
          error={mistakeAt(lang, mistakes, 'password')}
          required
        />
        <CheckboxesField
          lang={lang}
          name="agreed"
          label={t(lang, '个人信息处理告知', 'Notice on personal information')}
          options={[
            {
              value: 'yes',
              label: t(lang, '我已阅读并同意', 'I have read the notice and agree'),
              hint: t(lang, '告知全文在页面底部“隐私保护”。', 'The notice is under “Privacy” at the foot of the page.'),
            },
          ]}
          values={state.agreed ? ['yes'] : []}
          error={mistakeAt(lang, mistakes, 'agreed')}
          required
        />
        <ButtonRow>
          <Button>{t(lang, '注册', 'Register')}</Button>
        </ButtonRow>
        {/* Within the form, so that what is typed goes along and comes back. */}
        <button type="submit" formaction="/register/code" class="button-link">
          {t(lang, `重新发送验证码到${sentTo}`, `Send a new code to ${sentTo}`)}
        </button>
      </form>
    </>
  )
}
