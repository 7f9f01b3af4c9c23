import type { CasesDeps } from '#modules/cases'

/** What joint applications need: what cases need. */
export type JointDeps = CasesDeps
