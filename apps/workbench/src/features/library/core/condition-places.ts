import type { FormGroup } from '@tongban/contracts/catalogue/form'
import type { ItemContent } from '@tongban/contracts/catalogue/item'
import type { Text } from '../../../i18n.ts'

/** What has a condition, in words; `within` is the repeating group whose entries it stands in. */
export type ConditionPlace = { name: Text; key?: string; within?: FormGroup | undefined }
type Change = (feel: string, place: ConditionPlace) => string

const quoted = ([kind, kindEn]: Text, zh: string, en: string): Text => [
  `${kind}“${zh || '（没有名称）'}”`,
  `${kindEn} “${en || zh || '(no name)'}”`,
]

/** The item with every condition in it changed, wherever it stands. */
export function mapConditions(content: ItemContent, change: Change): ItemContent {
  const when = <T extends { when?: string }>(kind: Text, each: T, zh: string, en: string): T =>
    each.when === undefined ? each : { ...each, when: change(each.when, { name: quoted(kind, zh, en) }) }
  const visible = <T extends { visibleWhen?: string }>(each: T, place: ConditionPlace): T =>
    each.visibleWhen === undefined ? each : { ...each, visibleWhen: change(each.visibleWhen, place) }
  const groups = content.form.groups.map((group) => ({
    ...visible(group, { key: group.key, name: quoted(['分组', 'group'], group.title, group.titleEn) }),
    fields: group.fields.map((field) =>
      visible(field, {
        key: field.key,
        within: group.repeat ? group : undefined,
        name: quoted(['填写项', 'field'], field.label, field.labelEn),
      }),
    ),
  }))
  const { situations, fee, businessItems } = content
  return {
    ...content,
    form: { ...content.form, groups },
    materials: content.materials.map((each) => when(['材料', 'material'], each, each.name, each.nameEn)),
    flow: content.flow.map((each) => {
      const stage = when(['环节', 'stage'], each, each.name, each.nameEn)
      if (!stage.next) return stage
      const next = stage.next.map((exit) => when(['环节的去向，', 'way out of stage'], exit, each.name, each.nameEn))
      return { ...stage, next }
    }),
    ...(fee.amounts && {
      fee: { ...fee, amounts: fee.amounts.map((each) => when(['收费', 'fee'], each, each.name, each.name)) },
    }),
    ...(situations && {
      situations: situations.map((each) =>
        visible(each, { key: each.key, name: quoted(['情形问题', 'circumstance'], each.question, each.questionEn) }),
      ),
    }),
    ...(businessItems && {
      businessItems: businessItems.map((each) => when(['业务办理项', 'business item'], each, each.name, each.nameEn)),
    }),
  }
}

/** Every condition of an item with the place where it stands. */
export function conditionsIn(content: ItemContent): { feel: string; place: ConditionPlace }[] {
  const found: { feel: string; place: ConditionPlace }[] = []
  mapConditions(content, (feel, place) => {
    found.push({ feel, place })
    return feel
  })
  return found
}
