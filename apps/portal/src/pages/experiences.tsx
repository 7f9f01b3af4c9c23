/** @jsxImportSource preact */
import type { Guide } from '@tongban/contracts/catalogue/item'
import type { listExperiences } from '@tongban/contracts/interaction/experiences'
import type { ResponseOf } from '@tongban/contracts/operation'
import { EmptyState } from '@tongban/ui/empty-state.tsx'
import { dateInShanghai, formatShortDate } from '@tongban/ui/format'
import { t } from '@tongban/ui/language'
import type { VNode } from 'preact'
import { Frame } from '../parts/frame.tsx'
import { named } from '../parts/words.ts'
import type { View } from '../view.ts'
import { guideCrumb } from './versions.tsx'

type Experiences = ResponseOf<typeof listExperiences>['experiences']

/** 办事经验: what others who went through it tell, whichever office handled it. */
export function experiencesPage(view: View, guide: Guide, experiences: Experiences): VNode {
  const { lang } = view
  const title = t(lang, `办事经验：${guide.content.name}`, `How it went: ${named(lang, guide.content)}`)
  return (
    <Frame view={view} title={title} current="services" crumbs={[guideCrumb(lang, guide)]}>
      <h1>{title}</h1>
      <p>
        {t(
          lang,
          '这是办过的人写的，供您参考；要求以办事指南为准。',
          'Written by people who went through it, for you to consider; what counts is the guide.',
        )}
      </p>
      {experiences.length === 0 ? (
        <EmptyState title={t(lang, '还没有人写', 'Nobody has written yet')}>
          <p>
            {t(
              lang,
              '您办完以后，可以在“我的办件”的评价里写下经验。',
              'When yours is done you can write how it went, with your rating under “My cases”.',
            )}
          </p>
        </EmptyState>
      ) : (
        <ol class="items">
          {experiences.map((one) => (
            <li key={one.at + one.text}>
              <p>{one.text}</p>
              <p class="note">{formatShortDate(lang, dateInShanghai(one.at))}</p>
            </li>
          ))}
        </ol>
      )}
    </Frame>
  )
}
