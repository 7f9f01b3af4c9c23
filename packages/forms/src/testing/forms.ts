import type {
  FieldKind,
  FormAnswer,
  FormDefinition,
  FormField,
  FormGroup,
  Repeat,
} from '@tongban/contracts/catalogue/form'
import { evaluate } from 'feelin'
import { compileCondition } from '../compile-condition.ts'
import { conditionScope } from '../compile-form.ts'
import type { CompiledForm } from '../compiled-form.ts'
import type { Condition } from '../condition.ts'

export const OPTIONS = ['a', 'b', 'c'].map((value) => ({ value, label: `选项${value}`, labelEn: `Option ${value}` }))

export function aField(key: string, kind: FieldKind = 'text', more: Partial<FormField> = {}): FormField {
  const options = kind === 'choice' || kind === 'choices' ? { options: OPTIONS } : {}
  return { key, label: `字段${key}`, labelEn: `Field ${key}`, kind, required: false, ...options, ...more }
}

export function aGroup(key: string, fields: FormField[], visibleWhen?: string): FormGroup {
  const group = { key, title: `分组${key}`, titleEn: `Group ${key}`, fields }
  return visibleWhen === undefined ? group : { ...group, visibleWhen }
}

export const aForm = (...groups: FormGroup[]): FormDefinition => ({ groups })

/** The same group, filled in several times. */
export const repeated = (group: FormGroup, repeat: Partial<Repeat> = {}): FormGroup => ({
  ...group,
  repeat: { min: 0, max: 5, itemName: '成员', itemNameEn: 'Member', ...repeat },
})

/** The form with its conditions as trees and no other question asked: no publish gate. Throws on a refused condition. */
export function compiled(definition: FormDefinition): CompiledForm {
  const conditions = new Map<string, Condition>()
  const compile = (feel: string | undefined, group?: FormGroup) => {
    if (feel === undefined) return
    const { fields, inEntries } = conditionScope(definition, group)
    const result = compileCondition(feel, fields, inEntries)
    if (!result.ok) throw new Error(`${feel}: ${result.error.messageEn}`)
    conditions.set(feel, result.value)
  }
  for (const group of definition.groups) {
    compile(group.visibleWhen)
    for (const field of group.fields) compile(field.visibleWhen, group)
  }
  return { ...definition, conditions: Object.fromEntries(conditions) }
}

/** What feelin itself says; every field has an entry, since feelin takes a missing one for a built-in function. */
export function feelinSays(feel: string, answers: Readonly<Record<string, FormAnswer>>): unknown {
  return evaluate(feel, { ...answers }).value
}
