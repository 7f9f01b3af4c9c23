import Button from 'antd/es/button'
import Input from 'antd/es/input'
import { useState } from 'react'
import { useT } from '../../i18n.ts'
import { announce } from '../../parts/live.tsx'
import { type DemoStaff, findDemoCode, matching, useDemoStaff } from './demo.ts'
import type { Credentials } from './sign-in-page.tsx'

const shown = 6

/** Demonstration mode only: the accounts with a button that fills the form in. */
export function DemoHint({ onFill }: { onFill: (credentials: Credentials) => void }) {
  const t = useT()
  const staff = useDemoStaff()
  const [filter, setFilter] = useState('')
  const [note, setNote] = useState('')
  if (staff.length === 0) return null

  const fill = async (person: DemoStaff) => {
    const found = await findDemoCode(person)
    const wait = found?.goodInSeconds ?? 0
    onFill({ account: person.account, password: person.password, oneTimeCode: found?.code ?? '' })
    const text = !found
      ? t('已填入账号和密码', 'Account and password are filled in')
      : wait > 0
        ? t(`已填入，验证码 ${wait} 秒后可用`, `Filled in; the code is good in ${wait} seconds`)
        : t(
            `已填入，验证码还有 ${found.secondsLeft} 秒有效`,
            `Filled in; the code is good for ${found.secondsLeft} more seconds`,
          )
    setNote(text)
    announce(text)
  }
  const found = matching(staff, filter)
  return (
    <section className="tb-demo" aria-labelledby="demo-title">
      <h2 id="demo-title">{t('演示账号', 'Demonstration accounts')}</h2>
      <p className="tb-quiet">
        {t(
          '这是演示环境，人员、企业和办件均为虚构。选一个账号填入，再点“登录”。',
          'This is a demonstration; persons, companies and cases are invented. Fill in an account, then sign in.',
        )}
      </p>
      {note !== '' && <p className="tb-note tb-good">{note}</p>}
      {staff.length > shown && (
        <Input
          aria-label={t('按单位、岗位或姓名筛选', 'Filter by office, post or name')}
          placeholder={t('按单位、岗位或姓名筛选，如“瑶海 市场 窗口”', 'Filter by office, post or name')}
          value={filter}
          onChange={(event) => setFilter(event.target.value)}
        />
      )}
      <ul className="tb-demo-list">
        {found.slice(0, shown).map((person) => (
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
      <p className="tb-quiet" role="status">
        {t(`共 ${found.length} 个账号`, `${found.length} accounts`)}
        {found.length > shown && t(`，显示前 ${shown} 个`, `, the first ${shown} shown`)}
      </p>
    </section>
  )
}
