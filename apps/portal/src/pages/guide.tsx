/** @jsxImportSource preact */
import type { GuideVersion } from '@tongban/contracts/catalogue/changes'
import type { Guide } from '@tongban/contracts/catalogue/item'
import { ButtonLink, ButtonRow } from '@tongban/ui/button.tsx'
import { Details } from '@tongban/ui/details.tsx'
import { Facts } from '@tongban/ui/facts.tsx'
import { FlowPicture } from '@tongban/ui/flow-picture.tsx'
import { formatMoney, formatShortDate } from '@tongban/ui/format'
import { type Language, t } from '@tongban/ui/language'
import type { VNode } from 'preact'
import { withQuery } from '../http/safe-path.ts'
import { answersAsQuery, type Circumstance, possible } from '../parts/circumstance.ts'
import { Definitions } from '../parts/definitions.tsx'
import { Frame } from '../parts/frame.tsx'
import {
  audiencesWords,
  depthWords,
  handleTypeWords,
  itemTypeWords,
  levelWords,
  limitWords,
  named,
} from '../parts/words.ts'
import type { View } from '../view.ts'
import { Complaints, Office, Questions } from './guide-office.tsx'
import { Materials, SituationForm } from './guide-situation.tsx'
import { Intermediaries, More, Printed, Standing } from './guide-standing.tsx'
import { guideCrumb } from './versions.tsx'

/** 办事指南: every element of the item's record, on one page that needs no script and is the same for everybody. */
export function guidePage(view: View, guide: Guide, circumstance?: Circumstance, version?: GuideVersion): VNode {
  const { lang } = view
  const { content, office, region } = guide
  const title = named(lang, content)
  const summary = lang === 'en' && content.summaryEn ? content.summaryEn : content.summary
  const { statutory, promisedDays } = content
  const open = version === undefined && guide.standing.state === 'in-force'
  const where = region.path.map((step) => step.name).join(' ') || region.name
  return (
    <Frame
      view={view}
      title={title}
      description={summary}
      canonical={version ? undefined : `/items/${guide.code}`}
      current="services"
      crumbs={version ? [guideCrumb(lang, guide)] : [{ label: t(lang, '办事', 'Services'), href: '/items' }]}
    >
      <h1>{title}</h1>
      <p>{summary}</p>
      <p class="note">
        {t(lang, '由', 'Handled by ')}
        <a href={`/offices/${office.creditCode}`}>{office.name}</a>
        {t(lang, '办理', '')}
      </p>
      <p class="note">{t(lang, `这是${where}的办事指南`, `This guide is for ${where}`)}</p>
      <Printed lang={lang} guide={guide} view={view} />
      <Standing lang={lang} guide={guide} version={version} />
      <Facts
        lang={lang}
        limitDays={promisedDays}
        statutoryDays={statutory.unit === 'workday' && statutory.days > promisedDays ? statutory.days : undefined}
        visits={content.visits}
        feeFen={0}
        feeText={content.fee.charged ? feeInShort(lang, guide, circumstance) : undefined}
        degree={depthWords(lang, content.onlineDepth)}
      />
      <ButtonRow>
        {open ? (
          <ButtonLink href={withQuery(`/apply/${guide.code}`, circumstance ? answersAsQuery(circumstance) : {})}>
            {t(lang, '在线办理', 'Apply online')}
          </ButtonLink>
        ) : null}
        <ButtonLink href="#window" kind="secondary">
          {t(lang, '到窗口办理', 'Apply in person')}
        </ButtonLink>
        {/* Always, not only for who chose another region: the page is the same for everybody. */}
        <a href={view.regionHref}>{t(lang, '换地区', 'Switch region')}</a>
      </ButtonRow>
      <nav class="contents" aria-label={t(lang, '本页内容', 'On this page')}>
        {contents(lang).map(([id, words]) => (
          <a key={id} href={`#${id}`}>
            {words}
          </a>
        ))}
      </nav>
      <Conditions lang={lang} guide={guide} />
      {open ? <SituationForm lang={lang} guide={guide} circumstance={circumstance} /> : null}
      <Materials lang={lang} guide={guide} circumstance={circumstance} />
      <h2 id="flow">{t(lang, '怎么办', 'How it goes')}</h2>
      <FlowPicture
        lang={lang}
        totalDays={promisedDays}
        stages={content.flow}
        words={(when) => circumstance?.words({ when }, lang) ?? when}
        tell={circumstance && ((when) => circumstance.tell({ when }))}
      />
      <Limits lang={lang} guide={guide} />
      <Fee lang={lang} guide={guide} circumstance={circumstance} />
      <Intermediaries lang={lang} guide={guide} />
      <h2>{t(lang, '办完拿到什么', 'What you get')}</h2>
      <p>{resultWords(lang, content.result)}</p>
      <Office lang={lang} guide={guide} />
      <LegalBasis lang={lang} guide={guide} />
      <Questions lang={lang} guide={guide} />
      <Complaints lang={lang} guide={guide} />
      <h2>{t(lang, '事项信息', 'About this item')}</h2>
      <Definitions
        rows={[
          [t(lang, '事项类型', 'Type'), itemTypeWords(lang, content.type)],
          [t(lang, '实施编码', 'Implementing code'), <code>{guide.code}</code>],
          [t(lang, '基本编码', 'Basic code'), <code>{content.baseCode}</code>],
          [t(lang, '办件类型', 'Kind of handling'), handleTypeWords(lang, content.handleType)],
          [t(lang, '服务对象', 'For'), audiencesWords(lang, content.audience)],
          [t(lang, '行使层级', 'Level'), levelWords(lang, guide.level)],
          [t(lang, '实施地区', 'Region'), where],
          [t(lang, '实施机构', 'Office'), office.name],
          [t(lang, '统一社会信用代码', 'Unified social credit code'), <code>{office.creditCode}</code>],
          [
            t(lang, '版本', 'Revision'),
            t(
              lang,
              `第${guide.revision}版，${formatShortDate(lang, guide.effectiveFrom)}起施行`,
              `Revision ${guide.revision}, in force since ${formatShortDate(lang, guide.effectiveFrom)}`,
            ),
          ],
        ]}
      />
      {content.note ? <p class="note">{content.note}</p> : null}
      <More lang={lang} guide={guide} />
    </Frame>
  )
}

const contents = (lang: Language): [string, string][] => [
  ['conditions', t(lang, '能不能办', 'Can I apply')],
  ['materials', t(lang, '要带什么', 'What you need')],
  ['flow', t(lang, '怎么办', 'How it goes')],
  ['fee', t(lang, '多少钱', 'What it costs')],
  ['window', t(lang, '到哪里办', 'Where')],
  ['law', t(lang, '依据', 'Legal basis')],
  ['questions', t(lang, '常见问题', 'Questions')],
  ['complaints', t(lang, '投诉与监督', 'Complaints')],
]

function Conditions({ lang, guide: { content } }: { lang: Language; guide: Guide }): VNode {
  const english = content.conditionsEn.length === content.conditions.length
  const conditions = lang === 'en' && english ? content.conditionsEn : content.conditions
  return (
    <>
      <h2 id="conditions">{t(lang, '能不能办', 'Can I apply')}</h2>
      {conditions.length === 0 ? (
        <p>{t(lang, '没有特别的条件，都可以申请。', 'There is no special condition; anybody may apply.')}</p>
      ) : (
        <>
          <p>{t(lang, '符合下面的条件就可以申请：', 'You may apply when all of this is so:')}</p>
          <ul class="checks">
            {conditions.map((condition) => (
              <li key={condition}>{condition}</li>
            ))}
          </ul>
        </>
      )}
      {content.reviewPoints.length > 0 ? (
        <Details summary={t(lang, '审查人员看什么（审查要点）', 'What the examiner looks at')}>
          <ul>
            {content.reviewPoints.map((point) => (
              <li key={point}>{point}</li>
            ))}
          </ul>
        </Details>
      ) : null}
    </>
  )
}

function Limits({ lang, guide: { content } }: { lang: Language; guide: Guide }): VNode {
  const { statutory, promisedDays } = content
  return (
    <>
      <Definitions
        rows={[
          [t(lang, '承诺时限', 'Promised limit'), limitWordsOfPromise(lang, promisedDays)],
          [t(lang, '法定时限', 'Limit by law'), limitWords(lang, statutory.days, statutory.unit)],
        ]}
      />
      <p class="note">
        {t(
          lang,
          '时限从受理的下一个工作日起算，节假日不计入。补正材料、听证、检验、检测、检疫、鉴定和专家评审的时间不计入，需要这些环节时会书面告诉您（行政许可法第四十五条）。',
          'The limit runs from the working day after acceptance; holidays do not count. Time for corrections, hearings, inspection, testing, quarantine, appraisal and expert review does not count, and you are told in writing when one is needed (Administrative Licensing Law, Article 45).',
        )}
      </p>
    </>
  )
}

function limitWordsOfPromise(lang: Language, days: number): string {
  return days === 0 ? t(lang, '当场办结', 'While you wait') : limitWords(lang, days, 'workday')
}

function feeInShort(
  lang: Language,
  { content: { fee } }: Guide,
  circumstance: Circumstance | undefined,
): string | undefined {
  const all = fee.amounts ?? []
  const amounts = possible(circumstance, all)
  const only = amounts[0]
  if (all.length > 0 && !only) return undefined
  if (amounts.length === 1 && only && onlyWhen(lang, circumstance, only) === undefined) return formatMoney(only.fen)
  return t(lang, '收费', 'Charged')
}

/** 只在……时: what is still open, in words; nothing for what applies anyway. */
function onlyWhen(
  lang: Language,
  circumstance: Circumstance | undefined,
  part: { when?: string | undefined },
): string | undefined {
  const words = circumstance?.wordsIfOpen(part, lang)
  return words === undefined ? undefined : t(lang, `只在${words}时`, `Only if ${words}`)
}

type FeeProps = { lang: Language; guide: Guide; circumstance: Circumstance | undefined }

function Fee({ lang, guide, circumstance }: FeeProps): VNode {
  const { fee } = guide.content
  const text = lang === 'en' && fee.textEn ? fee.textEn : fee.text
  const all = fee.amounts ?? []
  const amounts = possible(circumstance, all)
  return (
    <>
      <h2 id="fee">{t(lang, '多少钱', 'What it costs')}</h2>
      {fee.charged ? null : <p>{t(lang, '不收费。', 'Nothing: it is free of charge.')}</p>}
      {fee.charged && text ? <p>{text}</p> : null}
      {amounts.length > 0 ? (
        <Definitions
          rows={amounts.map((amount) => {
            const when = onlyWhen(lang, circumstance, amount)
            return [amount.name, when === undefined ? formatMoney(amount.fen) : `${formatMoney(amount.fen)} · ${when}`]
          })}
        />
      ) : null}
      {all.length > 0 && amounts.length === 0 ? (
        <p>{t(lang, '按您的情形不收费。', 'In your circumstances nothing is charged.')}</p>
      ) : null}
      {fee.basis ? <p class="note">{t(lang, `收费依据：${fee.basis}`, `Basis of the fee: ${fee.basis}`)}</p> : null}
    </>
  )
}

function resultWords(lang: Language, result: Guide['content']['result']): string {
  const name = named(lang, result)
  const years = result.validityYears ?? null
  const valid =
    years === null ? '' : t(lang, `，有效期${years}年`, `, valid for ${years === 1 ? '1 year' : `${years} years`}`)
  return result.kind === 'licence'
    ? t(
        lang,
        `${name}（电子证照）${valid}。办结后在“我的办件”下载，任何人都可以扫码查验。`,
        `${name} (electronic licence)${valid}. Download it under “My cases” when done; anybody can verify it by its code.`,
      )
    : t(
        lang,
        `${name}${valid}。办结后在“我的办件”下载，任何人都可以扫码查验。`,
        `${name}${valid}. Download it under “My cases” when done; anybody can verify it by its code.`,
      )
}

function LegalBasis({ lang, guide }: { lang: Language; guide: Guide }): VNode {
  return (
    <>
      <h2 id="law">{t(lang, '依据', 'Legal basis')}</h2>
      {guide.legalArticles.map((article) => (
        <Details key={article.law + article.article} summary={`《${article.law}》${article.article}`}>
          <p>{article.summary}</p>
          {article.text ? (
            <blockquote class="law" lang="zh-CN">
              {article.text}
            </blockquote>
          ) : (
            <p class="note">
              {t(
                lang,
                '这一条的原文还没有收录，请到国家法律法规数据库查看。',
                'The text of this article is not kept here; see the National Database of Laws and Regulations.',
              )}
            </p>
          )}
          {article.lawVersion ? (
            <p class="note">
              {t(
                lang,
                `${formatShortDate(lang, article.lawVersion)}版本`,
                `Version of ${formatShortDate(lang, article.lawVersion)}`,
              )}
            </p>
          ) : null}
        </Details>
      ))}
    </>
  )
}
