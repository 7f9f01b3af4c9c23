/** @jsxImportSource preact */
import type { Receipt as ReceiptData } from '@tongban/contracts/cases/apply'
import type { CaseProof } from '@tongban/contracts/cases/log'
import { ButtonLink, ButtonRow } from '@tongban/ui/button.tsx'
import { t } from '@tongban/ui/language'
import { Receipt } from '@tongban/ui/receipt.tsx'
import type { VNode } from 'preact'
import { Frame } from '../parts/frame.tsx'
import { QrCode } from '../parts/qr-code.tsx'
import { ReceiptProof } from '../parts/receipt-proof.tsx'
import { named } from '../parts/words.ts'
import type { View } from '../view.ts'

/** 回执, made to be screenshotted; `origin` is the address of this site for the QR. */
export function receiptPage(view: View, receipt: ReceiptData, proof: CaseProof, origin: string): VNode {
  const { lang } = view
  return (
    <Frame view={view} title={t(lang, '回执', 'Receipt')} current="mine" isPrivate>
      <Receipt
        lang={lang}
        itemName={named(lang, { name: receipt.itemName, nameEn: receipt.itemNameEn })}
        officeName={receipt.officeName}
        applicant={receipt.applicantName}
        caseNumber={receipt.caseNo}
        queryCode={receipt.queryCode}
        submittedAt={receipt.submittedAt}
        next={t(lang, '办理单位预审，决定是否受理', 'The office reviews it and decides on acceptance')}
        qr={
          <QrCode
            text={new URL(receipt.progressPath, origin).href}
            label={t(lang, '进度查询页的二维码', 'QR code of the progress page')}
          />
        }
        files={receipt.files.map((file) => ({
          name: `${file.materialName}：${file.name}`,
          sizeBytes: file.bytes,
          hash: file.sha256,
        }))}
        hashName="SHA-256"
      />
      <p>
        {t(
          lang,
          '有进展我们会发短信告诉您。要补正时，请到“我的办件”里按提示修改。',
          'We send you a text message when something happens. Should anything have to be corrected, you find it under “My cases”.',
        )}
      </p>
      <ReceiptProof view={view} proof={proof} />
      <ButtonRow>
        <ButtonLink href={`/me/cases/${receipt.caseId}`}>{t(lang, '看办理进度', 'See the progress')}</ButtonLink>
        <ButtonLink kind="secondary" href="/me">
          {t(lang, '我的办件', 'My cases')}
        </ButtonLink>
      </ButtonRow>
    </Frame>
  )
}
