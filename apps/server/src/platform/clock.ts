/** Now, and the legal date in Asia/Shanghai (China has one time zone and no summer time). */
export type Clock = { now(): Date; today(): string }

const eightHours = 8 * 3_600_000

/** The legal date of an instant, `YYYY-MM-DD` in Asia/Shanghai. */
export const legalDate = (at: Date): string => new Date(at.getTime() + eightHours).toISOString().slice(0, 10)

export const systemClock: Clock = { now: () => new Date(), today: () => legalDate(new Date()) }

/** A clock that stands still until moved; for tests and for telling demo stories in the past. */
export function movableClock(start: string | Date): Clock & { set(at: string | Date): void } {
  let at = new Date(start)
  return {
    now: () => at,
    today: () => legalDate(at),
    set(to) {
      at = new Date(to)
    },
  }
}
