/** Telephone numbers, citizen numbers, bank cards and addresses for mail: what nobody should publish by mistake. */
const personal = [
  /(?<!\d)1[3-9]\d{9}(?!\d)/,
  /\d{17}[\dXx]/,
  /(?<!\d)\d{15,19}(?!\d)/,
  /[\w.+-]+@[\w-]+\.\w+/,
  /微信号?[：:]?\s*[\w-]{5,}/,
]

/** Whether a text that others will read names somebody's number. */
export const hasPersonalData = (text: string): boolean => personal.some((pattern) => pattern.test(text))
