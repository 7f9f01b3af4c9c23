/** 2026-03-02 → 2026年3月2日 */
export const chineseDate = (date: string): string => {
  const [year, month, day] = date.split('-').map(Number)
  return `${year}年${month}月${day}日`
}
