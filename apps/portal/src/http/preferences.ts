import type {} from '@fastify/cookie'
import type { Language } from '@tongban/ui/language'
import type { FastifyReply, FastifyRequest } from 'fastify'

export const sessionCookie = 'tongban_session'
const regionCookie = 'tongban_region'
const langCookie = 'tongban_lang'
const modeCookie = 'tongban_mode'

/** 安徽省. */
export const provinceCode = '340000000000'
const year = 365 * 24 * 60 * 60

export type Preferences = { lang: Language; elder: boolean; regionCode: string }

/** What a visitor has chosen; anything unknown in a cookie counts as not chosen. */
export function preferencesOf(cookies: Readonly<Record<string, string | undefined>>): Preferences {
  const region = cookies[regionCookie]
  return {
    lang: cookies[langCookie] === 'en' ? 'en' : 'zh',
    elder: cookies[modeCookie] === 'elder',
    regionCode: region !== undefined && /^\d{12}$/.test(region) ? region : provinceCode,
  }
}

const cookieOptions = (request: FastifyRequest) =>
  ({ path: '/', httpOnly: true, sameSite: 'lax', secure: request.protocol === 'https' }) as const

const remember = (request: FastifyRequest, reply: FastifyReply, name: string, value: string) =>
  reply.setCookie(name, value, { ...cookieOptions(request), maxAge: year })

export const rememberRegion = (request: FastifyRequest, reply: FastifyReply, code: string) =>
  remember(request, reply, regionCookie, code)

export const rememberLanguage = (request: FastifyRequest, reply: FastifyReply, lang: Language) =>
  remember(request, reply, langCookie, lang)

export const rememberElder = (request: FastifyRequest, reply: FastifyReply, elder: boolean) =>
  remember(request, reply, modeCookie, elder ? 'elder' : 'standard')

/** Signs the browser in; `expiresAt` is the instant the API gave. */
export function openSession(request: FastifyRequest, reply: FastifyReply, token: string, expiresAt: string): void {
  reply.setCookie(sessionCookie, token, { ...cookieOptions(request), expires: new Date(expiresAt) })
}

export function closeSession(request: FastifyRequest, reply: FastifyReply): void {
  reply.clearCookie(sessionCookie, cookieOptions(request))
}
