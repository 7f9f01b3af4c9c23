import type { LintRule } from '@tongban/contracts/catalogue/lint'
import { elementRules } from './element-rules.ts'
import { flowRules } from './flow-rules.ts'
import { lawRules } from './law-rules.ts'
import { materialRules } from './material-rules.ts'
import { moneyAndTimeRules } from './money-and-time-rules.ts'
import { implementingCodeRule, officeRules } from './office-rules.ts'
import { type Rule, sources } from './rule.ts'
import { situationRules } from './situation-rules.ts'
import { stageRules } from './stage-rules.ts'
import { visitRules } from './visit-rules.ts'

/** Every rule about the content of an item, in the order in which problems are told. */
export const contentRules: readonly Rule[] = [
  ...elementRules,
  ...lawRules,
  ...materialRules,
  ...moneyAndTimeRules,
  ...visitRules,
  ...flowRules,
  ...stageRules,
  ...situationRules,
]

/** What is found before rules can look: the shape of the content, and its form with all conditions. */
export const shapeRule: LintRule = {
  code: 'catalogue.shape',
  label: '内容不符合事项格式',
  labelEn: 'Not the form of an item',
  source: sources.elements,
  weight: 50,
}
export const formRule: LintRule = {
  code: 'forms',
  label: '表单或条件有误',
  labelEn: 'The form or a condition is wrong',
  source: 'OMG DMN 1.5 FEEL',
  weight: 20,
}

/** All rules of gate and report. */
export const rules: readonly LintRule[] = [shapeRule, formRule, ...contentRules, ...officeRules, implementingCodeRule]

/** The rule that a problem breaks; problems of the form have codes of their own. */
export const ruleOf = (code: string): LintRule =>
  rules.find((rule) => rule.code === code) ?? (code.startsWith('forms.') ? formRule : shapeRule)
