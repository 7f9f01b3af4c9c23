/** @jsxImportSource preact */
import type { Change, getChange } from '@tongban/contracts/catalogue/changes'
import type { ResponseOf } from '@tongban/contracts/operation'
import { EmptyState } from '@tongban/ui/empty-state.tsx'
import { dateInShanghai, formatShortDate } from '@tongban/ui/format'
import { type Language, t } from '@tongban/ui/language'
import { Pagination } from '@tongban/ui/pagination.tsx'
import type { VNode } from 'preact'
import { withQuery } from '../http/safe-path.ts'
import { ChangeList, changeKindWords, changeTitle, Sentences } from '../parts/changes.tsx'
import { Definitions } from '../parts/definitions.tsx'
import { Frame } from '../parts/frame.tsx'
import { asWritten, NotUnderstood } from '../parts/not-understood.tsx'
import { named } from '../parts/words.ts'
import type { View } from '../view.ts'

export type ChangesState = {
  changes: readonly Change[]
  /** What the list is of; nothing for the whole province. */
  region: { code: string; name: string } | undefined
  item: string | undefined
  next: string | null
  older: boolean
  /** What the address asked for that there is not. */
  unknown: { region?: string | undefined; item?: string | undefined }
}

/** 变更公告: what was published, newest first. */
export function changesPage(view: View, { changes, region, item, next, older, unknown }: ChangesState): VNode {
  const { lang } = view
  const only = { region: region?.code, item }
  const [first] = changes
  const title =
    item !== undefined && first
      ? t(lang, `变更公告：${first.name}`, `Changes: ${named(lang, first)}`)
      : region
        ? t(lang, `${region.name}的变更公告`, `Changes in ${region.name}`)
        : t(lang, '变更公告', 'Changes of services')
  return (
    <Frame
      view={view}
      title={title}
      current="services"
      crumbs={[{ label: t(lang, '办事', 'Services'), href: '/items' }]}
    >
      <h1>{title}</h1>
      <NotUnderstood lang={lang} sentences={unknownSentences(lang, unknown, region)} />
      <p>
        {t(
          lang,
          '事项新增、变更、暂停和取消，以及行政区划变更，都在这里公告。已经在办的件按申请时的版本办，不受影响。',
          'Items that are new, changed, suspended or cancelled, and changes of divisions, are announced here. A case that is running goes on under the version it was made under.',
        )}
      </p>
      <p class="links">
        <a href={withQuery('/changes.atom', only)} type="application/atom+xml">
          {t(lang, '订阅（Atom）', 'Subscribe (Atom)')}
        </a>
        {region || item ? <a href="/changes">{t(lang, '看全省的公告', 'All of the province')}</a> : null}
      </p>
      {changes.length === 0 ? (
        <EmptyState title={older ? t(lang, '没有更早的公告', 'Nothing older') : t(lang, '还没有公告', 'Nothing yet')} />
      ) : (
        <ChangeList lang={lang} changes={changes} />
      )}
      <Pagination
        lang={lang}
        previousHref={older ? withQuery('/changes', only) : undefined}
        nextHref={next === null ? undefined : withQuery('/changes', { ...only, before: next })}
      />
    </Frame>
  )
}

function unknownSentences(
  lang: Language,
  { region, item }: ChangesState['unknown'],
  of: ChangesState['region'],
): string[] {
  const [zh, en] = of ? [of.name, of.name] : ['全省', 'the whole province']
  const sentences: string[] = []
  if (item !== undefined)
    sentences.push(
      t(
        lang,
        `没有编号是“${asWritten(item)}”的事项；下面是${zh}的公告。`,
        `No service has the number “${asWritten(item)}”; below are the notices of ${en}.`,
      ),
    )
  if (region !== undefined)
    sentences.push(
      t(
        lang,
        `没有代码是“${asWritten(region)}”的地区；下面是${zh}的公告。`,
        `No region has the code “${asWritten(region)}”; below are the notices of ${en}.`,
      ),
    )
  return sentences
}

/** One notice: what, why, from when, element by element, and what takes its place. */
export function changePage(view: View, change: ResponseOf<typeof getChange>): VNode {
  const { lang, region } = view
  const title = changeTitle(lang, change)
  return (
    <Frame
      view={view}
      title={title}
      current="services"
      crumbs={[{ label: t(lang, '变更公告', 'Changes of services'), href: '/changes' }]}
    >
      <h1>{title}</h1>
      <Definitions
        rows={[
          [t(lang, '公告类型', 'Kind'), changeKindWords(lang, change.kind)],
          [t(lang, '施行日期', 'In force from'), formatShortDate(lang, change.effectiveFrom)],
          [t(lang, '公布日期', 'Published'), formatShortDate(lang, dateInShanghai(change.publishedAt))],
          ...(change.officeName === null
            ? []
            : [[t(lang, '实施单位', 'Office'), change.officeName] satisfies [string, string]]),
          [t(lang, '原因', 'Reason'), change.reason || t(lang, '未另行说明', 'None was given')],
        ]}
      />
      <h2>
        {change.itemId === null
          ? t(lang, '对您意味着什么', 'What it means for you')
          : t(lang, '改了什么', 'What changed')}
      </h2>
      {change.changes.length > 0 ? <Sentences lang={lang} sentences={change.changes} /> : <p>{plain(view, change)}</p>}
      {change.replacedBy.length > 0 ? (
        <>
          <h2>{t(lang, '由什么替代', 'What takes its place')}</h2>
          <ul>
            {change.replacedBy.map((item) => (
              <li key={item.itemId}>
                <a href={withQuery(`/regions/${region.code}/choose`, { item: item.itemId })}>{named(lang, item)}</a>
              </li>
            ))}
          </ul>
        </>
      ) : null}
      {change.itemId === null ? null : (
        <p class="links">
          <a
            href={
              change.code
                ? `/items/${change.code}`
                : withQuery(`/regions/${region.code}/choose`, { item: change.itemId })
            }
          >
            {t(lang, '看办事指南', 'Read the guide')}
          </a>
          <a href={withQuery('/changes', { item: change.itemId })}>
            {t(lang, '这个事项的全部公告', 'All notices of this service')}
          </a>
        </p>
      )}
    </Frame>
  )
}

function plain({ lang }: View, { kind }: Change): string {
  switch (kind) {
    case 'new':
    case 'take-up':
      return t(lang, '从施行日期起可以申请。', 'It may be applied for from the day it is in force.')
    case 'suspend':
      return t(
        lang,
        '从施行日期起暂停申请；已经受理的照常办理。',
        'Applications are suspended from that day; what was accepted goes on.',
      )
    case 'resume':
      return t(lang, '从施行日期起恢复申请。', 'It may be applied for again from that day.')
    case 'cancel':
    case 'split':
    case 'merge':
      return t(
        lang,
        '从施行日期起不再按这个事项申请；已经受理的照常办理。',
        'It can no longer be applied for from that day; what was accepted goes on.',
      )
    default:
      return t(lang, '办事指南的内容没有变化。', 'Nothing in the guide is different.')
  }
}
