import type { GateProblem } from '@tongban/contracts/catalogue/proposals'
import { ruleOf } from './gate/registry.ts'

/** What is wrong, how often each rule is broken, and the points it takes from 100. */
export type Judged = { problems: readonly GateProblem[]; rules: Record<string, number>; count: number; weight: number }

export function judge(problems: readonly GateProblem[]): Judged {
  const rules: Record<string, number> = {}
  let weight = 0
  for (const { code } of problems) {
    const rule = ruleOf(code)
    rules[rule.code] = (rules[rule.code] ?? 0) + 1
    weight += rule.weight
  }
  return { problems, rules, count: problems.length, weight: Math.min(100, weight) }
}

export const formula = {
  zh: '每个事项满分100分，每处问题按规则扣分，扣完为止；单位得分为其事项的平均分再减去机构信息的扣分，地区得分按事项数平均',
  en: 'Each item has 100 points and loses those of every rule it breaks; an office has the average of its items less what its own facts lose; a region has the average over items',
}
