/** @jsxImportSource preact */
import type { Guide } from '@tongban/contracts/catalogue/item'
import { answerText } from '@tongban/forms/entries'
import { Button, ButtonRow } from '@tongban/ui/button.tsx'
import { RadiosField, SelectField } from '@tongban/ui/field.tsx'
import { type Language, t } from '@tongban/ui/language'
import { MaterialList } from '@tongban/ui/material-list.tsx'
import { Notice } from '@tongban/ui/notice.tsx'
import type { VNode } from 'preact'
import { type Circumstance, sortMaterials } from '../parts/circumstance.ts'
import { materialOf } from '../parts/materials.ts'
import { named } from '../parts/words.ts'

type Part = { lang: Language; guide: Guide; circumstance: Circumstance | undefined }

/** From so many options on a list is quicker than radios. */
const longList = 8

/** 我的情形: the questions as a plain form that leads back to the guide, and what the answers come to. */
export function SituationForm({ lang, guide, circumstance }: Part): VNode | null {
  if (!circumstance || circumstance.questions.length === 0) return null
  const { questions, answers, complete } = circumstance
  const begun = Object.keys(answers).length > 0
  return (
    <section aria-labelledby="situation">
      <h2 id="situation">{t(lang, '我的情形', 'My circumstances')}</h2>
      {complete ? (
        <Notice lang={lang} kind="good" word={t(lang, '下面只列出您需要的', 'Below is only what you need')}>
          <ToldItem lang={lang} guide={guide} circumstance={circumstance} />
        </Notice>
      ) : (
        <p>
          {begun
            ? t(lang, '还要再问一点，才能说准。', 'A little more has to be asked to be exact.')
            : t(
                lang,
                '回答下面的问题，就能看到您这种情形要的材料、费用和步骤。不回答也可以申请。',
                'Answer these to see what you need in your case, what it costs and how it goes. You may also apply without.',
              )}
        </p>
      )}
      <form method="get" action={`/items/${guide.code}#situation`}>
        {questions.map((question) => {
          const asked = {
            lang,
            name: question.key,
            id: `situation-${question.key}`,
            label: t(lang, question.question, question.questionEn),
            value: answerText(answers[question.key]) || undefined,
            options: question.options.map(({ value, label, labelEn }) => ({ value, label: t(lang, label, labelEn) })),
          }
          return question.options.length < longList ? (
            <RadiosField key={question.key} {...asked} />
          ) : (
            <SelectField key={question.key} {...asked} />
          )
        })}
        <ButtonRow>
          <Button kind="secondary">
            {complete
              ? t(lang, '按新的选择再看', 'Show it for these answers')
              : begun
                ? t(lang, '继续', 'Continue')
                : t(lang, '看我要带什么', 'Show what I need')}
          </Button>
          {begun ? (
            <a href={`/items/${guide.code}#situation`}>{t(lang, '重新回答', 'Answer again from the start')}</a>
          ) : null}
        </ButtonRow>
      </form>
    </section>
  )
}

function ToldItem({ lang, guide, circumstance }: Part): VNode | null {
  const item = circumstance?.businessItem
  return item ? (
    <p>
      {t(lang, `业务办理项：${item.name}`, `Business item: ${named(lang, item)}`)}{' '}
      <code>
        {guide.code}
        {item.serial}
      </code>
    </p>
  ) : (
    <p>{t(lang, '材料、费用和步骤都按您的回答列出。', 'Documents, fees and steps are those of your answers.')}</p>
  )
}

/** 要带什么: what is needed anyway, then what only some need, with when in words. */
export function Materials({ lang, guide, circumstance }: Part): VNode {
  const { needed, open } = sortMaterials(circumstance, guide.content.materials)
  const told = circumstance !== undefined && circumstance.questions.length > 0 && circumstance.complete
  return (
    <>
      <h2 id="materials">{t(lang, '要带什么', 'What you need')}</h2>
      {needed.length + open.length === 0 ? <p>{t(lang, '不需要提交材料。', 'Nothing has to be submitted.')}</p> : null}
      {needed.length > 0 ? (
        <MaterialList lang={lang} materials={needed.map((material) => materialOf(lang, material, guide))} />
      ) : null}
      {open.length > 0 ? (
        <>
          <h3>
            {told
              ? t(lang, '看您填写的内容才知道要不要', 'Depends on what you fill in')
              : t(lang, '只有部分情形需要', 'Needed only in some circumstances')}
          </h3>
          <MaterialList
            lang={lang}
            materials={open.map((material) => materialOf(lang, material, guide, circumstance?.words(material, lang)))}
          />
        </>
      ) : null}
    </>
  )
}
