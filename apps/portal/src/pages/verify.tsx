/** @jsxImportSource preact */
import type { Verification } from '@tongban/contracts/licences/documents'
import { Button, ButtonRow } from '@tongban/ui/button.tsx'
import { TextField } from '@tongban/ui/field.tsx'
import { formatShortDate } from '@tongban/ui/format'
import { t } from '@tongban/ui/language'
import { Notice } from '@tongban/ui/notice.tsx'
import type { ComponentChildren, VNode } from 'preact'
import { Definitions } from '../parts/definitions.tsx'
import { Frame } from '../parts/frame.tsx'
import { type Mistakes, mistakeAt, noMistakes, Summary } from '../parts/problem.tsx'
import { licenceWords } from '../parts/words.ts'
import type { View } from '../view.ts'

/** 查验证照: by the code printed beside the QR. */
export function verifyFormPage(
  view: View,
  { code, mistakes = noMistakes }: { code?: string; mistakes?: Mistakes },
): VNode {
  const { lang } = view
  const title = t(lang, '查验证照和文书', 'Verify a document')
  return (
    <Frame view={view} title={title} hasErrors={mistakes.list.length > 0}>
      <Summary lang={lang} mistakes={mistakes} />
      <h1>{title}</h1>
      <p>
        {t(
          lang,
          '扫证照上的二维码，或输入它旁边的查验码，就能知道是不是真的、现在还有没有效。',
          'Scan the QR code on the document, or enter the code beside it, to learn whether it is genuine and still valid.',
        )}
      </p>
      <form method="get" action="/verify" noValidate>
        <TextField
          lang={lang}
          name="code"
          label={t(lang, '查验码', 'Verification code')}
          hint={t(lang, '大小写都可以，横线可以不写。', 'In either case; hyphens may be left out.')}
          value={code}
          autocomplete="off"
          maxLength={30}
          width="medium"
          error={mistakeAt(lang, mistakes, 'code')}
          required
        />
        <ButtonRow>
          <Button>{t(lang, '查验', 'Verify')}</Button>
        </ButtonRow>
      </form>
    </Frame>
  )
}

export function verifiedPage(view: View, found: Verification): VNode {
  const { lang } = view
  const title = t(lang, found.title, found.titleEn || found.title)
  const genuine = found.verdict === 'genuine'
  return (
    <Frame
      view={view}
      title={title}
      crumbs={[{ label: t(lang, '查验证照', 'Verify a document'), href: '/verify' }]}
      isPrivate
    >
      <h1>{title}</h1>
      {genuine ? (
        <Notice lang={lang} kind="good" word={t(lang, '✓ 真实有效', '✓ Genuine and valid')}>
          <p>
            {t(lang, '这份文件由本平台签发，内容如下。', 'This document was issued through this platform, as follows.')}
          </p>
        </Notice>
      ) : (
        <Notice lang={lang} kind="bad" word={t(lang, '✕ 现在无效', '✕ Not valid now')}>
          <p>
            {t(
              lang,
              '这份文件由本平台签发过，但现在没有效力，请不要采信。',
              'This document was issued through this platform but is not in force now; do not rely on it.',
            )}
          </p>
        </Notice>
      )}
      <Definitions
        rows={[
          [t(lang, '编号', 'Number'), found.number],
          [t(lang, '持有人', 'Holder'), found.maskedHolder],
          [t(lang, '签发机关', 'Issuer'), found.issuer],
          [t(lang, '签发日期', 'Issued on'), formatShortDate(lang, found.issuedOn)],
          [
            t(lang, '有效期至', 'Valid until'),
            found.validUntil ? formatShortDate(lang, found.validUntil) : t(lang, '长期', 'Without end'),
          ],
          [t(lang, '状态', 'Status'), licenceWords(lang, found.status)],
          ...(found.sha256
            ? ([[t(lang, '文件指纹', 'Fingerprint'), <code class="hash">SHA-256 {found.sha256}</code>]] as [
                string,
                ComponentChildren,
              ][])
            : []),
        ]}
      />
      <p>
        {t(
          lang,
          '请核对手里的文件与上面是否一致。姓名和号码只显示一部分，是为了保护持有人。',
          'Compare the document in your hand with the above. Names and numbers are shown in part, to protect the holder.',
        )}
      </p>
    </Frame>
  )
}

export function notVerifiedPage(view: View, code: string): VNode {
  const { lang } = view
  const title = t(lang, '没有查到这份文件', 'No such document')
  return (
    <Frame
      view={view}
      title={title}
      crumbs={[{ label: t(lang, '查验证照', 'Verify a document'), href: '/verify' }]}
      isPrivate
    >
      <h1>{title}</h1>
      <Notice lang={lang} kind="bad" word={t(lang, '✕ 不能证明是真的', '✕ Cannot be shown to be genuine')}>
        <p>
          {t(lang, '没有查验码为', 'There is no document with the code ')}
          <code>{code}</code>
          {t(
            lang,
            '的文件。请检查有没有抄错；确认无误的，请不要采信这份文件，并拨打12345反映。',
            '. Check that it was copied rightly; if it was, do not rely on the document and report it by calling 12345.',
          )}
        </p>
      </Notice>
      <p>
        <a href="/verify">{t(lang, '再查一次', 'Verify again')}</a>
      </p>
    </Frame>
  )
}
