/**
 * Messages as registered with the SMS provider (短信模板): only these can be sent, with these parameters. The provider
 * fills `{name}` in; codes are public to operators, so one is added or retired, never renamed.
 */
export const smsTemplates = {
  'verify-code': '您的验证码是{code}，{minutes}分钟内有效。工作人员不会向您索要验证码，请勿告诉他人。',
  'case-submitted': '您申请的“{item}”已收到，办件编号{caseNo}，查询码{queryCode}。可凭编号和查询码查询进度。',
  'correction-asked': '您申请的“{item}”（{caseNo}）有{count}处需要补正，请登录后按提示补正。',
  'case-accepted': '您申请的“{item}”（{caseNo}）已受理，承诺{due}前办结。',
  'case-refused': '您申请的“{item}”（{caseNo}）不予受理，理由和救济途径请登录查看。',
  'case-decided': '您申请的“{item}”（{caseNo}）已办结，请登录查看结果并评价。',
  'document-ready': '您的“{document}”已可下载，验证码{verifyCode}，任何人可凭码在线核验。',
  notice: '{text}',
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
