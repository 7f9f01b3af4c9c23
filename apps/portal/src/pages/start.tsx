/** @jsxImportSource preact */
import type { Guide, ItemMaterial } from '@tongban/contracts/catalogue/item'
import type { LegalPerson } from '@tongban/contracts/identity/account'
import { Button, ButtonRow } from '@tongban/ui/button.tsx'
import { type Language, t } from '@tongban/ui/language'
import { needWords } from '@tongban/ui/material-list.tsx'
import { Notice } from '@tongban/ui/notice.tsx'
import type { VNode } from 'preact'
import { withQuery } from '../http/safe-path.ts'
import { ActForForm } from '../parts/act-for.tsx'
import { answersAsQuery, type Circumstance, possible } from '../parts/circumstance.ts'
import { Definitions } from '../parts/definitions.tsx'
import { Frame } from '../parts/frame.tsx'
import { materialOf } from '../parts/materials.ts'
import { audienceWords, named } from '../parts/words.ts'
import type { View } from '../view.ts'

export type StartState = {
  guide: Guide
  personName: string
  actingFor: LegalPerson | null
  legalPersons: readonly LegalPerson[]
  /** What was told on the guide. */
  circumstance: Circumstance | undefined
}

/** Before an application: for whom it is, and what will be needed. */
export function startPage(view: View, state: StartState): VNode {
  const { lang } = view
  const { guide, personName, actingFor, legalPersons, circumstance } = state
  const { content } = guide
  const audience = actingFor ? 'legal' : 'natural'
  const may = content.audience.includes(audience)
  const title = named(lang, content)
  const materials = possible(circumstance, content.materials)
  const toUpload = materials.filter((m) => m.source !== 'generated' && m.obtain === null)
  const spared = materials.length - toUpload.length
  const asked = (m: ItemMaterial) => {
    const { name, need, when } = materialOf(lang, m, guide, circumstance?.wordsIfOpen(m, lang))
    const only = need === 'required' && when === undefined ? undefined : needWords(lang, { need, when })
    return only === undefined ? name : t(lang, `${name}（${only}）`, `${name} (${only})`)
  }
  const told = answersOf(lang, circumstance)
  const here = withQuery(`/apply/${guide.code}`, circumstance ? answersAsQuery(circumstance) : {})
  return (
    <Frame
      view={view}
      title={`${t(lang, '在线办理', 'Apply online')} - ${title}`}
      current="mine"
      crumbs={[{ label: title, href: `/items/${guide.code}` }]}
      isPrivate
    >
      <h1>{t(lang, `在线办理：${title}`, `Apply online: ${title}`)}</h1>
      {may ? (
        <>
          <Definitions
            rows={[
              [t(lang, '申请人', 'Applicant'), actingFor?.name ?? personName],
              [t(lang, '办理单位', 'Office'), guide.office.name],
              ...told,
              [
                t(lang, '要上传', 'To upload'),
                toUpload.length === 0
                  ? t(lang, '不用上传材料', 'Nothing')
                  : toUpload.map(asked).join(t(lang, '、', ', ')),
              ],
              [
                t(lang, '不用您找', 'Not for you to find'),
                t(
                  lang,
                  `其余${spared}份由我们生成或取得，库里没有的才请您上传`,
                  `The other ${spared} we make or obtain; you are asked only for what the libraries do not have`,
                ),
              ],
            ]}
          />
          <p>
            {t(
              lang,
              '填写的内容随时自动保存，可以换一台设备接着填。',
              'What you fill in is saved as you go, and you can go on with it on another device.',
            )}
          </p>
          <form method="post" action={`/apply/${guide.code}`}>
            {Object.entries(circumstance ? answersAsQuery(circumstance) : {}).map(([name, value]) => (
              <input key={name} type="hidden" name={name} value={value} />
            ))}
            <ButtonRow>
              <Button>{t(lang, '开始填写', 'Start')}</Button>
            </ButtonRow>
          </form>
          {content.audience.length > 1 ? <Switch view={view} state={state} here={here} /> : null}
        </>
      ) : (
        <>
          <Notice lang={lang} kind="warn">
            <p>
              {audience === 'natural'
                ? t(
                    lang,
                    '这件事由企业或其他组织申请，您现在是以个人身份登录的。请先换成您代表的企业。',
                    'This service is for organisations, and you are acting for yourself. Change to an organisation you represent first.',
                  )
                : t(
                    lang,
                    `这件事由个人申请，您现在代表的是${actingFor?.name ?? ''}。请先换回本人。`,
                    `This service is for people, and you are acting for ${actingFor?.name ?? ''}. Change back to yourself first.`,
                  )}
            </p>
          </Notice>
          <Switch view={view} state={state} here={here} />
        </>
      )}
      {legalPersons.length === 0 && content.audience.includes('legal') ? (
        <p>
          <a href={withQuery('/me/legal-persons/new', { return: here })}>
            {t(
              lang,
              '您是企业的法定代表人？开通企业账户',
              'You are the representative of an organisation? Open its account',
            )}
          </a>
        </p>
      ) : null}
    </Frame>
  )
}

/** What was told of the circumstance, with the business item it comes to. */
function answersOf(lang: Language, circumstance: Circumstance | undefined): [string, string][] {
  if (!circumstance) return []
  const { questions, answers, businessItem } = circumstance
  const rows = questions.flatMap((question): [string, string][] => {
    const option = question.options.find(({ value }) => value === answers[question.key])
    return option ? [[t(lang, question.question, question.questionEn), t(lang, option.label, option.labelEn)]] : []
  })
  return businessItem ? [...rows, [t(lang, '业务办理项', 'Business item'), named(lang, businessItem)]] : rows
}

function Switch({
  view: { lang },
  state: { guide, actingFor, legalPersons, personName },
  here,
}: {
  view: View
  state: StartState
  here: string
}): VNode | null {
  const forSelf = actingFor !== null && guide.content.audience.includes('natural')
  const others = guide.content.audience.includes('legal') ? legalPersons.filter((l) => l.id !== actingFor?.id) : []
  if (!forSelf && others.length === 0) return null
  return (
    <section>
      <h2>{t(lang, '换一个身份申请', 'Apply as somebody else')}</h2>
      {forSelf ? (
        <ActForForm
          lang={lang}
          legalPersonId={null}
          back={here}
          label={t(lang, `以本人（${personName}）申请`, `Apply for myself (${personName})`)}
        />
      ) : null}
      {others.map((legalPerson) => (
        <ActForForm
          key={legalPerson.id}
          lang={lang}
          legalPersonId={legalPerson.id}
          back={here}
          label={t(lang, `代表${legalPerson.name}申请`, `Apply for ${legalPerson.name}`)}
        />
      ))}
      <p class="note">
        {t(
          lang,
          `服务对象：${guide.content.audience.map((a) => audienceWords(lang, a)).join('、')}`,
          `This service is for: ${guide.content.audience.map((a) => audienceWords(lang, a).toLowerCase()).join(', ')}`,
        )}
      </p>
    </section>
  )
}
