import { type Static, Type } from 'typebox'
import { operation } from '../operation.ts'
import { Empty, LegalDate, Level, Nullable, RegionCode, Uuid } from '../shared.ts'

export const Mobile = Type.String({ pattern: '^1\\d{10}$' })
export const Password = Type.String({ minLength: 10, maxLength: 128 })

/** Sends a six-digit code to a mobile. Valid ten minutes, five tries; one a minute a number. */
export const sendSmsCode = operation({
  id: 'sendSmsCode',
  tag: 'identity',
  summary: 'Send a code by SMS',
  method: 'POST',
  path: '/sms-codes',
  access: 'public',
  body: Type.Object({ mobile: Mobile, purpose: Type.Union([Type.Literal('register'), Type.Literal('sign-in')]) }),
  response: Type.Object({ expiresInSeconds: Type.Integer() }),
  errors: [422, 503],
})

/**
 * Registers a natural person: citizen number plus two more factors (国办函〔2016〕108号): the mobile with its code and
 * the bank card or social security card number, checked with the name against the population library.
 */
export const RegisterPerson = Type.Object({
  name: Type.String({ minLength: 1, maxLength: 60 }),
  citizenNumber: Type.String({ minLength: 15, maxLength: 18 }),
  mobile: Mobile,
  smsCode: Type.String({ pattern: '^\\d{6}$' }),
  /** 社会保障卡号, the third factor. */
  socialSecurityCard: Type.String({ minLength: 6, maxLength: 20 }),
  password: Password,
  /** The person read the notice on personal information (个人信息处理告知). */
  agreed: Type.Literal(true),
})
export type RegisterPerson = Static<typeof RegisterPerson>

/** `expiresAt` is the latest end; a person is signed out after 2 hours of doing nothing, an officer after 30 minutes. */
export const Session = Type.Object({
  token: Type.String(),
  expiresAt: Type.String(),
})
export type Session = Static<typeof Session>

export const registerPerson = operation({
  id: 'registerPerson',
  tag: 'identity',
  summary: 'Register a natural person',
  method: 'POST',
  path: '/persons',
  access: 'public',
  body: RegisterPerson,
  response: Session,
  errors: [409, 422, 503],
})

/** Signs a person in by citizen number or mobile with the password, or by mobile with an SMS code. */
export const signIn = operation({
  id: 'signIn',
  tag: 'identity',
  summary: 'Sign a person in',
  method: 'POST',
  path: '/sessions',
  access: 'public',
  body: Type.Object({
    account: Type.String({ minLength: 1, maxLength: 40 }),
    password: Type.Optional(Type.String({ maxLength: 128 })),
    smsCode: Type.Optional(Type.String({ pattern: '^\\d{6}$' })),
  }),
  response: Session,
  errors: [401, 422, 503],
})

/** Signs an officer in with password and a one-time code (RFC 6238, 30 s). */
export const signInStaff = operation({
  id: 'signInStaff',
  tag: 'identity',
  summary: 'Sign an officer in',
  method: 'POST',
  path: '/staff-sessions',
  access: 'public',
  body: Type.Object({
    account: Type.String({ minLength: 1, maxLength: 40 }),
    password: Type.String({ minLength: 1, maxLength: 128 }),
    oneTimeCode: Type.String({ pattern: '^\\d{6}$' }),
  }),
  response: Session,
  errors: [401, 503],
})

export const signOut = operation({
  id: 'signOut',
  tag: 'identity',
  summary: 'End this session',
  method: 'DELETE',
  path: '/sessions/current',
  access: 'any',
  response: Empty,
})

export const LegalPerson = Type.Object({
  id: Uuid,
  name: Type.String(),
  creditCode: Type.String(),
  address: Type.String(),
})
export type LegalPerson = Static<typeof LegalPerson>

export const OfficeBrief = Type.Object({
  id: Uuid,
  name: Type.String(),
  level: Level,
  regionCode: RegionCode,
  regionName: Type.String(),
})
export type OfficeBrief = Static<typeof OfficeBrief>

/** Who is signed in. Citizen numbers and mobiles are masked. */
export const Me = Type.Object({
  kind: Type.Union([Type.Literal('person'), Type.Literal('officer')]),
  id: Uuid,
  name: Type.String(),
  person: Type.Optional(
    Type.Object({
      maskedCitizenNumber: Type.String(),
      maskedMobile: Type.String(),
      realNameLevel: Type.Integer({ minimum: 1, maximum: 5 }),
      birthDate: LegalDate,
      legalPersons: Type.Array(LegalPerson),
      /** The legal person on whose behalf the session acts; null when for oneself. */
      actingFor: Nullable(LegalPerson),
    }),
  ),
  officer: Type.Optional(Type.Object({ office: OfficeBrief, post: Type.String(), scopes: Type.Array(Type.String()) })),
})
export type Me = Static<typeof Me>

export const getMe = operation({
  id: 'getMe',
  tag: 'identity',
  summary: 'Who is signed in',
  method: 'GET',
  path: '/me',
  access: 'any',
  response: Me,
})

/** Opens the account of a legal person. The caller must be its representative in the legal-person library. */
export const openLegalPerson = operation({
  id: 'openLegalPerson',
  tag: 'identity',
  summary: 'Open the account of a legal person',
  method: 'POST',
  path: '/legal-persons',
  access: 'person',
  body: Type.Object({
    name: Type.String({ minLength: 2, maxLength: 120 }),
    creditCode: Type.String({ minLength: 18, maxLength: 18 }),
  }),
  response: LegalPerson,
  errors: [409, 422, 503],
})

/** Chooses for whom the session acts: a legal person one represents, or null for oneself. */
export const actFor = operation({
  id: 'actFor',
  tag: 'identity',
  summary: 'Choose for whom to act',
  method: 'PUT',
  path: '/me/acting-for',
  access: 'person',
  body: Type.Object({ legalPersonId: Nullable(Uuid) }),
  response: Me,
  errors: [404],
})
