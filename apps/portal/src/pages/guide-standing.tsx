/** @jsxImportSource preact */
import type { GuideVersion } from '@tongban/contracts/catalogue/changes'
import type { Guide } from '@tongban/contracts/catalogue/item'
import { formatShortDate } from '@tongban/ui/format'
import { type Language, t } from '@tongban/ui/language'
import { Notice } from '@tongban/ui/notice.tsx'
import type { VNode } from 'preact'
import { withQuery } from '../http/safe-path.ts'
import { Definitions } from '../parts/definitions.tsx'
import { named } from '../parts/words.ts'
import type { View } from '../view.ts'
import { periodWords } from './versions.tsx'

type Part = { lang: Language; guide: Guide }

/** Whether this guide may be applied under: an older version and one out of force say so before anything else. */
export function Standing({ lang, guide, version }: Part & { version: GuideVersion | undefined }): VNode | null {
  if (version)
    return (
      <Notice lang={lang} kind="warn" word={t(lang, '这是旧版本', 'This is an older version')}>
        <p>
          {periodWords(lang, version)}
          {t(
            lang,
            '。现在申请请看现行版本；在这一版本施行期间申请的件，仍按它办理。',
            '. To apply now, read the current version; a case made while this one was in force goes on under it.',
          )}
        </p>
        <p>
          <a href={`/items/${guide.code}`}>{t(lang, '看现行版本', 'Read the current version')}</a>
        </p>
      </Notice>
    )
  const { state, since, reason, replacedBy } = guide.standing
  if (state === 'in-force') return null
  const suspended = state === 'suspended'
  return (
    <Notice
      lang={lang}
      kind="warn"
      word={suspended ? t(lang, '暂停办理', 'Suspended') : t(lang, '已经取消', 'Cancelled')}
    >
      <p>
        {since === null
          ? ''
          : t(lang, `从${formatShortDate(lang, since)}起，`, `Since ${formatShortDate(lang, since)}, `)}
        {suspended
          ? t(lang, '这个事项暂停申请，已经受理的照常办理。', 'it cannot be applied for; what was accepted goes on.')
          : t(
              lang,
              '不再按这个事项申请，已经受理的照常办理。',
              'it can no longer be applied for; what was accepted goes on.',
            )}
      </p>
      {reason ? <p>{t(lang, `原因：${reason}`, `Reason: ${reason}`)}</p> : null}
      {replacedBy.length > 0 ? (
        <p>
          {t(lang, '请改办：', 'In its place: ')}
          {replacedBy.map((item, i) => (
            <span key={item.itemId}>
              {i > 0 ? t(lang, '、', ', ') : ''}
              <a href={withQuery(`/regions/${guide.region.code}/choose`, { item: item.itemId })}>{named(lang, item)}</a>
            </span>
          ))}
        </p>
      ) : null}
    </Notice>
  )
}

/** On paper only: where and when it was read, and which version it is. */
export function Printed({ lang, guide, view }: Part & { view: View }): VNode {
  const read = formatShortDate(lang, view.today)
  const since = formatShortDate(lang, guide.effectiveFrom)
  return (
    <p class="print-only">
      {t(lang, '网址：', 'Address: ')}
      {view.publicUrl}
      {view.path}
      <br />
      {t(
        lang,
        `查看日期：${read}；内容为第${guide.revision}版，${since}起施行。办理前请到网址查看是否已有新的版本。`,
        `Read on ${read}; revision ${guide.revision}, in force since ${since}. Before you apply, see at this address whether there is a newer one.`,
      )}
    </p>
  )
}

/** What must come first from somebody else, and where to find who gives it. */
export function Intermediaries({ lang, guide }: Part): VNode | null {
  const services = guide.content.intermediaryServices ?? []
  if (services.length === 0) return null
  return (
    <>
      <h2 id="intermediary">{t(lang, '要先办的中介服务', 'Services that come first')}</h2>
      <Definitions
        rows={services.map((service) => [
          named(lang, service),
          <>
            {t(
              lang,
              `由${service.provider}提供，依据《${service.basis.law}》${service.basis.article}。`,
              `Given by ${service.provider}, by 《${service.basis.law}》${service.basis.article}. `,
            )}
            <a href={withQuery('/intermediaries', { service: service.name })}>
              {t(lang, '看机构名录', 'See the register')}
              <span class="hidden">{t(lang, `：${service.name}`, `: ${service.nameEn}`)}</span>
            </a>
          </>,
        ])}
      />
    </>
  )
}

/** What else there is of this guide: its earlier versions, notices, what others tell, its office, paper. */
export function More({ lang, guide }: Part): VNode {
  return (
    <section class="more">
      <h2 id="more">{t(lang, '更多', 'More')}</h2>
      <ul>
        <li>
          <a href={`/items/${guide.code}/versions`}>{t(lang, '历次版本和改动', 'Earlier versions and changes')}</a>
        </li>
        <li>
          <a href={withQuery('/changes', { item: guide.itemId })}>
            {t(lang, '这个事项的变更公告', 'Notices of change of this service')}
          </a>
        </li>
        <li>
          <a href={`/items/${guide.code}/experiences`}>{t(lang, '办过的人怎么说', 'What others tell')}</a>
        </li>
        <li>
          <a href={`/sites/${guide.region.code}`}>
            {t(lang, `${guide.region.name}政务服务`, `Services in ${guide.region.name}`)}
          </a>
        </li>
      </ul>
      <p class="note">
        {t(
          lang,
          '打印：用浏览器的“打印”（电脑上按Ctrl+P），折起来的条文会一并印出。',
          'To print: use “Print” of your browser (Ctrl+P on a computer); what is folded in comes out too.',
        )}
      </p>
    </section>
  )
}
