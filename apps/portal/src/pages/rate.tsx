/** @jsxImportSource preact */
import type { MyCase } from '@tongban/contracts/cases/case'
import type { Experience } from '@tongban/contracts/interaction/experiences'
import type { Rating as Given } from '@tongban/contracts/interaction/rating'
import { Button, ButtonLink, ButtonRow } from '@tongban/ui/button.tsx'
import { TextareaField } from '@tongban/ui/field.tsx'
import { formatDateTime } from '@tongban/ui/format'
import { type Language, t } from '@tongban/ui/language'
import { Notice } from '@tongban/ui/notice.tsx'
import { Rating, type RatingLevel, ratingWord } from '@tongban/ui/rating.tsx'
import type { VNode } from 'preact'
import { Definitions } from '../parts/definitions.tsx'
import { Frame } from '../parts/frame.tsx'
import { type Mistakes, mistakeAt, noMistakes, Summary } from '../parts/problem.tsx'
import { named } from '../parts/words.ts'
import type { View } from '../view.ts'

export type IndicatorWords = { code: string; stars: number; text: string; textEn: string }
export type RateState = {
  one: MyCase
  indicators: readonly IndicatorWords[]
  stars?: number | undefined
  chosen?: readonly string[]
  comment?: string
  intent: string
  mistakes?: Mistakes
}

const isLevel = (stars: number | undefined): stars is RatingLevel =>
  stars !== undefined && Number.isInteger(stars) && stars >= 1 && stars <= 5

const frameOf = (view: View, one: MyCase) => {
  const name = named(view.lang, { name: one.itemName, nameEn: one.itemNameEn })
  return {
    view,
    current: 'mine' as const,
    isPrivate: true,
    crumbs: [
      { label: t(view.lang, '我的办件', 'My cases'), href: '/me' },
      { label: name, href: `/me/cases/${one.id}` },
    ],
  }
}

/** 好差评: once a case, five levels. */
export function ratePage(view: View, state: RateState): VNode {
  const { lang } = view
  const { one, indicators, stars } = state
  const mistakes = state.mistakes ?? noMistakes
  const title = t(lang, '评价', 'Rate this service')
  return (
    <Frame {...frameOf(view, one)} title={title} hasErrors={mistakes.list.length > 0}>
      <Summary lang={lang} mistakes={mistakes} />
      <h1>{title}</h1>
      <p>
        {named(lang, { name: one.itemName, nameEn: one.itemNameEn })}
        {t(lang, `，${one.officeName}`, `, ${one.officeName}`)}
      </p>
      <form method="post" action={`/me/cases/${one.id}/rate`} noValidate>
        <input type="hidden" name="intent" value={state.intent} />
        <Rating
          lang={lang}
          name="stars"
          reasonName="indicators"
          value={isLevel(stars) ? stars : undefined}
          chosen={state.chosen ?? []}
          reasons={indicators
            .filter((i) => isLevel(i.stars))
            .map((i) => ({ code: i.code, level: i.stars as RatingLevel, label: t(lang, i.text, i.textEn) }))}
          error={mistakeAt(lang, mistakes, 'stars')}
        />
        <TextareaField
          lang={lang}
          name="comment"
          label={t(lang, '还想说的话', 'Anything else')}
          hint={t(lang, '不用写姓名和号码。办理单位会看到。', 'Leave out names and numbers. The office reads this.')}
          value={state.comment}
          maxLength={500}
          error={mistakeAt(lang, mistakes, 'comment')}
        />
        <p class="note">
          {t(lang, '一件事评一次，提交后不能改。', 'A case is rated once; it cannot be changed afterwards.')}
        </p>
        <ButtonRow>
          <Button>{t(lang, '提交评价', 'Send the rating')}</Button>
        </ButtonRow>
      </form>
    </Frame>
  )
}

/** What others who go through the same would like to know; one a case. */
export type ExperienceState = { told: Experience | undefined; text?: string; intent: string; mistakes?: Mistakes }

const experienceWords: Record<Experience['state'], readonly [string, string]> = {
  waiting: ['已收到，办理单位看过之后公开。', 'Received. It is public once the office has looked at it.'],
  shown: ['已在办事指南中公开，不显示您是谁。', 'Public on the guide; who wrote it is not shown.'],
  'kept-back': ['没有公开，理由：', 'Not public. The reason: '],
}

function ExperiencePart({ lang, id, state }: { lang: Language; id: string; state: ExperienceState }): VNode {
  const { told } = state
  const mistakes = state.mistakes ?? noMistakes
  return (
    <section>
      <h2>{t(lang, '办事经验', 'Tell others how it went')}</h2>
      {told ? (
        <>
          <blockquote>{told.text}</blockquote>
          <p class="note">
            {t(lang, ...experienceWords[told.state])}
            {told.reason}
          </p>
        </>
      ) : (
        <form method="post" action={`/me/cases/${id}/experience`} noValidate>
          <input type="hidden" name="intent" value={state.intent} />
          <TextareaField
            lang={lang}
            name="text"
            label={t(lang, '您想告诉后来办这件事的人什么？', 'What would you tell the next person?')}
            hint={t(
              lang,
              '10到500字，公开在办事指南里，不显示您是谁。不要写电话和证件号码。',
              '10 to 500 characters, public on the guide without who wrote it. No telephone or citizen numbers.',
            )}
            value={state.text}
            maxLength={500}
            error={mistakeAt(lang, mistakes, 'text')}
          />
          <ButtonRow>
            <Button>{t(lang, '提交经验', 'Send it')}</Button>
          </ButtonRow>
        </form>
      )}
    </section>
  )
}

type Rated = { one: MyCase; rating: Given; indicators: readonly IndicatorWords[]; experience: ExperienceState }

export function ratedPage(view: View, { one, rating, indicators, experience }: Rated): VNode {
  const { lang } = view
  const title = t(lang, '您的评价', 'Your rating')
  const named = rating.indicators.map((code) => {
    const indicator = indicators.find((i) => i.code === code)
    return indicator ? t(lang, indicator.text, indicator.textEn) : code
  })
  return (
    <Frame {...frameOf(view, one)} title={title} hasErrors={(experience.mistakes?.list.length ?? 0) > 0}>
      <Summary lang={lang} mistakes={experience.mistakes ?? noMistakes} />
      <h1>{title}</h1>
      <Notice lang={lang} kind="good" word={t(lang, '谢谢您的评价', 'Thank you for your rating')}>
        <p>{t(lang, '办理单位会看到您的评价，用来改进服务。', 'The office sees your rating, to do better.')}</p>
      </Notice>
      <Definitions
        rows={[
          [
            t(lang, '满意度', 'Satisfaction'),
            isLevel(rating.stars) ? ratingWord(lang, rating.stars) : String(rating.stars),
          ],
          [t(lang, '原因', 'Reasons'), named.join(t(lang, '、', ', ')) || t(lang, '没有选择', 'None chosen')],
          [t(lang, '还想说的话', 'Comment'), rating.comment || t(lang, '没有填写', 'None')],
          [t(lang, '时间', 'When'), formatDateTime(lang, rating.at)],
        ]}
      />
      <ExperiencePart lang={lang} id={one.id} state={experience} />
      <ButtonRow>
        <ButtonLink href={`/me/cases/${one.id}`}>{t(lang, '回到办件', 'Back to the case')}</ButtonLink>
      </ButtonRow>
    </Frame>
  )
}
