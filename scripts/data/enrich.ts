import { GRAPH_FLOWS } from './graph-flows.ts'
import {
  ASKED_AS_SITUATION,
  basisOf,
  FEE_WHEN,
  INTERMEDIARY,
  LICENCE_DUTIES,
  MATERIAL_WHEN,
  ON_SITE,
  SITUATIONS,
  SPLIT_MATERIALS,
  STAGE_WHEN,
  VARIANTS,
} from './library.ts'
import type { Field, Group } from './parse-authored.ts'

interface Built {
  type: string | undefined
  legalBasis: { law: string; article: string; summary: string }[]
  materials: Record<string, unknown>[]
  flow: { stage: string; name: string; nameEn: string; days: number }[]
  fee: { charged: boolean; amounts?: { name: string; fen: number }[] }
  visits: number
  form: { groups: Group[] }
}

/** The item with what the library knows of it: situations, conditions, legal basis of each material, attendance, duties. */
export function enrich(item: Built, number: string): unknown {
  const { situations, groups } = liftSituations(item.form.groups, number)
  const onSite = ON_SITE[number]
  if (item.visits > 0 !== (onSite !== undefined)) throw new Error(`${number}: visits without a reason or the reverse`)
  const amounts = item.fee.amounts?.map((amount, i) => withWhen(amount, FEE_WHEN[number]?.[i]))
  return {
    ...item,
    fee: { ...item.fee, ...(amounts ? { amounts } : {}) },
    materials: item.materials.flatMap((material) => {
      const path = `${number}/${String(material['key'])}`
      const when = MATERIAL_WHEN[path]
      const basis = basisOf(item.legalBasis)
      const one = when === undefined ? { ...material, basis } : { ...material, required: true, basis, when }
      return SPLIT_MATERIALS[path]?.map((part) => ({ ...part, basis })) ?? [one]
    }),
    flow: GRAPH_FLOWS[number] ?? linearFlow(item, number),
    form: { groups },
    ...(situations.length > 0 ? { situations } : {}),
    ...(VARIANTS[number] ? { businessItems: variantsOf(VARIANTS[number]) } : {}),
    ...(onSite ? { onSiteReason: onSite.reason } : {}),
    ...(INTERMEDIARY[number] ? { intermediaryServices: INTERMEDIARY[number] } : {}),
    ...(item.type === '01' ? { duties: LICENCE_DUTIES } : {}),
  }
}

const withWhen = <T extends object>(value: T, when: string | undefined): T & { when?: string } =>
  when === undefined ? value : { ...value, when }

function linearFlow({ flow }: Built, number: string) {
  const onSite = ON_SITE[number]
  if (onSite && !flow.some(({ stage }) => stage === onSite.stage)) throw new Error(`${number}: no ${onSite.stage}`)
  return flow.map((stage) => {
    const coming = onSite && onSite.stage === stage.stage ? { basis: onSite.basis, onSite: true } : {}
    return withWhen({ ...stage, ...coming }, STAGE_WHEN[`${number}/${stage.stage}`])
  })
}

const variantsOf = (variants: NonNullable<(typeof VARIANTS)[string]>) =>
  variants.map(([name, nameEn, when], i) => ({ serial: String(i + 1).padStart(2, '0'), name, nameEn, when }))

/** A choice that decides on materials, fees or flow is asked first, as a situation, and not again in the form. */
function liftSituations(groups: Group[], number: string) {
  const fields = new Map(groups.flatMap((group) => group.fields.map((field): [string, Field] => [field.key, field])))
  const situations = (SITUATIONS[number] ?? []).map(({ options, ...question }) => {
    const chosen = options ?? fields.get(question.key)?.options
    if (!chosen) throw new Error(`${number}: no options for ${question.key}`)
    return { ...question, options: chosen }
  })
  const lifted = new Set([...situations.map(({ key }) => key), ...(ASKED_AS_SITUATION[number] ?? [])])
  return {
    situations,
    groups: groups.map((group) => ({ ...group, fields: group.fields.filter(({ key }) => !lifted.has(key)) })),
  }
}
