/**
 * From when on search follows what people choose. One address counts once a week for an item and words, so that nobody
 * reaches 20 of 90 days (13 weeks) alone.
 */
export const learning = { days: 90, choices: 20, share: 0.3 } as const
/** Fewer choices are not shown to anybody: they may be one person's. */
export const fewest = 5

/** Choices of an item for words, of all choices for these words. */
export type Counted = { words: string; itemId: string; choices: number; all: number }

export const shareOf = ({ choices, all }: Counted): number => (all > 0 ? choices / all : 0)

export const isLearned = (counted: Counted): boolean =>
  counted.choices >= learning.choices && shareOf(counted) >= learning.share
