/** A file given for a material counts for so long: what it shows may have changed after. */
const reusableMonths = 12

/** The earliest moment from which a file may have been given to be used again. */
export function earliestReuse(now: Date): Date {
  const since = new Date(now)
  since.setUTCMonth(since.getUTCMonth() - reusableMonths)
  return since
}

type Given = { materialKey: string; from: { applicationId: string } }

/** Of each material the files of the application that gave it last; `rows` have the latest first. */
export function latestOfEach<R extends Given>(rows: readonly R[]): R[] {
  const last = new Map<string, string>()
  for (const { materialKey, from } of rows) if (!last.has(materialKey)) last.set(materialKey, from.applicationId)
  return rows.filter(({ materialKey, from }) => last.get(materialKey) === from.applicationId)
}
