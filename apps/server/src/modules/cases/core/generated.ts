/** Generated cases are for measuring: their applicants are nobody, and every one of their ids begins like this. */
const mark = '00000000-0000-8000-8000-'

/** How many nobodies there are; a case each in turn. */
export const generatedPersons = 10_000

export const generatedPerson = (n: number): string => mark + String(n % generatedPersons).padStart(12, '0')

/** Every person's id is above it. */
export const lastGenerated = '00000000-0000-8000-8000-ffffffffffff'

/** Whether `tongban generate` made it: nobody waits for it, so nobody is told. */
export const isGenerated = (c: { personId: string }): boolean => c.personId.startsWith(mark)

/** 办件编号 of a generated case: `G` in the serial, where real ones have digits only. */
export const generatedNumber = (itemCode: string, date: string, n: number): string =>
  `${itemCode}${date.replaceAll('-', '')}G${String(n).padStart(9, '0')}`
