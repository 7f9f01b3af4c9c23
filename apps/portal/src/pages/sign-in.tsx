/** @jsxImportSource preact */
import { Button, ButtonRow } from '@tongban/ui/button.tsx'
import { TextField } from '@tongban/ui/field.tsx'
import { t } from '@tongban/ui/language'
import { Notice } from '@tongban/ui/notice.tsx'
import type { VNode } from 'preact'
import { withQuery } from '../http/safe-path.ts'
import { Frame } from '../parts/frame.tsx'
import { type Mistakes, mistakeAt, noMistakes, Summary } from '../parts/problem.tsx'
import type { View } from '../view.ts'

export type SignInState = {
  back: string
  by: 'password' | 'sms'
  account?: string
  /** The mobile a code was just sent to. */
  sentTo?: string | undefined
  mistakes?: Mistakes
  /** A form that was sent after the session had ended; it goes on after signing in. */
  resume?: { action: string; body: string } | undefined
}

function Kept({ state }: { state: SignInState }): VNode {
  return (
    <>
      <input type="hidden" name="return" value={state.back} />
      {state.resume ? (
        <>
          <input type="hidden" name="resume" value={state.resume.action} />
          <input type="hidden" name="resumeBody" value={state.resume.body} />
        </>
      ) : null}
    </>
  )
}

export function signInPage(view: View, state: SignInState): VNode {
  const { lang } = view
  const title = t(lang, '登录', 'Sign in')
  const mistakes = state.mistakes ?? noMistakes
  return (
    <Frame view={view} title={title} current="mine" hasErrors={mistakes.list.length > 0} isPrivate>
      <Summary lang={lang} mistakes={mistakes} />
      <h1>{title}</h1>
      {state.resume ? (
        <Notice lang={lang} kind="warn">
          <p>
            {t(
              lang,
              '登录已过期。您刚才填写的内容没有丢，登录后接着保存。',
              'Your session had ended. What you just entered is kept and will be saved once you have signed in.',
            )}
          </p>
        </Notice>
      ) : null}
      {state.by === 'password' ? <ByPassword view={view} state={state} mistakes={mistakes} /> : null}
      {state.by === 'sms' ? <BySms view={view} state={state} mistakes={mistakes} /> : null}
      {state.resume ? null : (
        <p class="links">
          <a href={withQuery('/sign-in', { return: state.back, by: state.by === 'sms' ? 'password' : 'sms' })}>
            {state.by === 'sms'
              ? t(lang, '用密码登录', 'Sign in with your password')
              : t(lang, '用短信验证码登录', 'Sign in with a code by text message')}
          </a>
          <a href={withQuery('/register', { return: state.back })}>
            {t(lang, '还没有账号？注册', 'No account yet? Register')}
          </a>
        </p>
      )}
      {view.demoAccounts.length > 0 ? <DemoAccounts view={view} state={state} /> : null}
    </Frame>
  )
}

type Part = { view: View; state: SignInState; mistakes: Mistakes }

function ByPassword({ view: { lang }, state, mistakes }: Part): VNode {
  return (
    <form method="post" action="/sign-in" noValidate>
      <Kept state={state} />
      <input type="hidden" name="by" value="password" />
      <TextField
        lang={lang}
        name="account"
        label={t(lang, '手机号码或公民身份号码', 'Mobile or citizen number')}
        value={state.account}
        autocomplete="username"
        width="medium"
        error={mistakeAt(lang, mistakes, 'account')}
        required
      />
      <TextField
        lang={lang}
        name="password"
        label={t(lang, '密码', 'Password')}
        type="password"
        autocomplete="current-password"
        width="medium"
        error={mistakeAt(lang, mistakes, 'password')}
        required
      />
      <ButtonRow>
        <Button>{t(lang, '登录', 'Sign in')}</Button>
      </ButtonRow>
    </form>
  )
}

function BySms({ view: { lang, smsOutboxUrl }, state, mistakes }: Part): VNode {
  const { sentTo } = state
  if (sentTo === undefined) {
    return (
      <form method="post" action="/sign-in/code" noValidate>
        <Kept state={state} />
        <TextField
          lang={lang}
          name="mobile"
          label={t(lang, '手机号码', 'Mobile number')}
          hint={t(lang, '我们会发一个6位验证码到这个号码。', 'We send a six-digit code to this number.')}
          value={state.account}
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
    )
  }
  return (
    <>
      <CodeSent lang={lang} sentTo={sentTo} outbox={smsOutboxUrl} />
      <form method="post" action="/sign-in" noValidate>
        <Kept state={state} />
        <input type="hidden" name="by" value="sms" />
        <input type="hidden" name="account" value={sentTo} />
        <TextField
          lang={lang}
          name="smsCode"
          label={t(lang, '短信验证码', 'Code from the message')}
          inputMode="numeric"
          autocomplete="one-time-code"
          maxLength={6}
          width="short"
          error={mistakeAt(lang, mistakes, 'smsCode')}
          required
        />
        <ButtonRow>
          <Button>{t(lang, '登录', 'Sign in')}</Button>
        </ButtonRow>
      </form>
      <form method="post" action="/sign-in/code">
        <Kept state={state} />
        <input type="hidden" name="mobile" value={sentTo} />
        <button type="submit" class="button-link">
          {t(lang, '没有收到？再发一次', 'Nothing arrived? Send it again')}
        </button>
      </form>
    </>
  )
}

/** Says that a code is under way, and on a demonstration where to read it. */
export function CodeSent({
  lang,
  sentTo,
  outbox,
}: {
  lang: View['lang']
  sentTo: string
  outbox: string | undefined
}): VNode {
  return (
    <Notice lang={lang} kind="info" live>
      <p>
        {t(
          lang,
          `验证码已发到${sentTo}，10分钟内有效。`,
          `The code was sent to ${sentTo} and is valid for 10 minutes.`,
        )}
        {outbox ? (
          <>
            {' '}
            <a href={outbox} target="_blank" rel="noreferrer">
              {t(lang, '（演示）查看短信', '(Demonstration) Read the message')}
            </a>
          </>
        ) : null}
      </p>
    </Notice>
  )
}

function DemoAccounts({ view: { lang, demoAccounts }, state }: { view: View; state: SignInState }): VNode {
  return (
    <section class="demo-accounts">
      <h2>{t(lang, '演示账号', 'Accounts for the demonstration')}</h2>
      <p>{t(lang, '点一下就登录，人物都是编造的。', 'One press signs you in; the people are invented.')}</p>
      <ul>
        {demoAccounts.map((demo) => (
          <li key={demo.account}>
            <form method="post" action="/sign-in">
              <Kept state={state} />
              <input type="hidden" name="by" value="password" />
              <input type="hidden" name="account" value={demo.account} />
              <input type="hidden" name="password" value={demo.password} />
              <Button kind="secondary">{lang === 'en' ? (demo.labelEn ?? demo.label) : demo.label}</Button>
              <span class="note">
                {t(lang, '账号', 'Account')} <code>{demo.account}</code> {t(lang, '密码', 'password')}{' '}
                <code>{demo.password}</code>
              </span>
            </form>
          </li>
        ))}
      </ul>
    </section>
  )
}

/** After a late sign-in: the form that was kept, to be sent once more by the person. */
export function resumePage(view: View, action: string, fields: readonly (readonly [string, string])[]): VNode {
  const { lang } = view
  const title = t(lang, '已登录，请继续', 'You are signed in; go on')
  return (
    <Frame view={view} title={title} isPrivate>
      <h1>{title}</h1>
      <p>
        {t(
          lang,
          '您刚才填写的内容还没有保存。请按“继续”，把它保存下来。',
          'What you entered is not saved yet. Press “Continue” to save it.',
        )}
      </p>
      <form method="post" action={action}>
        {fields.map(([name, value]) => (
          <input key={name + value} type="hidden" name={name} value={value} />
        ))}
        <ButtonRow>
          <Button>{t(lang, '继续', 'Continue')}</Button>
        </ButtonRow>
      </form>
    </Frame>
  )
}
