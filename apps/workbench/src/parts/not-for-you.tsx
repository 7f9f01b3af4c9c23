import { Link } from 'wouter'
import { type Text, useT } from '../i18n.ts'
import { usePage } from '../lib/page.ts'

/** A page of somebody else's work: whose it is, and the way on. */
export function NotForYou({ whose }: { whose: Text }) {
  const t = useT()
  const title = t('这一页不在您的工作范围内', 'This page is not part of your work')
  const heading = usePage(title)
  return (
    <>
      <h1 ref={heading} tabIndex={-1}>
        {title}
      </h1>
      <p>
        {t(...whose)}
        {t(
          '需要使用时，请由本单位管理员为您的账号开通。',
          ' If you need it, ask the administrator of your office to add it to your account.',
        )}
      </p>
      <p className="tb-section">
        <Link href="/">{t('回到我的工作', 'Back to my work')}</Link>
      </p>
    </>
  )
}
