/** Digits of a division just below one with so many; none below a village. */
export const digitsBelow: Readonly<Record<number, number>> = { 2: 4, 4: 6, 6: 9, 9: 12 }
