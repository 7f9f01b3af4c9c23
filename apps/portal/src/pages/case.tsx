/** @jsxImportSource preact */
import type { CaseDocument, MyCase } from '@tongban/contracts/cases/case'
import type { Limit } from '@tongban/contracts/cases/clock'
import { ButtonLink, ButtonRow } from '@tongban/ui/button.tsx'
import { Details } from '@tongban/ui/details.tsx'
import { formatDate } from '@tongban/ui/format'
import { type Language, t } from '@tongban/ui/language'
import { Notice } from '@tongban/ui/notice.tsx'
import { StatusTag } from '@tongban/ui/status-tag.tsx'
import type { VNode } from 'preact'
import { CaseAnswers } from '../parts/case-answers.tsx'
import { CaseTimeline } from '../parts/case-timeline.tsx'
import { Definitions } from '../parts/definitions.tsx'
import { Frame } from '../parts/frame.tsx'
import { correctionLabel, dueOf, named, statusTone, statusWords } from '../parts/words.ts'
import type { View } from '../view.ts'

/** One of my cases: what I must do on top, by when and why, the documents, what happened. */
export function casePage(view: View, one: MyCase): VNode {
  const { lang } = view
  const title = named(lang, { name: one.itemName, nameEn: one.itemNameEn })
  return (
    <Frame
      view={view}
      title={title}
      current="mine"
      crumbs={[{ label: t(lang, '我的办件', 'My cases'), href: '/me' }]}
      isPrivate
    >
      <h1>{title}</h1>
      <p>
        <StatusTag tone={statusTone(one.status)} label={statusWords(lang, one.status)} />
      </p>
      <ToDo lang={lang} one={one} />
      <Definitions
        rows={[
          [t(lang, '办件编号', 'Case number'), one.caseNo],
          [t(lang, '查询码', 'Query code'), one.queryCode],
          [t(lang, '申请人', 'Applicant'), one.applicantName],
          [t(lang, '办理单位', 'Office'), one.officeName],
        ]}
      />
      <Due lang={lang} one={one} />
      <Documents lang={lang} documents={one.documents} />
      <h2>{t(lang, '办理经过', 'What happened')}</h2>
      <CaseTimeline lang={lang} one={one} />
      <h2>{t(lang, '我提交的内容', 'What I submitted')}</h2>
      <CaseAnswers lang={lang} one={one} />
      <p class="links">
        <a href={`/me/cases/${one.id}/receipt`}>{t(lang, '查看回执', 'See the receipt')}</a>
        <a href={`/me/cases/${one.id}/proof`}>{t(lang, '存证证明', 'Proof of the log')}</a>
        {one.allowedActions.includes('withdraw') ? (
          <a href={`/me/cases/${one.id}/withdraw`}>{t(lang, '撤回申请', 'Withdraw the application')}</a>
        ) : null}
      </p>
    </Frame>
  )
}

function ToDo({ lang, one }: { lang: Language; one: MyCase }): VNode | null {
  if (one.status === 'correction-asked' && one.allowedActions.includes('correct')) {
    return (
      <Notice lang={lang} kind="warn" word={t(lang, '需要您补正', 'We need something from you')}>
        <p>
          {t(
            lang,
            '办理单位看了您的申请，下面几处需要补正。补正后接着办理，补正的时间不计入办理时限。',
            'The office has looked at your application and asks you to correct the following. The time you take does not count towards its limit.',
          )}
        </p>
        <ul>
          {one.corrections.map((item) => (
            <li key={item.target + item.key}>
              <strong>{correctionLabel(lang, one, item)}</strong>
              {t(lang, '：', ': ')}
              {item.request}
            </li>
          ))}
        </ul>
        <ButtonRow>
          <ButtonLink href={`/me/cases/${one.id}/correct`}>{t(lang, '补正材料', 'Correct it')}</ButtonLink>
        </ButtonRow>
      </Notice>
    )
  }
  if (one.status === 'refused' || one.status === 'denied' || one.status === 'terminated')
    return <Refused lang={lang} one={one} />
  if (one.status !== 'delivered') return null
  const result = one.documents.find((document) => document.kind === 'result' && document.state === 'ready')
  return (
    <Notice lang={lang} kind="good" word={t(lang, '办好了', 'Done')}>
      <ButtonRow>
        {result ? (
          <ButtonLink href={`/documents/${result.id}.pdf`}>{t(lang, '下载证照', 'Download the result')}</ButtonLink>
        ) : null}
        {one.rated ? null : (
          <ButtonLink kind="secondary" href={`/me/cases/${one.id}/rate`}>
            {t(lang, '评价这次办事', 'Rate this service')}
          </ButtonLink>
        )}
      </ButtonRow>
    </Notice>
  )
}

/** 行政许可法第三十八条: a refusal names its reasons and the remedies. */
function Refused({ lang, one }: { lang: Language; one: MyCase }): VNode {
  return (
    <Notice lang={lang} kind="bad" word={statusWords(lang, one.status)}>
      {one.reasons ? (
        <p>
          {t(lang, '理由：', 'Reasons: ')}
          {one.reasons}
        </p>
      ) : null}
      <p>
        {t(
          lang,
          '不服的，可以自收到决定之日起60日内申请行政复议，或者6个月内向人民法院提起行政诉讼。决定书在下面，可以下载。',
          'You may apply for administrative reconsideration within 60 days of receiving the decision, or bring an action before the people’s court within 6 months. The decision is below, for download.',
        )}
      </p>
      {one.rated || one.status === 'refused' ? null : (
        <ButtonRow>
          <ButtonLink kind="secondary" href={`/me/cases/${one.id}/rate`}>
            {t(lang, '评价这次办事', 'Rate this service')}
          </ButtonLink>
        </ButtonRow>
      )}
    </Notice>
  )
}

/** Every limit that runs for the case, each with its date and why; while the clock stands, since when and for what. */
function Due({ lang, one }: { lang: Language; one: MyCase }): VNode | null {
  const shown = one.limits.filter(({ kind }) => kind !== 'step')
  if (shown.length === 0) return null
  return (
    <section>
      <h2>{dueTitle(lang, one.status)}</h2>
      {one.proceedings.bySilence ? (
        <p>
          {t(
            lang,
            '五个工作日内没有答复，依法自收到您的申请之日起视为受理。',
            'There was no answer within five working days, so by law your application counts as accepted from the day it was received.',
          )}
        </p>
      ) : null}
      {shown.map((limit) => (
        <DueLimit key={limit.kind} lang={lang} limit={limit} />
      ))}
    </section>
  )
}

function dueTitle(lang: Language, status: MyCase['status']): string {
  switch (dueOf(status)) {
    case 'acceptance':
      return t(lang, '什么时候答复是否受理', 'When you hear about acceptance')
    case 'correction':
      return t(lang, '什么时候前补正', 'Until when you can correct')
    default:
      return t(lang, '什么时候办好', 'When it will be done')
  }
}

function DueLimit({ lang, limit }: { lang: Language; limit: Limit }): VNode {
  const { clock, standsSince } = limit
  if (!clock)
    return (
      <p>
        {t(lang, `${limit.name.zh}：`, `${limit.name.en}: `)}
        <strong>{t(lang, '暂停计算', 'stands still')}</strong>
        {standsSince
          ? t(lang, `（自${formatDate(lang, standsSince)}起）`, ` (since ${formatDate(lang, standsSince)})`)
          : ''}
      </p>
    )
  return (
    <>
      <p>
        {t(lang, `${limit.name.zh}：`, `${limit.name.en}: `)}
        <strong>{t(lang, `${formatDate(lang, clock.due)}前`, `by ${formatDate(lang, clock.due)}`)}</strong>
        {clock.provisional
          ? t(
              lang,
              '（暂定：那一年的放假安排还没有公布）',
              ' (provisional: the holidays of that year are not announced yet)',
            )
          : ''}
      </p>
      <Details summary={t(lang, '为什么是这一天', 'Why this date')}>
        <ol>
          {clock.explanation.map((sentence) => (
            <li key={sentence.zh}>{t(lang, sentence.zh, sentence.en)}</li>
          ))}
        </ol>
      </Details>
    </>
  )
}

function Documents({ lang, documents }: { lang: Language; documents: readonly CaseDocument[] }): VNode | null {
  if (documents.length === 0) return null
  return (
    <section>
      <h2>{t(lang, '文书和证照', 'Documents')}</h2>
      <ul class="cards">
        {documents.map((document) => (
          <li key={document.id}>
            <p>
              <strong>{t(lang, document.title, document.titleEn || document.title)}</strong>
            </p>
            <p class="note">
              {t(lang, '文号', 'No.')} {document.number}
            </p>
            {document.state === 'ready' ? (
              <p class="links">
                <a href={`/documents/${document.id}.pdf`}>{t(lang, '下载PDF', 'Download PDF')}</a>
                <a href={`/verify/${document.verifyCode}`}>{t(lang, '查验页', 'Verification page')}</a>
              </p>
            ) : (
              <p class="note">
                {document.state === 'pending'
                  ? t(lang, '正在制作，一两分钟后刷新本页。', 'Being made; refresh this page in a minute or two.')
                  : t(lang, '制作时出了问题，工作人员已收到提醒。', 'Making it failed; the staff have been told.')}
              </p>
            )}
          </li>
        ))}
      </ul>
    </section>
  )
}
