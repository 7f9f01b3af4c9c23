import type { ItemContent } from '@tongban/contracts/catalogue/item'
import { conditionOf } from '@tongban/forms/compiled-form'
import { keysIn } from '@tongban/forms/condition'
import { conditionsElsewhere } from '@tongban/forms/item-form'
import { called, withCalled } from './called.ts'
import { shortestAnswers, tellAnswers } from './circumstances.ts'
import { at, type Circumstance, type GateSubject, type Rule, sources } from './rule.ts'

function example(subject: GateSubject, all: readonly Circumstance[], isSo: (c: Circumstance) => boolean) {
  const answers = shortestAnswers(all, isSo)
  return subject.form && answers ? tellAnswers(subject.form, answers) : undefined
}

/** What is chosen by circumstance and has a name: materials and fees. */
const chosen = ({ materials, fee }: ItemContent) => [
  ...withCalled('material', materials).map(({ said, when }, i) => ({ path: `/materials/${i}/when`, said, when })),
  ...(fee.amounts ?? []).map(({ name, when }, i) => ({
    path: `/fee/amounts/${i}/when`,
    said: called('fee', i, name, name),
    when,
  })),
]

/** 情形 and 业务办理项: questions lead to exactly what applies, and never nowhere. */
export const situationRules: readonly Rule[] = [
  {
    code: 'catalogue.never-asked',
    label: '材料或收费在任何情形下都用不到',
    labelEn: 'A material or fee that no answers call for',
    source: sources.plan,
    weight: 10,
    *find(subject) {
      for (const { path, said, when } of chosen(subject.content)) {
        const all = when === undefined ? undefined : subject.circumstances([when])
        if (all && !all.some((c) => c.holds(when)))
          yield at(
            path,
            `无论怎样回答都用不到${said.zh}，请改条件或删去`,
            `No answers ever call for ${said.en}; change its condition or leave it out`,
          )
      }
    },
  },
  {
    code: 'catalogue.situation-idle',
    label: '情形问题的回答不起作用',
    labelEn: 'A question whose answer changes nothing',
    source: sources.asked,
    weight: 5,
    *find({ content, form }) {
      if (!form) return
      const feels = [
        ...conditionsElsewhere(content).map(({ feel }) => feel),
        ...form.groups.flatMap((g) => [g.visibleWhen, ...g.fields.map((f) => f.visibleWhen)]),
      ]
      const used = new Set(feels.flatMap((feel) => (feel ? [...keysIn(conditionOf(form, feel))] : [])))
      for (const [i, { key, question, questionEn }] of (content.situations ?? []).entries())
        if (!used.has(key)) {
          const said = called('question', i, question, questionEn)
          yield at(
            `/situations/${i}`,
            `${said.zh}的回答不影响材料、收费、流程和办理项，请用上它或删去`,
            `The answer to ${said.en} changes neither materials, fees, flow nor variants; use it or leave it out`,
          )
        }
    },
  },
  {
    code: 'catalogue.option-twice',
    label: '情形选项重复',
    labelEn: 'An option is there twice',
    source: sources.elements,
    weight: 5,
    *find({ content: { situations = [] } }) {
      for (const [i, { options }] of situations.entries())
        for (const [j, { label }] of options.entries())
          if (label.trim() !== '' && options.findIndex((o) => o.label.trim() === label.trim()) < j)
            yield at(
              `/situations/${i}/options/${j}/label`,
              `选项“${label}”与前面的重复，申请人分不清，请改写`,
              'This option reads like an earlier one, so that nobody can tell them apart; reword it',
            )
    },
  },
  {
    code: 'catalogue.serial-twice',
    label: '业务办理项编号重复',
    labelEn: 'Two variants have one serial',
    source: sources.codes,
    weight: 10,
    *find({ content: { businessItems = [] } }) {
      for (const [i, { serial, said }] of withCalled('variant', businessItems).entries())
        if (businessItems.findIndex((b) => b.serial === serial) < i)
          yield at(
            `/businessItems/${i}/serial`,
            `${said.zh}的编号${serial}与前面的业务办理项重复，请换一个`,
            `The serial ${serial} of ${said.en} is used before; choose another`,
          )
    },
  },
  {
    code: 'catalogue.variant-overlap',
    label: '业务办理项的条件重叠',
    labelEn: 'Variants overlap',
    source: sources.codes,
    weight: 20,
    *find(subject) {
      const businessItems = withCalled('variant', subject.content.businessItems ?? [])
      const all = subject.circumstances(businessItems.map(({ when }) => when)) ?? []
      for (const [i, one] of businessItems.entries())
        for (const other of businessItems.slice(0, i)) {
          const found = example(subject, all, (c) => c.holds(one.when) && c.holds(other.when))
          if (found)
            yield at(
              `/businessItems/${i}/when`,
              `有的情形同时符合${other.said.zh}和${one.said.zh}，无法确定办哪一项；请让条件互斥`,
              `Some circumstances fit both ${other.said.en} and ${one.said.en}; make the conditions exclusive`,
              found,
            )
        }
    },
  },
  {
    code: 'catalogue.variant-gap',
    label: '有的情形没有业务办理项（死路）',
    labelEn: 'A circumstance without variant (dead end)',
    source: sources.codes,
    weight: 20,
    *find(subject) {
      const { businessItems = [] } = subject.content
      if (businessItems.length === 0) return
      const all = subject.circumstances(businessItems.map(({ when }) => when)) ?? []
      const found = example(subject, all, (c) => !businessItems.some(({ when }) => c.holds(when)))
      if (found)
        yield at(
          '/businessItems',
          '有的情形不符合任何一个业务办理项，申请人走到这里就办不下去；请补一个办理项或改条件',
          'Some circumstances fit no variant, so that the applicant gets no further; add one or change conditions',
          found,
        )
    },
  },
]
