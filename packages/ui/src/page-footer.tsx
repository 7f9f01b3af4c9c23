/** @jsxImportSource preact */
import type { VNode } from 'preact'
import { type Language, t } from './language.ts'

export interface PageFooterProps {
  lang: Language
  siteName: string
  accessibilityHref?: string | undefined
  privacyHref?: string | undefined
}

/** Where to ask, and what we promise. */
export function PageFooter({ lang, siteName, accessibilityHref, privacyHref }: PageFooterProps): VNode {
  return (
    <footer class="footer">
      <div>
        <p>
          {t(lang, '办事有疑问，请拨打', 'Questions? Call ')}
          <a class="phone" href="tel:12345">
            12345
          </a>
          {t(lang, '，全天有人接听。', ', at any hour.')}
        </p>
        <ul>
          <li>
            <a href="/log">{t(lang, '办件存证', 'Log of cases')}</a>
          </li>
          <li>
            <a href={accessibilityHref ?? '/accessibility'}>{t(lang, '无障碍声明', 'Accessibility statement')}</a>
          </li>
          <li>
            <a href={privacyHref ?? '/privacy'}>{t(lang, '隐私保护', 'Privacy')}</a>
          </li>
        </ul>
        <p class="note">{siteName}</p>
      </div>
    </footer>
  )
}
