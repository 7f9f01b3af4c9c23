/** Hides all but the first three and the last four of a citizen number; anything of another length is hidden whole. */
export function maskCitizenNumber(value: string): string {
  return value.length === 18 ? `${value.slice(0, 3)}***********${value.slice(14)}` : hidden(value)
}

/** Hides a person's name but for the first character, and for the last where there are three or more: 张*, 王*明, 欧**修. */
export function maskName(name: string): string {
  const characters = Array.from(name)
  const first = characters.at(0) ?? ''
  if (characters.length < 2) return hidden(name)
  return characters.length === 2 ? `${first}*` : first + '*'.repeat(characters.length - 2) + characters.at(-1)
}

/** Hides the middle four of a mobile number (11 digits); anything of another shape is hidden whole. */
export function maskMobile(value: string): string {
  return /^1\d{10}$/.test(value) ? `${value.slice(0, 3)}****${value.slice(7)}` : hidden(value)
}

const hidden = (value: string): string => '*'.repeat(Array.from(value).length)
