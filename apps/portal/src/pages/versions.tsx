/** @jsxImportSource preact */
import type { GuideVersion } from '@tongban/contracts/catalogue/changes'
import type { Guide } from '@tongban/contracts/catalogue/item'
import { Button, ButtonRow } from '@tongban/ui/button.tsx'
import { DateField } from '@tongban/ui/field.tsx'
import { formatShortDate } from '@tongban/ui/format'
import { type Language, t } from '@tongban/ui/language'
import { Notice } from '@tongban/ui/notice.tsx'
import type { VNode } from 'preact'
import { changeKindWords, Sentences } from '../parts/changes.tsx'
import { Frame } from '../parts/frame.tsx'
import { asWritten } from '../parts/not-understood.tsx'
import { named } from '../parts/words.ts'
import type { View } from '../view.ts'

/** 2026年3月2日至2026年5月5日, or 起 for the one in force. */
export function periodWords(lang: Language, { effectiveFrom, until }: GuideVersion): string {
  const from = formatShortDate(lang, effectiveFrom)
  return until === null
    ? t(lang, `${from}起施行`, `In force since ${from}`)
    : t(
        lang,
        `${from}起施行，${formatShortDate(lang, until)}起由新版本代替`,
        `In force from ${from}, replaced from ${formatShortDate(lang, until)}`,
      )
}

/** Why no version can be shown for what was asked: nothing that is a day, one to come, or one before the first. */
export type NoVersion = { why: 'unread'; text: string } | { why: 'future' | 'before-first'; day: string }

function whyNone(lang: Language, none: NoVersion): string {
  switch (none.why) {
    case 'unread':
      return none.text === ''
        ? t(lang, '没有填写日期，下面是全部版本。', 'No day was given; all versions are below.')
        : t(
            lang,
            `没有看懂日期“${asWritten(none.text)}”，请写成2026-03-02这样；下面是全部版本。`,
            `“${asWritten(none.text)}” is not a day we can read; write it as 2026-03-02. All versions are below.`,
          )
    case 'future':
      return t(
        lang,
        `${formatShortDate(lang, none.day)}还没有到，那天施行哪个版本还不能确定；下面是全部版本，现行的在最前面。`,
        `${formatShortDate(lang, none.day)} is still to come, so its version cannot be told. All versions are below, the current one first.`,
      )
    case 'before-first':
      return t(
        lang,
        `${formatShortDate(lang, none.day)}还没有施行的版本。最早的版本在下面。`,
        `On ${formatShortDate(lang, none.day)} no version was in force. The first is below.`,
      )
  }
}

/** 历次版本: each with its days, its reason and what it changed. */
export function versionsPage(
  view: View,
  { guide, versions, none }: { guide: Guide; versions: readonly GuideVersion[]; none: NoVersion | undefined },
): VNode {
  const { lang } = view
  const title = t(lang, `历次版本：${guide.content.name}`, `Versions: ${named(lang, guide.content)}`)
  return (
    <Frame view={view} title={title} current="services" crumbs={[guideCrumb(lang, guide)]}>
      <h1>{title}</h1>
      {none === undefined ? null : (
        <Notice lang={lang} kind="warn" live>
          <p>{whyNone(lang, none)}</p>
        </Notice>
      )}
      <form method="get" action={`/items/${guide.code}`}>
        <DateField
          lang={lang}
          name="on"
          label={t(lang, '查某一天施行的版本', 'The version of a certain day')}
          value={none && none.why !== 'unread' ? none.day : undefined}
        />
        <ButtonRow>
          <Button kind="secondary">{t(lang, '查看', 'Show')}</Button>
        </ButtonRow>
      </form>
      <ol class="items">
        {versions.map((version) => (
          <li key={version.number}>
            <h2>
              <a href={version.current ? `/items/${guide.code}` : `/items/${guide.code}/versions/${version.number}`}>
                {periodWords(lang, version)}
              </a>
            </h2>
            <p class="note">
              {version.current ? t(lang, '现行版本', 'The current version') : t(lang, '旧版本', 'An older version')}
              {version.kind === null ? '' : ` · ${changeKindWords(lang, version.kind)}`}
            </p>
            {version.reason ? <p>{t(lang, `原因：${version.reason}`, `Reason: ${version.reason}`)}</p> : null}
            {version.changes.length > 0 ? <Sentences lang={lang} sentences={version.changes} /> : null}
          </li>
        ))}
      </ol>
    </Frame>
  )
}

export const guideCrumb = (lang: Language, guide: Guide) => ({
  label: named(lang, guide.content),
  href: `/items/${guide.code}`,
})
