/** @jsxImportSource preact */
import type { CaseProgress } from '@tongban/contracts/cases/progress'
import { Button, ButtonRow } from '@tongban/ui/button.tsx'
import { TextField } from '@tongban/ui/field.tsx'
import { formatDate } from '@tongban/ui/format'
import { t } from '@tongban/ui/language'
import { Notice } from '@tongban/ui/notice.tsx'
import { StatusTag } from '@tongban/ui/status-tag.tsx'
import type { VNode } from 'preact'
import { CaseTimeline } from '../parts/case-timeline.tsx'
import { Definitions } from '../parts/definitions.tsx'
import { Frame } from '../parts/frame.tsx'
import { type Mistakes, mistakeAt, noMistakes, Summary } from '../parts/problem.tsx'
import { dueOf, named, statusTone, statusWords } from '../parts/words.ts'
import type { View } from '../view.ts'

export type ProgressQuery = { caseNo?: string; queryCode?: string; mistakes?: Mistakes }

/** 查进度, without signing in. */
export function progressFormPage(view: View, { caseNo, queryCode, mistakes = noMistakes }: ProgressQuery): VNode {
  const { lang } = view
  const title = t(lang, '查进度', 'Check progress')
  return (
    <Frame view={view} title={title} current="progress" hasErrors={mistakes.list.length > 0}>
      <Summary lang={lang} mistakes={mistakes} />
      <h1>{title}</h1>
      <p>
        {t(
          lang,
          '不用登录。办件编号和查询码在回执上；扫回执上的二维码，只要填查询码。',
          'No need to sign in. Both numbers are on your receipt; after scanning its QR code only the query code is left to enter.',
        )}
      </p>
      <form method="post" action="/progress" noValidate>
        <TextField
          lang={lang}
          name="caseNo"
          label={t(lang, '办件编号', 'Case number')}
          value={caseNo}
          autocomplete="off"
          maxLength={50}
          error={mistakeAt(lang, mistakes, 'caseNo')}
          required
        />
        <TextField
          lang={lang}
          name="queryCode"
          label={t(lang, '查询码', 'Query code')}
          hint={t(lang, '8位数字和字母，大小写都可以。', '8 letters and digits, in either case.')}
          value={queryCode}
          autocomplete="off"
          width="short"
          maxLength={12}
          error={mistakeAt(lang, mistakes, 'queryCode')}
          required
        />
        <ButtonRow>
          <Button>{t(lang, '查询', 'Check')}</Button>
        </ButtonRow>
      </form>
      <p>
        <a href="/me">{t(lang, '登录后可以看自己的全部办件', 'Sign in to see all your cases')}</a>
      </p>
    </Frame>
  )
}

const dueLabels = {
  acceptance: ['答复是否受理', 'Answer on acceptance by'],
  correction: ['补正期限', 'To be corrected by'],
  decision: ['办结期限', 'To be completed by'],
} as const

export function progressPage(view: View, progress: CaseProgress): VNode {
  const { lang } = view
  const title = named(lang, { name: progress.itemName, nameEn: progress.itemNameEn })
  const { status, due } = progress
  const what = dueOf(status)
  return (
    <Frame
      view={view}
      title={title}
      current="progress"
      crumbs={[{ label: t(lang, '查进度', 'Check progress'), href: '/progress' }]}
      isPrivate
    >
      <h1>{title}</h1>
      <p>
        <StatusTag tone={statusTone(status)} label={statusWords(lang, status)} />
      </p>
      {status === 'correction-asked' ? (
        <Notice lang={lang} kind="warn" word={t(lang, '等申请人补正', 'Waiting for the applicant')}>
          <p>
            {t(
              lang,
              '请申请人登录，在“我的办件”里看要补正什么。',
              'The applicant finds what to correct under “My cases”, after signing in.',
            )}{' '}
            <a href="/me">{t(lang, '去登录', 'Sign in')}</a>
          </p>
        </Notice>
      ) : null}
      <Definitions
        rows={[
          [t(lang, '办件编号', 'Case number'), progress.caseNo],
          [t(lang, '申请人', 'Applicant'), progress.maskedApplicant],
          [t(lang, '办理单位', 'Office'), progress.officeName],
          ...(due && what
            ? ([[t(lang, dueLabels[what][0], dueLabels[what][1]), formatDate(lang, due)]] as [string, string][])
            : []),
        ]}
      />
      <h2>{t(lang, '办理经过', 'What happened')}</h2>
      <CaseTimeline lang={lang} one={progress} />
    </Frame>
  )
}
