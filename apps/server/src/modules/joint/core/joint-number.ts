/** 一件事编号: `YJS`, the county's six digits, date 8, serial of the day at least 4. */
export const jointNumber = (regionCode: string, date: string, serial: number): string =>
  `YJS${regionCode.slice(0, 6)}${date.replaceAll('-', '')}${String(serial).padStart(4, '0')}`
