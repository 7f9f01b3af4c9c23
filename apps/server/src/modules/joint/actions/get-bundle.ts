import { type Bundle, type BundlePart, getBundle as op, type PartOfBundle } from '@tongban/contracts/joint/bundle'
import { mergeForms } from '@tongban/forms/merge-forms'
import type { FastifyInstance } from 'fastify'
import { type DirectoryItem, formFor, listItemsByBaseCode, listNearest, type Nearest } from '#modules/catalogue'
import type { RegionDirectory } from '#modules/reference'
import { anonymous } from '#platform/actor'
import type { Deps } from '#platform/deps'
import { route } from '#platform/http'
import { fail } from '#platform/problems'
import { type Answers, longestWay, notAsked, standingOf } from '../core/bundle.ts'
import { materialsOnce, timesAsked } from '../core/materials.ts'
import { problems } from '../problems.ts'
import { type BundleRow, find } from '../store/bundle-store.ts'
import { presentBundle } from './list-bundles.ts'

export const getBundle = (app: FastifyInstance, deps: Pick<Deps, 'db'>, regions: RegionDirectory) =>
  route(app, op, ({ params, query }) =>
    deps.db.read(anonymous, async (tx) => {
      const bundle = (await find(tx, params.code)) ?? fail(problems['joint.bundle-not-found']())
      const path = regions.ancestors(query.region ?? regions.root.code).map(({ code }) => code)
      if (path.length === 0) fail(problems['joint.region-not-found']())
      const answers = answersIn(query.circumstance)
      const [strange] = notAsked(bundle.definition, answers)
      if (strange !== undefined) fail(problems['joint.circumstance-not-asked']({ given: strange }))
      const items = await listItemsByBaseCode(
        tx,
        bundle.definition.parts.map(({ baseCode }) => baseCode),
      )
      const nearest = await listNearest(
        tx,
        items.map(({ itemId }) => itemId),
        path,
      )
      return present(bundle, answers, items, nearest)
    }),
  )

/** `key:value,key:value`; what has no colon is no answer, and is refused by its name. */
const answersIn = (circumstance = ''): Answers =>
  Object.fromEntries(
    circumstance
      .split(',')
      .filter((one) => one !== '')
      .map((one) => {
        const [key = '', value = ''] = one.split(':', 2)
        return [key, value]
      }),
  )

type Placed = { part: BundlePart; item: DirectoryItem }

function present(bundle: BundleRow, answers: Answers, items: DirectoryItem[], nearest: Nearest[]): Bundle {
  const { definition } = bundle
  const byCode = new Map(items.map((item) => [item.baseCode, item]))
  const placed = definition.parts.flatMap((part): Placed[] => {
    const item = byCode.get(part.baseCode)
    return item ? [{ part, item }] : []
  })
  const standing = standingOf(bundle, answers)
  const partList = placed.map(({ part, item }): PartOfBundle => {
    const { name, nameEn, summary, summaryEn, promisedDays, visits, result } = item.content
    return {
      key: part.key,
      required: part.required,
      standing: standing.get(part.key) ?? 'applies',
      ...{ name, nameEn, summary, summaryEn, promisedDays, visits },
      resultName: result.name,
      resultNameEn: result.nameEn,
      excludes: definition.parts.flatMap(({ key, group }) =>
        group !== undefined && group === part.group && key !== part.key ? key : [],
      ),
      after: part.after ?? [],
      item: nearest.find(({ itemId }) => itemId === item.itemId)?.brief ?? null,
    }
  })
  const meant = placed.filter(({ part }) => standing.get(part.key) !== 'does-not-apply')
  const materials = meant.map(({ part, item }) => ({ key: part.key, materials: item.content.materials }))
  const once = materialsOnce(materials)
  const days = meant.map(({ part, item }) => ({
    key: part.key,
    days: item.content.promisedDays,
    after: part.after ?? [],
  }))
  return {
    ...presentBundle(bundle),
    questions: definition.questions,
    answers: { ...answers },
    partList,
    elsewhereList: definition.elsewhere,
    materials: once,
    figures: {
      asked: timesAsked(materials),
      once: once.length,
      ...questionCounts(definition, meant),
      inTurn: days.reduce((sum, part) => sum + part.days, 0),
      atBest: longestWay(days),
    },
  }
}

/** How many questions the forms have one by one, and how many when the same is asked once. */
function questionCounts({ audience, same }: BundleRow['definition'], placed: readonly Placed[]) {
  const as = audience.find((one) => placed.some(({ item }) => item.content.audience.includes(one)))
  const forms = placed.flatMap(({ part, item }) =>
    as && item.content.audience.includes(as) ? [{ name: part.key, form: formFor(item.content, as) }] : [],
  )
  const count = (groups: readonly { fields: readonly unknown[] }[]) =>
    groups.reduce((sum, { fields }) => sum + fields.length, 0)
  const { form } = mergeForms(forms, new Set(forms.map(({ name }) => name)), same)
  return { questions: forms.reduce((sum, one) => sum + count(one.form.groups), 0), questionsOnce: count(form.groups) }
}
