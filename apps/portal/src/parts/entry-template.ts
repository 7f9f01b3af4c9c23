/** What stands in the template of an entry for its place (from 0) and for the number a person reads (from 1). */
export const entryTemplate = { place: '__place__', nth: '__nth__' } as const
