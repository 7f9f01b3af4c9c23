/** 办件编号: implementing code 31, date 8, serial of the day at least 4: unique over the province. */
export const caseNumber = (itemCode: string, date: string, serial: number): string =>
  `${itemCode}${date.replaceAll('-', '')}${String(serial).padStart(4, '0')}`

/** Query codes are read aloud and typed: `ABCD-EFGH` and `abcdefgh` are one. */
export const normaliseQueryCode = (typed: string): string => typed.toUpperCase().replaceAll(/[^0-9A-Z]/g, '')
