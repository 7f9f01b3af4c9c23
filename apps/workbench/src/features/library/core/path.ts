import type { GateProblem } from '@tongban/contracts/catalogue/proposals'

/** The control of an element on the page, by its JSON Pointer. */
export const controlId = (path: string): string => `at${path.replaceAll('/', '-')}`

/** Problems at `path` or below it, with `path` taken off; `''` is the element itself. */
export function problemsBelow(problems: readonly GateProblem[], path: string): GateProblem[] {
  return problems
    .filter((problem) => problem.path === path || problem.path.startsWith(`${path}/`))
    .map((problem) => ({ ...problem, path: problem.path.slice(path.length) }))
}

/** What belongs to a change as a whole and not to the text of an item. */
const covers = ['/reason', '/effectiveOn', '/contents', '/itemIds']
export const isCover = ({ path }: GateProblem): boolean =>
  covers.some((cover) => path === cover || path.startsWith(`${cover}/`))

/** Problems of one of the texts of a change; those of a split stand behind the number of theirs. */
export const problemsOfContent = (problems: readonly GateProblem[], index: number, isSplit: boolean): GateProblem[] =>
  isSplit ? problemsBelow(problems, `/${index}`) : problems.filter((problem) => index === 0 && !isCover(problem))

export const sectionKeys = [
  'basic',
  'basis',
  'conditions',
  'situations',
  'materials',
  'flow',
  'fee',
  'result',
  'form',
  'review-points',
  'faq',
  'business-items',
  'intermediaries',
  'duties',
] as const
export type SectionKey = (typeof sectionKeys)[number]

const sectionOfElement: Readonly<Record<string, SectionKey>> = {
  legalBasis: 'basis',
  conditions: 'conditions',
  conditionsEn: 'conditions',
  situations: 'situations',
  materials: 'materials',
  flow: 'flow',
  fee: 'fee',
  result: 'result',
  form: 'form',
  reviewPoints: 'review-points',
  faq: 'faq',
  businessItems: 'business-items',
  intermediaryServices: 'intermediaries',
  duties: 'duties',
}

/** The part of the editor that an element stands in. */
export const sectionOf = (path: string): SectionKey => sectionOfElement[path.split('/')[1] ?? ''] ?? 'basic'

/** What has no control of its own, or one only while something else is set, and the control that leads to it. */
const standIns: readonly (readonly [RegExp, string])[] = [
  [/^(\/materials\/\d+\/obtain)\/\w+$/, '$1/value'],
  [/^\/theme\/\w+$/, '/audience'],
  [/^\/onSiteReason$/, '/visits'],
  [/^\/statutory$/, '/statutory/days'],
  [/^\/fee(\/\w+)?$/, '/fee/charged'],
  [/^\/result(\/\w+)?$/, '/result/kind'],
  [/^\/conditionsEn(\/\d+)?$/, '/conditions$1'],
]

/** The places that a problem leads to, nearest first: its control, what stands for it, what it is a part of. */
export function placesOf(path: string): string[] {
  const places: string[] = []
  for (let at = path; at !== ''; at = at.slice(0, at.lastIndexOf('/'))) {
    places.push(at)
    for (const [pattern, instead] of standIns) if (pattern.test(at)) places.push(at.replace(pattern, instead))
  }
  return [...new Set(places)]
}
