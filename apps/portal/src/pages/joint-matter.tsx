/** @jsxImportSource preact */
import type { JointMatter, PartOutcome, PartProgress } from '@tongban/contracts/joint/apply'
import { ButtonLink, ButtonRow } from '@tongban/ui/button.tsx'
import { Details } from '@tongban/ui/details.tsx'
import { formatDate, formatDateTime } from '@tongban/ui/format'
import { type Language, t } from '@tongban/ui/language'
import { Notice } from '@tongban/ui/notice.tsx'
import { StatusTag, type StatusTone } from '@tongban/ui/status-tag.tsx'
import type { VNode } from 'preact'
import { Frame } from '../parts/frame.tsx'
import { named, statusTone, statusWords } from '../parts/words.ts'
import type { View } from '../view.ts'

/** Receipt and progress of a joint application (一件事): one number, one limit, each part with its own case. */
export function jointMatterPage(view: View, matter: JointMatter): VNode {
  const { lang } = view
  const closed = matter.parts.filter(({ state }) => state === 'closed').length
  return (
    <Frame view={view} title={named(lang, matter)} current="mine" isPrivate>
      <h1>{named(lang, matter)}</h1>
      <Notice lang={lang} kind="good" word={t(lang, '已提交', 'Submitted')}>
        <p>
          {t(lang, `编号：${matter.jointNo}`, `Number: ${matter.jointNo}`)}
          <br />
          {t(lang, `申请人：${matter.applicantName}`, `Applicant: ${matter.applicantName}`)}
          <br />
          {t(
            lang,
            `提交时间：${formatDateTime(lang, matter.submittedAt)}`,
            `Submitted: ${formatDateTime(lang, matter.submittedAt)}`,
          )}
        </p>
      </Notice>
      {matter.answer ? <Answer lang={lang} matter={matter} /> : <Limit lang={lang} matter={matter} />}
      <h2>
        {t(
          lang,
          `各项进展（已办结${closed}项，共${matter.parts.length}项）`,
          `How it stands: ${closed} of ${matter.parts.length} closed`,
        )}
      </h2>
      <p>
        {t(
          lang,
          '各单位同时办理，一项有了结果就先告诉您；哪一项慢了，不影响其他项。每一项有自己的办件编号、文书和救济途径。',
          'The offices work at the same time and each result is told as it comes; one that is late does not hold up the others. Each part has its own number, documents and remedies.',
        )}
      </p>
      <ol class="cards">
        {matter.parts.map((part) => (
          <li key={part.key}>
            <Part lang={lang} part={part} />
          </li>
        ))}
      </ol>
      {matter.files.length === 0 ? null : <Files lang={lang} matter={matter} />}
      <ButtonRow>
        <ButtonLink kind="secondary" href="/me">
          {t(lang, '我的办件', 'My cases')}
        </ButtonLink>
      </ButtonRow>
    </Frame>
  )
}

type Shown = { lang: Language; matter: JointMatter }

function Answer({ lang, matter: { answer } }: Shown): VNode | null {
  if (!answer) return null
  return (
    <Notice lang={lang} kind="info" word={t(lang, '全部办结', 'All closed')}>
      <p>
        {t(lang, `《${answer.title}》${answer.number}`, `${answer.titleEn} ${answer.number}`)}{' '}
        {answer.state === 'ready' ? (
          <a href={`/documents/${answer.id}.pdf`}>{t(lang, '下载PDF', 'Download PDF')}</a>
        ) : (
          t(lang, '正在生成，请稍后再看', 'being made; look again in a moment')
        )}
      </p>
    </Notice>
  )
}

function Limit({ lang, matter: { clock } }: Shown): VNode {
  if (!clock)
    return (
      <p>
        {t(
          lang,
          '有单位受理后，开始计算联合办理的期限，最长45个工作日。',
          'Once an office accepts its part the joint limit begins: 45 working days at most.',
        )}
      </p>
    )
  return (
    <>
      <p>
        {t(lang, `联合办理期限：${formatDate(lang, clock.due)}前`, `Joint limit: by ${formatDate(lang, clock.due)}`)}
      </p>
      <Details summary={t(lang, '这个日期怎么算的', 'How this date comes about')}>
        <ul>
          {clock.explanation.map((sentence) => (
            <li key={sentence.zh}>{t(lang, sentence.zh, sentence.en)}</li>
          ))}
        </ul>
      </Details>
    </>
  )
}

const outcomes: Record<PartOutcome, { zh: string; en: string; tone: StatusTone }> = {
  granted: { zh: '准予', en: 'Granted', tone: 'good' },
  denied: { zh: '不予准许', en: 'Denied', tone: 'bad' },
  refused: { zh: '不予受理', en: 'Not accepted', tone: 'bad' },
  withdrawn: { zh: '已撤回', en: 'Withdrawn', tone: 'neutral' },
  terminated: { zh: '已终止办理', en: 'Terminated', tone: 'bad' },
  'not-begun': { zh: '没有开始', en: 'Not begun', tone: 'neutral' },
}

function Part({ lang, part }: { lang: Language; part: PartProgress }): VNode {
  const waits = part.waitsFor.map((one) => t(lang, `“${one.name}”`, `“${one.nameEn}”`)).join(t(lang, '、', ', '))
  return (
    <>
      <div class="card-head">
        {part.caseId ? (
          <a href={`/me/cases/${part.caseId}`}>{named(lang, part)}</a>
        ) : (
          <strong>{named(lang, part)}</strong>
        )}
        <Tag lang={lang} part={part} />
      </div>
      <p class="note">
        {part.officeName}
        {part.caseNo ? ` · ${part.caseNo}` : ''}
        {part.due ? t(lang, ` · ${formatDate(lang, part.due)}前`, ` · by ${formatDate(lang, part.due)}`) : ''}
      </p>
      {part.state === 'waiting' && waits !== '' ? (
        <p>
          {t(
            lang,
            `等${waits}办成后自动开始，您不用再操作。`,
            `Begins by itself once ${waits} is granted; nothing to do.`,
          )}
        </p>
      ) : null}
      {part.why ? <p>{t(lang, part.why, part.whyEn ?? part.why)}</p> : null}
      {part.outcome && ['denied', 'refused', 'terminated'].includes(part.outcome) ? (
        <p>{t(lang, '理由和救济途径见这一项的决定书。', 'Reasons and remedies stand in the decision on this part.')}</p>
      ) : null}
    </>
  )
}

function Tag({ lang, part }: { lang: Language; part: PartProgress }): VNode {
  if (part.outcome) {
    const { zh, en, tone } = outcomes[part.outcome]
    return <StatusTag tone={tone} label={t(lang, zh, en)} />
  }
  if (!part.status) return <StatusTag tone="neutral" label={t(lang, '等待', 'Waiting')} />
  return <StatusTag tone={statusTone(part.status)} label={statusWords(lang, part.status)} />
}

function Files({ lang, matter }: Shown): VNode {
  return (
    <Details summary={t(lang, '已交的文件和校验值', 'Files that were given, with their checksums')}>
      <ul>
        {matter.files.map((file) => (
          <li key={`${file.materialName} ${file.sha256} ${file.name}`}>
            {file.materialName}：{file.name}
            <br />
            <code>{file.sha256}</code>
          </li>
        ))}
      </ul>
    </Details>
  )
}
