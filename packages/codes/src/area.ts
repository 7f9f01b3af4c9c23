/** GB/T 2260 province-level prefixes (省级代码), with 81, 82 and 83 as printed on residence permits of Hong Kong, Macao and Taiwan residents. */
const PROVINCES = new Set(
  '11 12 13 14 15 21 22 23 31 32 33 34 35 36 37 41 42 43 44 45 46 50 51 52 53 54 61 62 63 64 65 71 81 82 83'.split(' '),
)

/** Whether two digits name a province. Counties are not looked up: old numbers keep codes that were abolished long ago. */
export const isProvince = (prefix: string): boolean => PROVINCES.has(prefix)
