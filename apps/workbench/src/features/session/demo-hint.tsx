import Button from 'antd/es/button'
import { useT } from '../../i18n.ts'
import { announce } from '../../parts/live.tsx'
import { type DemoStaff, findDemoCode, useDemoStaff } from './demo.ts'
import type { Credentials } from './sign-in-page.tsx'

/** Demonstration mode only: the accounts with a button that fills the form in. */
export function DemoHint({ onFill }: { onFill: (credentials: Credentials) => void }) {
  const t = useT()
  const staff = useDemoStaff()
  if (staff.length === 0) return null

  const fill = async (person: DemoStaff) => {
    const code = await findDemoCode(person)
    onFill({ account: person.account, password: person.password, oneTimeCode: code?.code ?? '' })
    announce(
      code
        ? t(
            `已填入，验证码还有 ${code.secondsLeft} 秒有效`,
            `Filled in; the code is valid for ${code.secondsLeft} more seconds`,
          )
        : t('已填入账号和密码', 'Account and password filled in'),
    )
  }
  return (
    <section className="tb-demo" aria-labelledby="demo-title">
      <h2 id="demo-title">{t('演示账号', 'Demonstration accounts')}</h2>
      <p className="tb-quiet">
        {t(
          '这是演示环境，人员、企业和办件均为虚构。选一个账号填入，再点“登录”。',
          'This is a demonstration; persons, companies and cases are invented. Fill in an account, then sign in.',
        )}
      </p>
      <ul className="tb-demo-list">
        {staff.map((person) => (
          <li key={person.account}>
            <span>
              {t(person.label, person.labelEn ?? person.label)}
              <small className="tb-code">{person.account}</small>
            </span>
            <Button
              onClick={() => void fill(person)}
              aria-label={t(`填入 ${person.label}`, `Fill in ${person.labelEn ?? person.label}`)}
            >
              {t('填入', 'Fill in')}
            </Button>
          </li>
        ))}
      </ul>
    </section>
  )
}
