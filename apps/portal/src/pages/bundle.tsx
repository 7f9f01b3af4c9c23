/** @jsxImportSource preact */
import type { Bundle, MaterialOfBundle, PartOfBundle } from '@tongban/contracts/joint/bundle'
import { Button, ButtonLink, ButtonRow } from '@tongban/ui/button.tsx'
import { CheckboxesField, RadiosField } from '@tongban/ui/field.tsx'
import { formatLimit } from '@tongban/ui/format'
import { type Language, t } from '@tongban/ui/language'
import { Notice } from '@tongban/ui/notice.tsx'
import { Table } from '@tongban/ui/table.tsx'
import type { VNode } from 'preact'
import { Frame } from '../parts/frame.tsx'
import { named } from '../parts/words.ts'
import type { View } from '../view.ts'

type Shown = { lang: Language; bundle: Bundle }

/** One matter of life: the circumstance, its parts in order, the materials once, and what is applied for elsewhere. */
export function bundlePage(view: View, bundle: Bundle): VNode {
  const { lang } = view
  return (
    <Frame
      view={view}
      title={named(lang, bundle)}
      description={t(lang, bundle.summary, bundle.summaryEn)}
      current="services"
      crumbs={[{ label: t(lang, '一件事', 'Matters of life'), href: '/bundles' }]}
    >
      <h1>{named(lang, bundle)}</h1>
      <p>{t(lang, bundle.summary, bundle.summaryEn)}</p>
      <p class="note">{t(lang, `牵头部门：${bundle.leadDepartment}`, `Led by: ${bundle.leadDepartmentEn}`)}</p>
      <Circumstance lang={lang} bundle={bundle} />
      {bundle.partList.length === 0 ? null : <Parts view={view} bundle={bundle} />}
      <Together view={view} bundle={bundle} />
      {bundle.elsewhereList.length === 0 ? null : <Elsewhere lang={lang} bundle={bundle} />}
      {bundle.materials.length === 0 ? null : <Materials lang={lang} bundle={bundle} />}
    </Frame>
  )
}

function Circumstance({ lang, bundle: { code, questions, answers } }: Shown): VNode | null {
  if (questions.length === 0) return null
  const begun = Object.keys(answers).length > 0
  return (
    <section aria-labelledby="circumstance">
      <h2 id="circumstance">{t(lang, '我的情形', 'My circumstances')}</h2>
      <p>
        {t(
          lang,
          '回答下面的问题，就只列出您要办的。不回答也可以看全部。',
          'Answer these to see only what concerns you. Without answers everything is listed.',
        )}
      </p>
      <form method="get" action={`/bundles/${code}#parts`}>
        {questions.map((question) => (
          <RadiosField
            key={question.key}
            lang={lang}
            name={question.key}
            id={`question-${question.key}`}
            label={t(lang, question.question, question.questionEn)}
            value={answers[question.key]}
            options={question.options.map(({ value, label, labelEn }) => ({ value, label: t(lang, label, labelEn) }))}
          />
        ))}
        <ButtonRow>
          <Button kind="secondary">{t(lang, '看我要办哪几项', 'Show what I have to do')}</Button>
          {begun ? <a href={`/bundles/${code}`}>{t(lang, '重新回答', 'Answer again from the start')}</a> : null}
        </ButtonRow>
      </form>
    </section>
  )
}

/** Each part stands behind those that are granted first. */
function inOrder(parts: readonly PartOfBundle[]): PartOfBundle[] {
  const placed: PartOfBundle[] = []
  const isPlaced = (key: string) => placed.some((part) => part.key === key) || !parts.some((part) => part.key === key)
  for (let left = [...parts]; left.length > 0; ) {
    const ready = left.filter(({ after }) => after.every(isPlaced))
    // The gate lets no ring pass; what would wait for ever is shown all the same.
    const next = ready.length > 0 ? ready : left
    placed.push(...next)
    left = left.filter((part) => !next.includes(part))
  }
  return placed
}

function Parts({ view, bundle }: { view: View; bundle: Bundle }): VNode {
  const { lang } = view
  const meant = inOrder(bundle.partList.filter(({ standing }) => standing !== 'does-not-apply'))
  const { inTurn, atBest } = bundle.figures
  return (
    <section aria-labelledby="parts">
      <h2 id="parts">{t(lang, `要办的${meant.length}项`, `What has to be done: ${meant.length}`)}</h2>
      {meant.length === 0 ? (
        <p>{t(lang, '按您的情形，这里没有要办的。', 'In your case nothing has to be done here.')}</p>
      ) : null}
      {atBest < inTurn ? (
        <Notice lang={lang} kind="info">
          <p>
            {t(
              lang,
              `逐项等结果要${inTurn}个工作日；没有先后要求的同时申请，最多${atBest}个工作日。`,
              `One after the other this takes ${inTurn} working days; applied for at the same time where nothing comes first, ${atBest} at most.`,
            )}
          </p>
        </Notice>
      ) : null}
      <ol class="items">
        {meant.map((part) => (
          <li key={part.key}>
            <Part view={view} part={part} bundle={bundle} />
          </li>
        ))}
      </ol>
    </section>
  )
}

function Part({ view, part, bundle }: { view: View; part: PartOfBundle; bundle: Bundle }): VNode {
  const { lang, region, regionHref } = view
  const notes = [
    part.item?.officeName,
    formatLimit(lang, part.promisedDays),
    part.visits === 0
      ? t(lang, '不用跑', 'no visit')
      : t(lang, `到现场${part.visits}次`, part.visits === 1 ? '1 visit' : `${part.visits} visits`),
    t(lang, `拿到：${part.resultName}`, `You get: ${part.resultNameEn}`),
  ].filter((note) => note !== undefined)
  return (
    <>
      <h3>
        {part.item ? <a href={`/items/${part.item.code}`}>{named(lang, part)}</a> : named(lang, part)}
        {part.required ? null : <span class="note"> {t(lang, '（按需要选办）', '(if you want it)')}</span>}
      </h3>
      <p>{t(lang, part.summary, part.summaryEn)}</p>
      <p class="note">{notes.join(' · ')}</p>
      <Conditions lang={lang} part={part} bundle={bundle} />
      {part.item ? (
        <ButtonRow>
          <ButtonLink kind="secondary" href={`/items/${part.item.code}`}>
            {t(lang, `办“${part.name}”`, `Apply: ${part.nameEn}`)}
          </ButtonLink>
        </ButtonRow>
      ) : (
        <p>
          {t(lang, `${region.name}不直接办理这一项。`, 'No office handles this for the whole of the region chosen. ')}
          <a href={regionHref}>{t(lang, '请选择您所在的县（市、区）', 'Choose your county')}</a>
        </p>
      )}
    </>
  )
}

/** When a part belongs, what comes first, and what it excludes. */
function Conditions({ lang, part, bundle }: Shown & { part: PartOfBundle }): VNode {
  const standing = new Map(bundle.partList.map((one) => [one.key, one]))
  const called = (keys: readonly string[]) =>
    keys
      .flatMap((key) => standing.get(key) ?? [])
      .filter((one) => one.standing !== 'does-not-apply')
      .map((one) => t(lang, `“${one.name}”`, `“${one.nameEn}”`))
      .join(t(lang, '、', ', '))
  const first = called(part.after)
  const other = called(part.excludes)
  return (
    <>
      {part.standing === 'open' ? (
        <p>
          {t(lang, '要不要办，看您的情形：请先回答上面的问题。', 'Whether you need it depends on the questions above.')}
        </p>
      ) : null}
      {first === '' ? null : <p>{t(lang, `先办好${first}，再办这一项。`, `First: ${first}.`)}</p>}
      {other === '' ? null : <p>{t(lang, `和${other}只能选一项。`, `Choose either this or: ${other}.`)}</p>}
    </>
  )
}

/** 一起申请: the parts to take up, once the circumstance is told; what excludes one another is left for the person to tick. */
function Together({ view, bundle }: { view: View; bundle: Bundle }): VNode | null {
  const { lang } = view
  const applies = bundle.partList.filter(({ standing, item }) => standing === 'applies' && item && !item.chooseRegion)
  const told = bundle.questions.every(({ key }) => bundle.answers[key] !== undefined)
  if (applies.length === 0) return null
  return (
    <section aria-labelledby="together">
      <h2 id="together">{t(lang, '一起申请', 'Apply for all at once')}</h2>
      {told ? (
        <form method="post" action={`/bundles/${bundle.code}/apply`}>
          <p>
            {t(
              lang,
              '一张表填一次，材料交一次，分给各单位同时办；要先办好别的才能办的，办好后自动开始。',
              'One form, filled in once, and documents given once; the offices work at the same time. What needs another first begins by itself.',
            )}
          </p>
          {Object.entries(bundle.answers).map(([key, value]) => (
            <input key={key} type="hidden" name={`told-${key}`} value={value} />
          ))}
          <CheckboxesField
            lang={lang}
            name="part"
            id="part"
            label={t(lang, '选择要办的', 'Choose what you want')}
            values={applies.filter(({ excludes }) => excludes.length === 0).map(({ key }) => key)}
            options={applies.map((part) => ({
              value: part.key,
              label: `${named(lang, part)}${part.required ? t(lang, '（必办）', ' (required)') : ''}`,
            }))}
          />
          <ButtonRow>
            <Button>{t(lang, '开始一起申请', 'Begin')}</Button>
          </ButtonRow>
        </form>
      ) : (
        <p>
          <a href="#circumstance">{t(lang, '请先回答上面的问题', 'Answer the questions above first')}</a>
        </p>
      )}
    </section>
  )
}

function Elsewhere({ lang, bundle }: Shown): VNode {
  return (
    <section aria-labelledby="elsewhere">
      <h2 id="elsewhere">{t(lang, '另行办理', 'Applied for elsewhere')}</h2>
      <p>
        {t(
          lang,
          '这几项也属于这件事，但还不能在这里申请，请向下列部门办理；不清楚的可以拨打12345。',
          'These belong to the matter as well and cannot be applied for here yet. Turn to these departments, or call 12345.',
        )}
      </p>
      <ul>
        {bundle.elsewhereList.map((part) => (
          <li key={part.name}>
            {named(lang, part)}
            <span class="note">{t(lang, `（${part.department}）`, ` (${part.departmentEn})`)}</span>
          </li>
        ))}
      </ul>
    </section>
  )
}

function Materials({ lang, bundle }: Shown): VNode {
  const { asked, once } = bundle.figures
  const partName = new Map(bundle.partList.map((part) => [part.key, named(lang, part)]))
  const toBring = bundle.materials.filter(({ provided }) => !provided)
  return (
    <section aria-labelledby="materials">
      <h2 id="materials">{t(lang, '一共要带什么', 'What you need in all')}</h2>
      <p>
        {t(
          lang,
          `逐项办要交${asked}次材料；同一份材料只算一次，一共${once}份，其中${once - toBring.length}份免提交。传过一次的，在下一项里可以直接使用。`,
          `Item by item documents are asked for ${asked} times. Each counted once there are ${once}, of which ${once - toBring.length} need not be submitted. What you uploaded once can be used again in the next application.`,
        )}
      </p>
      <Table
        caption={t(lang, '材料和用到它的事项', 'Documents and what they are for')}
        captionHidden
        columns={[
          { key: 'name', label: t(lang, '材料', 'Document') },
          { key: 'supply', label: t(lang, '怎么交', 'How') },
          { key: 'parts', label: t(lang, '用在', 'For') },
        ]}
        rows={[...toBring, ...bundle.materials.filter(({ provided }) => provided)].map((material) => ({
          id: `${material.name} ${material.parts.join(' ')}`,
          cells: {
            name: named(lang, material),
            supply: supplyOf(lang, material),
            parts: material.parts.map((key) => partName.get(key)).join(t(lang, '；', '; ')),
          },
        }))}
      />
    </section>
  )
}

function supplyOf(lang: Language, { provided, conditional, required }: MaterialOfBundle): string {
  const how = provided
    ? t(lang, '免提交', 'Nothing to submit')
    : required
      ? t(lang, '请上传', 'Upload it')
      : t(lang, '可以不交', 'Optional')
  return conditional ? t(lang, `${how}（部分情形）`, `${how} (in some cases)`) : how
}
