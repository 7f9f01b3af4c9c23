/** @jsxImportSource preact */
import type { ComponentChildren, VNode } from 'preact'
import { formatDate, formatDateTime, formatSize } from './format.ts'
import { type Language, t } from './language.ts'

export interface ReceiptFile {
  name: string
  sizeBytes: number
  /** Digest as hexadecimal. */
  hash: string
}

export interface ReceiptProps {
  lang: Language
  /** 1, the default, where the receipt is the page's subject. */
  level?: 1 | 2 | undefined
  /** What happened; 申请已提交 unless said otherwise. */
  title?: string | undefined
  itemName: string
  officeName: string
  applicant: string
  caseNumber: string
  queryCode: string
  /** Instant (ISO 8601). */
  submittedAt: string
  /** The next thing that happens and who does it. */
  next?: string | undefined
  /** Legal date by which it happens (`YYYY-MM-DD`). */
  nextBy?: string | undefined
  /** An `<img>` or `<svg>` with a text alternative that leads to the progress page. */
  qr?: ComponentChildren
  files?: readonly ReceiptFile[] | undefined
  /** Name of the digest: SM3. */
  hashName?: string | undefined
}

/** Proof of what was handed in, on one screen, made to be screenshotted. */
export function Receipt(props: ReceiptProps): VNode {
  const { lang, itemName, officeName, applicant, caseNumber, queryCode, submittedAt, next, nextBy, qr } = props
  const files = props.files ?? []
  const Heading = props.level === 2 ? 'h2' : 'h1'
  return (
    <section class="receipt" aria-labelledby="receipt-title">
      <Heading id="receipt-title" class="receipt-title">
        {props.title ?? t(lang, '申请已提交', 'Application submitted')}
      </Heading>
      <p class="receipt-item">{itemName}</p>
      <dl class="receipt-case">
        <dt>{t(lang, '办件编号', 'Case number')}</dt>
        <dd>{caseNumber}</dd>
      </dl>
      <div class="receipt-key">
        <dl>
          <dt>{t(lang, '查询码', 'Query code')}</dt>
          <dd>{queryCode}</dd>
        </dl>
        {qr ? (
          <div class="receipt-qr">
            {qr}
            <p class="note">{t(lang, '扫码查进度', 'Scan for progress')}</p>
          </div>
        ) : null}
      </div>
      <dl class="receipt-rows">
        <Row label={t(lang, '申请人', 'Applicant')}>{applicant}</Row>
        <Row label={t(lang, '办理单位', 'Office')}>{officeName}</Row>
        <Row label={t(lang, '提交时间', 'Submitted')}>
          <time datetime={submittedAt}>{formatDateTime(lang, submittedAt)}</time>
        </Row>
        {next ? (
          <Row label={t(lang, '下一步', 'Next')}>
            {next}
            {nextBy ? t(lang, `，${formatDate(lang, nextBy)}前`, `, by ${formatDate(lang, nextBy)}`) : ''}
          </Row>
        ) : null}
      </dl>
      {files.length > 0 ? <Files lang={lang} files={files} hashName={props.hashName ?? 'SM3'} /> : null}
      <p class="note">
        {t(
          lang,
          '请截图保存。凭办件编号和查询码，不登录也能查进度。',
          'Please keep a screenshot. With the case number and the query code you can see the progress without signing in.',
        )}
      </p>
    </section>
  )
}

function Row({ label, children }: { label: string; children: ComponentChildren }): VNode {
  return (
    <div>
      <dt>{label}</dt>
      <dd>{children}</dd>
    </div>
  )
}

function Files({ lang, files, hashName }: { lang: Language; files: readonly ReceiptFile[]; hashName: string }): VNode {
  return (
    <div class="receipt-files">
      <p>
        <strong>
          {t(
            lang,
            `已收到${files.length}个文件`,
            files.length === 1 ? '1 file received' : `${files.length} files received`,
          )}
        </strong>
      </p>
      <ul>
        {files.map((file) => (
          <li key={file.hash}>
            {file.name} <span class="note">{formatSize(lang, file.sizeBytes)}</span>
            <code>
              {hashName} {file.hash}
            </code>
          </li>
        ))}
      </ul>
    </div>
  )
}
