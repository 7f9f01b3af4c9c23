import { signInStaff } from '@tongban/contracts/identity/account'
import Button from 'antd/es/button'
import Input from 'antd/es/input'
import { type FormEvent, useRef, useState } from 'react'
import { api, unwrap } from '../../api.ts'
import { useT } from '../../i18n.ts'
import { dropDrafts } from '../../lib/drafts.ts'
import { usePage } from '../../lib/page.ts'
import { LiveRegion } from '../../parts/live.tsx'
import { Failure } from '../../parts/states.tsx'
import { meKey, queryClient } from '../../query-client.ts'
import { DemoHint } from './demo-hint.tsx'
import { LanguageSwitch } from './language-switch.tsx'
import { findOfficer } from './use-me.ts'

export type Credentials = { account: string; password: string; oneTimeCode: string }

/** Shown in place of any page while nobody is signed in; the address stays, so signing in returns to it. */
export function SignInPage({ returnTo }: { returnTo: string }) {
  const t = useT()
  const heading = usePage(t('登录工作台', 'Sign in to the workbench'))
  const [typed, setTyped] = useState<Credentials>({ account: '', password: '', oneTimeCode: '' })
  const [failure, setFailure] = useState<unknown>(null)
  const [sending, setSending] = useState(false)
  const submit = useRef<HTMLButtonElement>(null)
  const set = (part: Partial<Credentials>) => setTyped((before) => ({ ...before, ...part }))

  const signIn = async (event: FormEvent) => {
    event.preventDefault()
    setSending(true)
    setFailure(null)
    try {
      const body = { ...typed, account: typed.account.trim(), oneTimeCode: typed.oneTimeCode.replace(/\s/g, '') }
      await unwrap(api.call(signInStaff, { body }))
      const officer = await findOfficer()
      dropDrafts(officer?.id)
      queryClient.removeQueries({ predicate: (query) => query.queryKey[0] !== 'me' && query.queryKey[0] !== 'demo' })
      queryClient.setQueryData(meKey, officer)
    } catch (error) {
      setFailure(error)
      setSending(false)
    }
  }
  const interrupted = returnTo !== '/' && returnTo !== '/queues/intake'
  return (
    <main className="tb-sign-in">
      <div className="tb-sign-in-top">
        <span className="tb-brand">{t('通办 工作台', 'Tongban Workbench')}</span>
        <LanguageSwitch />
      </div>
      <h1 ref={heading} tabIndex={-1}>
        {t('登录工作台', 'Sign in to the workbench')}
      </h1>
      <p className="tb-quiet">
        {t(
          '请输入本单位管理员开通的账号和密码，再输入验证器上的6位动态验证码。',
          'Enter the account and password your administrator gave you, then the 6-digit code of your authenticator.',
        )}
      </p>
      {interrupted && (
        <p className="tb-note">
          {t(
            '登录后回到刚才的页面，已填写但未提交的内容仍在。',
            'After signing in you return to the page you were on; what you typed is kept.',
          )}
        </p>
      )}
      {failure !== null && <Failure error={failure} />}
      <form onSubmit={(event) => void signIn(event)}>
        <label htmlFor="account">{t('账号', 'Account')}</label>
        <Input
          id="account"
          autoComplete="username"
          required
          maxLength={40}
          value={typed.account}
          onChange={(event) => set({ account: event.target.value })}
        />
        <label htmlFor="password">{t('密码', 'Password')}</label>
        <Input
          id="password"
          type="password"
          autoComplete="current-password"
          required
          maxLength={128}
          value={typed.password}
          onChange={(event) => set({ password: event.target.value })}
        />
        <label htmlFor="code">{t('动态验证码', 'One-time code')}</label>
        <Input
          id="code"
          className="tb-code-input"
          inputMode="numeric"
          autoComplete="one-time-code"
          required
          pattern="\s*\d{3}\s*\d{3}\s*"
          title={t('6位数字', '6 digits')}
          aria-describedby="code-hint"
          value={typed.oneTimeCode}
          onChange={(event) => set({ oneTimeCode: event.target.value })}
        />
        <p id="code-hint" className="tb-quiet">
          {t('6位数字，每30秒更换一次，每个只能用一次。', '6 digits, a new one every 30 seconds, each used once.')}
        </p>
        <Button ref={submit} type="primary" htmlType="submit" loading={sending} size="large" block>
          {t('登录', 'Sign in')}
        </Button>
      </form>
      <DemoHint
        onFill={(credentials) => {
          setTyped(credentials)
          submit.current?.focus()
        }}
      />
      <LiveRegion />
    </main>
  )
}
