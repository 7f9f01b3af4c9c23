/** Rows that problems speak of: how they are counted in Chinese, what one is in English. */
const kinds = {
  material: ['份材料', 'material'],
  stage: ['个环节', 'stage'],
  question: ['个问题', 'question'],
  option: ['个选项', 'option'],
  variant: ['个业务办理项', 'variant'],
  fee: ['个收费项目', 'fee'],
} as const

const ordinals = ['first', 'second', 'third', 'fourth', 'fifth', 'sixth', 'seventh', 'eighth', 'ninth', 'tenth']

/** A row as a sentence calls it. */
export type Called = { zh: string; en: string }

/** A row by its name, in quotes; by its place while it has none: “第 3 份材料（未命名）”. */
export function called(kind: keyof typeof kinds, index: number, name: string, nameEn: string): Called {
  const [counted, one] = kinds[kind]
  const place = ordinals[index] ? `the ${ordinals[index]} ${one}` : `${one} no. ${index + 1}`
  const [zh, en] = [name.trim() || nameEn.trim(), nameEn.trim() || name.trim()]
  return zh === ''
    ? { zh: `第 ${index + 1} ${counted}（未命名）`, en: `${place} (no name yet)` }
    : { zh: `“${zh}”`, en: `“${en}”` }
}

/** The same rows with what they are called. */
export const withCalled = <Row extends { name: string; nameEn: string }>(
  kind: keyof typeof kinds,
  rows: readonly Row[],
): (Row & { said: Called })[] => rows.map((row, i) => ({ ...row, said: called(kind, i, row.name, row.nameEn) }))
