import { registerPerson, sendSmsCode, signIn, signOut } from '@tongban/contracts/identity/account'
import { adviseCitizenNumber, isMobile } from '@tongban/forms/checks'
import type { FastifyInstance } from 'fastify'
import { type Body, bodyOf, textOf } from '../http/body.ts'
import { closeSession, openSession } from '../http/preferences.ts'
import { safePath, withQuery } from '../http/safe-path.ts'
import { type RegisterState, registerPage } from '../pages/register.tsx'
import { resumePage, type SignInState, signInPage } from '../pages/sign-in.tsx'
import { type Mistake, mistakesOf } from '../parts/problem.tsx'
import type { Site } from '../site.ts'
import { Visit } from '../visit.ts'

const wrongMobile: Mistake = {
  key: 'mobile',
  message: '请填写11位手机号码，以1开头',
  messageEn: 'Enter the mobile number: 11 digits starting with 1',
}
const wrongCode: Mistake = {
  key: 'smsCode',
  message: '请填写短信里的6位数字',
  messageEn: 'Enter the six digits from the message',
}
const isCode = (text: string) => /^\d{6}$/.test(text)
const plainMobile = (text: string) => text.replace(/[\s-]/g, '').replace(/^(\+86|0086)/, '')

/** Registering, signing in and out. */
export function accountRoutes(app: FastifyInstance, site: Site): void {
  signInRoutes(app, site)

  app.get<{ Querystring: { return?: string } }>('/register', async (request, reply) => {
    const visit = new Visit(site, request, reply)
    return visit.page(registerPage(await visit.view(), { back: safePath(request.query.return, '/me') }))
  })
  app.get('/register/code', (_, reply) => reply.redirect('/register', 303))

  app.post('/register/code', async (request, reply) => {
    const visit = new Visit(site, request, reply)
    const body = bodyOf(request)
    const { password: _, ...typed } = personOf(body)
    const { mobile } = typed
    const state: RegisterState = { ...typed, back: safePath(textOf(body, 'return'), '/me') }
    // Sent again from the second step, which is shown again even when it is too soon for another code.
    const sentTo = body['smsCode'] === undefined ? undefined : mobile
    const view = await visit.view()
    if (!isMobile(mobile)) return visit.page(registerPage(view, { ...state, mistakes: { list: [wrongMobile] } }), 422)
    const sent = await visit.call(sendSmsCode, { body: { mobile, purpose: 'register' } })
    return sent.ok
      ? visit.page(registerPage(view, { ...state, sentTo: mobile, justSent: true }))
      : visit.page(registerPage(view, { ...state, sentTo, mistakes: mistakesOf(sent.problem) }), sent.status)
  })

  app.post('/register', async (request, reply) => {
    const visit = new Visit(site, request, reply)
    const body = bodyOf(request)
    const person = personOf(body)
    const back = safePath(textOf(body, 'return'), '/me')
    const wrong = registerMistakes(person)
    const again = async (mistakes: NonNullable<RegisterState['mistakes']>, status: number) => {
      const { password: _, smsCode, ...typed } = person
      const refused =
        mistakes.code?.startsWith('identity.code-') || mistakes.list.some((mistake) => mistake.key === 'smsCode')
      const kept = refused ? typed : { ...typed, smsCode }
      const state = isMobile(person.mobile) ? { sentTo: person.mobile } : {}
      return visit.page(registerPage(await visit.view(), { ...kept, ...state, back, mistakes }), status)
    }
    if (wrong.length > 0) return again({ list: wrong }, 422)
    const answer = await visit.call(registerPerson, { body: { ...person, agreed: true } })
    if (!answer.ok) return again(mistakesOf(answer.problem), answer.status)
    openSession(request, reply, answer.value.token, answer.value.expiresAt)
    return visit.go(back)
  })
}

function personOf(body: Body) {
  return {
    name: textOf(body, 'name'),
    citizenNumber: textOf(body, 'citizenNumber').replace(/\s/g, '').toUpperCase(),
    mobile: plainMobile(textOf(body, 'mobile')),
    smsCode: textOf(body, 'smsCode').replace(/\s/g, ''),
    socialSecurityCard: textOf(body, 'socialSecurityCard').replace(/\s/g, ''),
    password: typeof body['password'] === 'string' ? body['password'] : '',
    agreed: textOf(body, 'agreed') === 'yes',
  }
}

function registerMistakes(person: ReturnType<typeof personOf>): Mistake[] {
  const list: Mistake[] = []
  if (!isMobile(person.mobile)) list.push(wrongMobile)
  if (!isCode(person.smsCode)) list.push(wrongCode)
  if (!person.name) list.push({ key: 'name', message: '请填写姓名', messageEn: 'Enter your name' })
  const advice = adviseCitizenNumber(person.citizenNumber)
  if (advice) list.push({ key: 'citizenNumber', message: advice[0], messageEn: advice[1] })
  if (person.socialSecurityCard.length < 6) {
    list.push({
      key: 'socialSecurityCard',
      message: '请填写社会保障卡号，在卡的正面',
      messageEn: 'Enter the social security card number, on the front of the card',
    })
  }
  if (person.password.length < 10) {
    list.push({
      key: 'password',
      message: '密码至少10个字，请再长一些',
      messageEn: 'The password has at least 10 characters; make it longer',
    })
  }
  if (!person.agreed) {
    list.push({
      key: 'agreed',
      message: '请阅读个人信息处理告知，并勾选同意',
      messageEn: 'Read the notice on personal information and tick that you agree',
    })
  }
  return list
}

function signInRoutes(app: FastifyInstance, site: Site): void {
  app.get<{ Querystring: { return?: string; by?: string } }>('/sign-in', async (request, reply) => {
    const visit = new Visit(site, request, reply)
    const back = safePath(request.query.return, '/me')
    if (await visit.me()) return visit.go(back)
    return visit.page(signInPage(await visit.view(), { back, by: request.query.by === 'sms' ? 'sms' : 'password' }))
  })
  app.get('/sign-in/code', (_, reply) => reply.redirect('/sign-in?by=sms', 303))

  app.post('/sign-in/code', async (request, reply) => {
    const visit = new Visit(site, request, reply)
    const body = bodyOf(request)
    const mobile = plainMobile(textOf(body, 'mobile'))
    const state: SignInState = { ...keptOf(body), by: 'sms', account: mobile }
    const view = await visit.view()
    if (!isMobile(mobile)) return visit.page(signInPage(view, { ...state, mistakes: { list: [wrongMobile] } }), 422)
    const sent = await visit.call(sendSmsCode, { body: { mobile, purpose: 'sign-in' } })
    return sent.ok
      ? visit.page(signInPage(view, { ...state, sentTo: mobile }))
      : visit.page(signInPage(view, { ...state, mistakes: mistakesOf(sent.problem) }), sent.status)
  })

  app.post('/sign-in', async (request, reply) => {
    const visit = new Visit(site, request, reply)
    const body = bodyOf(request)
    const by = textOf(body, 'by') === 'sms' ? 'sms' : 'password'
    const account = textOf(body, 'account')
    const smsCode = textOf(body, 'smsCode').replace(/\s/g, '')
    const password = typeof body['password'] === 'string' ? body['password'] : ''
    const state: SignInState = { ...keptOf(body), by, account, sentTo: by === 'sms' ? account : undefined }
    const again = async (mistakes: NonNullable<SignInState['mistakes']>, status: number) =>
      visit.page(signInPage(await visit.view(), { ...state, mistakes }), status)
    const wrong = signInMistakes(by, { account, password, smsCode })
    if (wrong.length > 0) return again({ list: wrong }, 422)
    const answer = await visit.call(signIn, { body: by === 'sms' ? { account, smsCode } : { account, password } })
    if (!answer.ok) return again(mistakesOf(answer.problem), answer.status)
    openSession(request, reply, answer.value.token, answer.value.expiresAt)
    if (!state.resume) return visit.go(state.back)
    const fields = [...new URLSearchParams(state.resume.body)]
    return visit.page(resumePage({ ...visit.plainView(), forEverybody: true }, state.resume.action, fields))
  })

  app.get('/sign-out', (_, reply) => reply.redirect('/me', 303))
  app.post('/sign-out', async (request, reply) => {
    const visit = new Visit(site, request, reply)
    // Whatever the API says: the browser forgets the session.
    if (visit.token) await visit.call(signOut, {}).catch(() => undefined)
    closeSession(request, reply)
    reply.header('clear-site-data', '"storage"')
    return visit.go('/')
  })
}

function signInMistakes(
  by: SignInState['by'],
  given: { account: string; password: string; smsCode: string },
): Mistake[] {
  if (by === 'sms') return isCode(given.smsCode) ? [] : [wrongCode]
  const list: Mistake[] = []
  if (!given.account) {
    list.push({
      key: 'account',
      message: '请填写手机号码或公民身份号码',
      messageEn: 'Enter your mobile or citizen number',
    })
  }
  if (!given.password) list.push({ key: 'password', message: '请填写密码', messageEn: 'Enter your password' })
  return list
}

/** Where signing in leads, and the form that waits for it. */
function keptOf(body: Body): Pick<SignInState, 'back' | 'resume'> {
  const action = textOf(body, 'resume')
  const back = safePath(textOf(body, 'return'), '/me')
  const resume = action ? { action: safePath(action, '/me'), body: textOf(body, 'resumeBody') } : undefined
  return { back, resume }
}

/** The sign-in page in place of one that needs a person. */
export const signInHref = (path: string) => withQuery('/sign-in', { return: path })
