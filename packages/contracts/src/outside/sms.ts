/**
 * Messages as registered with the SMS provider (短信模板): only these can be sent, with these parameters. The provider
 * fills `{name}` in; codes are public to operators, so one is added or retired, never renamed.
 */
export const smsTemplates = {
  'verify-code': '您的验证码是{code}，{minutes}分钟内有效。工作人员不会向您索要验证码，请勿告诉他人。',
  /** What happened to a case and what to do; the text is made by the module that knows. */
  'case-notice': '{text}',
} as const
export type SmsTemplate = keyof typeof smsTemplates

type Names<T extends string> = T extends `${string}{${infer Name}}${infer Rest}` ? Name | Names<Rest> : never
/** The parameters a template wants. */
export type SmsParams<T extends SmsTemplate> = Record<Names<(typeof smsTemplates)[T]>, string>

/** The text a person reads. */
export const fillSmsTemplate = (template: SmsTemplate, params: Readonly<Record<string, string>>): string =>
  smsTemplates[template].replace(/\{(\w+)\}/g, (whole, name: string) => params[name] ?? whole)

/** API of the provider (Alibaba Cloud, 2017-05-25). */
export const smsApi = { action: 'SendSms', version: '2017-05-25', algorithm: 'ACS3-HMAC-SHA256' } as const

/** The canonical request of ACS3-HMAC-SHA256 without a body; `headers` lower case. Answers the names signed, too. */
export function smsCanonicalRequest(p: {
  method: string
  query: Readonly<Record<string, string>>
  headers: Readonly<Record<string, string>>
  bodyDigest: string
}): { text: string; signedHeaders: string } {
  const names = Object.keys(p.headers).sort()
  const query = Object.keys(p.query)
    .sort()
    .map((key) => `${encode(key)}=${encode(p.query[key] ?? '')}`)
    .join('&')
  const signedHeaders = names.join(';')
  const headers = names.map((name) => `${name}:${(p.headers[name] ?? '').trim()}\n`).join('')
  return { text: [p.method, '/', query, headers, signedHeaders, p.bodyDigest].join('\n'), signedHeaders }
}

/** RFC 3986, as the provider wants it: also !'()* are escaped. */
const encode = (text: string) =>
  encodeURIComponent(text).replace(/[!'()*]/g, (c) => `%${c.charCodeAt(0).toString(16).toUpperCase()}`)
