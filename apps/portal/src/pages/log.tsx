/** @jsxImportSource preact */
import type { SealedDay } from '@tongban/contracts/cases/log'
import { ButtonLink, ButtonRow } from '@tongban/ui/button.tsx'
import { EmptyState } from '@tongban/ui/empty-state.tsx'
import { formatDateTime, formatNumber, formatShortDate } from '@tongban/ui/format'
import { t } from '@tongban/ui/language'
import { Pagination } from '@tongban/ui/pagination.tsx'
import { Table } from '@tongban/ui/table.tsx'
import type { VNode } from 'preact'
import { withQuery } from '../http/safe-path.ts'
import { checkAddress } from '../parts/check-address.ts'
import { Frame } from '../parts/frame.tsx'
import type { View } from '../view.ts'

export type LogState = { days: readonly SealedDay[]; next: string | null; older: boolean }

/** 办件存证: what it is for, the roots day by day, and how anybody keeps and checks them. */
export function logPage(view: View, { days, next, older }: LogState): VNode {
  const { lang } = view
  const title = t(lang, '办件存证', 'Log of cases')
  return (
    <Frame view={view} title={title} current="progress" width="wide">
      <h1>{title}</h1>
      <p>
        {t(
          lang,
          '每天零点过后，前一天所有办件的每一步合起来算出一个“根”，公布在这里，以后不能再改。办件里哪怕改动一个字、少一步、多一步，都与公布的根对不上。',
          'Soon after midnight one “root” is reckoned over every step of all cases of the day before, published here, and never changed. Were one word of a case changed, one step left out or added, it would not agree with the root.',
        )}
      </p>
      <p>
        {t(
          lang,
          '您在“我的办件”里下载存证证明，用核验页核对。核验页不用网络，可以存到自己的设备上。根里没有个人信息，谁都可以另存一份；存的人越多，越没有人能改。',
          'Download a proof under “My cases” and check it with the page below. It needs no network and can be kept on your device. Roots tell nothing about anybody; the more people keep a copy, the less anybody can change them.',
        )}
      </p>
      <ButtonRow>
        <ButtonLink href={checkAddress(view)}>{t(lang, '打开核验页', 'Check a proof')}</ButtonLink>
      </ButtonRow>
      <p class="links">
        <a href="/log/check.html" download="存证核验.html">
          {t(lang, '下载核验页（断网可用）', 'Download that page (works offline)')}
        </a>
        <a href="/log/roots.json" download="每日根.json">
          {t(lang, '下载全部每日根（JSON）', 'Download all roots (JSON)')}
        </a>
        <a href="/log.atom" type="application/atom+xml">
          {t(lang, '订阅（Atom）', 'Subscribe (Atom)')}
        </a>
      </p>
      <h2>{t(lang, '每日根', 'Roots by day')}</h2>
      {days.length === 0 ? (
        <EmptyState title={older ? t(lang, '没有更早的了', 'Nothing older') : t(lang, '还没有公布的根', 'No root yet')}>
          <p>
            {t(
              lang,
              '第一天的根在那一天结束后、零点过后公布。',
              'The root of the first day is published soon after its midnight.',
            )}
          </p>
        </EmptyState>
      ) : (
        <Table
          caption={t(lang, '每日根', 'Roots by day')}
          captionHidden
          columns={[
            { key: 'day', label: t(lang, '日期', 'Day') },
            { key: 'leaves', label: t(lang, '步数', 'Steps'), numeric: true },
            { key: 'root', label: t(lang, '根（SM3）', 'Root (SM3)') },
            { key: 'sealedAt', label: t(lang, '公布时间', 'Published') },
            { key: 'file', label: t(lang, '文件', 'File') },
          ]}
          rows={days.map(({ day, leaves, root, sealedAt }) => ({
            id: day,
            cells: {
              day: formatShortDate(lang, day),
              leaves: formatNumber(leaves),
              root: <code class="hash">{root}</code>,
              sealedAt: formatDateTime(lang, sealedAt),
              file: (
                <a href={`/log/${day}.json`} aria-label={t(lang, `${day}的JSON文件`, `JSON file of ${day}`)}>
                  JSON
                </a>
              ),
            },
          }))}
        />
      )}
      <Pagination
        lang={lang}
        previousHref={older ? '/log' : undefined}
        nextHref={next === null ? undefined : withQuery('/log', { before: next })}
      />
      <h2>{t(lang, '怎么算的', 'How it is reckoned')}</h2>
      <p>
        {t(
          lang,
          '杂凑算法是SM3（GB/T 32905），树按RFC 6962：叶在内容前加00，节点加01。每天的记录（日期、步数、根、前一天的记录）按RFC 8785写成JSON后求SM3，写进第二天的记录，一天接一天。目前没有另加签名。',
          'The hash is SM3 (GB/T 32905), the tree that of RFC 6962: leaves are hashed behind 00, nodes behind 01. The record of a day (day, steps, root, record of the day before) as JSON after RFC 8785 is hashed with SM3 into the record of the next, day by day. It carries no signature for now.',
        )}
      </p>
    </Frame>
  )
}
