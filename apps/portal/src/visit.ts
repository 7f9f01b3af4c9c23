import type { Answer, CallOptions } from '@tongban/api-client/client'
import { getMe, type Me } from '@tongban/contracts/identity/account'
import type { Operation, ResponseOf } from '@tongban/contracts/operation'
import type { Region } from '@tongban/contracts/reference/regions'
import type { Problem } from '@tongban/contracts/shared'
import { dateInShanghai } from '@tongban/ui/format'
import type { Language } from '@tongban/ui/language'
import { doctype } from '@tongban/ui/page.tsx'
import type { FastifyReply, FastifyRequest } from 'fastify'
import type { VNode } from 'preact'
import { renderToString } from 'preact-render-to-string'
import { markChinese } from './http/mark-chinese.ts'
import { closeSession, preferencesOf, provinceCode, rememberRegion, sessionCookie } from './http/preferences.ts'
import { regionNote } from './parts/led-on.ts'
import type { Site } from './site.ts'
import type { View } from './view.ts'

/** Ends a visit with the page of a problem; thrown where nothing else can be shown. */
export class ProblemStop extends Error {
  readonly problem: Problem
  constructor(problem: Problem) {
    super(problem.detail)
    this.problem = problem
  }
}

/** Ends a visit at the sign-in page, which leads back. */
export class SignInStop extends Error {}

type WithoutToken<O extends Operation> = Omit<CallOptions<O>, 'token'>

/** The calendar day in Asia/Shanghai. */
export const today = (): string => dateInShanghai(new Date())

/** One request to the portal: who asks, in which language, and the ways to answer. */
export class Visit {
  readonly lang: Language
  readonly elder: boolean
  readonly regionCode: string
  readonly token: string | undefined
  readonly site: Site
  readonly request: FastifyRequest
  readonly reply: FastifyReply
  #me: Promise<Me | undefined> | undefined

  constructor(site: Site, request: FastifyRequest, reply: FastifyReply) {
    const { lang, elder, regionCode } = preferencesOf(request.cookies)
    this.lang = lang
    this.elder = elder
    this.regionCode = regionCode
    this.token = request.cookies[sessionCookie] || undefined
    this.site = site
    this.request = request
    this.reply = reply
  }

  /** Calls the API as the person of this visit. */
  call<O extends Operation>(op: O, options: WithoutToken<O>): Promise<Answer<ResponseOf<O>>> {
    return this.site.api.call(op, { ...options, token: this.token } as CallOptions<O>)
  }

  /** The same where only a good answer lets the page go on; a problem becomes its page. */
  async get<O extends Operation>(op: O, options: WithoutToken<O>): Promise<ResponseOf<O>> {
    return this.valueOf(await this.call(op, options))
  }

  valueOf<T>(answer: Answer<T>): T {
    if (answer.ok) return answer.value
    throw answer.status === 401 ? new SignInStop() : new ProblemStop(answer.problem)
  }

  /** Who is signed in as a person; undefined for nobody, and for an officer, who has another door. */
  me(): Promise<Me | undefined> {
    this.#me ??= this.#findMe()
    return this.#me
  }

  async #findMe(): Promise<Me | undefined> {
    if (this.token === undefined) return undefined
    const answer = await this.call(getMe, {} as WithoutToken<typeof getMe>)
    if (answer.ok) return answer.value.kind === 'person' ? answer.value : undefined
    if (answer.status !== 401) throw new ProblemStop(answer.problem)
    closeSession(this.request, this.reply)
    return undefined
  }

  /** Who is signed in; leads to the sign-in page when nobody is. */
  async requireMe(): Promise<Me & { person: NonNullable<Me['person']> }> {
    const me = await this.me()
    if (!me?.person) throw new SignInStop()
    return { ...me, person: me.person }
  }

  async view(): Promise<View> {
    const [me, region] = await Promise.all([this.me(), this.#region()])
    return {
      ...this.plainView(region),
      note: region && regionNote(this.lang, region),
      signedIn: me ? { name: me.person?.actingFor?.name ?? me.name } : undefined,
    }
  }

  /** What can be known without asking the API, for pages that must come whatever happens and those for everybody. */
  plainView(region: { code: string; name: string } = { code: provinceCode, name: '安徽省' }): View {
    const { options, assets } = this.site
    return {
      lang: this.lang,
      elder: this.elder,
      path: this.request.url,
      region,
      regionHref: `/regions/${region.code}`,
      signedIn: undefined,
      forEverybody: false,
      publicUrl: options.publicUrl,
      today: today(),
      stylesheet: assets.stylesheet,
      formScript: assets.formScript,
      searchScript: assets.searchScript,
      demo: options.demo,
      demoAccounts: options.demo ? (options.demoAccounts ?? []) : [],
      demoRegistrants: options.demo ? (options.demoRegistrants ?? []) : [],
      demoEnterprises: options.demo ? (options.demoEnterprises ?? []) : [],
      smsOutboxUrl: options.smsOutboxUrl,
    }
  }

  async #region(): Promise<Region | undefined> {
    const region = (await this.site.findRegion(this.regionCode)) ?? (await this.site.findRegion(provinceCode))
    // Whoever chose a division that ended goes on in its successor, and is told so once.
    if (region?.formerly) rememberRegion(this.request, this.reply, region.code)
    return region
  }

  /** Answers with a page. Pages of a visit are nobody else's: no cache may keep them. */
  page(vnode: VNode, status = 200): FastifyReply {
    return this.reply
      .code(status)
      .header('content-type', 'text/html; charset=utf-8')
      .header('cache-control', 'private, no-store')
      .send(renderPage(this.lang, vnode))
  }

  /** Leads to another page of this site, after a POST too. */
  go(path: string): FastifyReply {
    return this.reply.redirect(path, 303)
  }
}

/** A document as it is sent. */
export function renderPage(lang: Language, vnode: VNode): string {
  const html = doctype + renderToString(vnode)
  return lang === 'en' ? markChinese(html) : html
}
