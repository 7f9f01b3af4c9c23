import { type Static, type TSchema, Type } from 'typebox'
import { Value } from 'typebox/value'
import { LegalDate, Nullable } from '../shared.ts'

/**
 * The provincial exchange gateway (省数据共享交换平台): `POST /gateway/<service>` with JSON. Both ways are signed by
 * HMAC-SM3 over the texts below; a repeated nonce, a timestamp off by more than five minutes or a wrong signature is 401.
 */
export const gatewayHeader = {
  appKey: 'x-gateway-appkey',
  /** Milliseconds since 1970. */
  timestamp: 'x-gateway-timestamp',
  nonce: 'x-gateway-nonce',
  /** HMAC-SM3 in hexadecimal. */
  signature: 'x-gateway-signature',
} as const

export const gatewayToleranceMs = 5 * 60_000

/** What a request signs; `bodyDigest` is SM3 of the body as sent, in hexadecimal. */
export const gatewayRequestText = (p: {
  method: string
  path: string
  timestamp: string
  nonce: string
  bodyDigest: string
}): string => [p.method, p.path, p.timestamp, p.nonce, p.bodyDigest].join('\n')

/** What an answer signs: with the request's nonce, so that no answer fits another question. */
export const gatewayAnswerText = (p: {
  status: number
  timestamp: string
  nonce: string
  bodyDigest: string
}): string => [String(p.status), p.timestamp, p.nonce, p.bodyDigest].join('\n')

/** An answer that refuses; anything else is `{ data }`. */
export const GatewayRefusal = Type.Object({ code: Type.String(), message: Type.String() })
export type GatewayRefusal = Static<typeof GatewayRefusal>

export const PopulationQuestion = Type.Object({
  name: Type.String(),
  citizenNumber: Type.String(),
  mobile: Type.Optional(Type.String()),
  socialSecurityCard: Type.Optional(Type.String()),
})
export type PopulationQuestion = Static<typeof PopulationQuestion>

export const Sex = Type.Union([Type.Literal('male'), Type.Literal('female')])
export type Sex = Static<typeof Sex>

/** Whether each factor asked about belongs to the citizen number; more is told only when all agree. */
export const PopulationAnswer = Type.Object({
  agrees: Type.Object({
    citizenNumber: Type.Boolean(),
    name: Type.Boolean(),
    mobile: Type.Optional(Type.Boolean()),
    socialSecurityCard: Type.Optional(Type.Boolean()),
  }),
  person: Nullable(Type.Object({ sex: Sex, birthDate: LegalDate, address: Type.String() })),
})
export type PopulationAnswer = Static<typeof PopulationAnswer>

/** `存续` in being, `注销` deregistered, `吊销` licence revoked. */
export const LegalPersonStatus = Type.Union([Type.Literal('存续'), Type.Literal('注销'), Type.Literal('吊销')])

export const LegalPersonRecord = Type.Object({
  creditCode: Type.String(),
  name: Type.String(),
  type: Type.String(),
  status: LegalPersonStatus,
  representativeName: Type.String(),
  representativeCitizenNumber: Type.String(),
  address: Type.String(),
})
export type LegalPersonRecord = Static<typeof LegalPersonRecord>

export const LicenceRecord = Type.Object({
  /** 电子证照标识, GB/T 36904. */
  identifier: Type.String(),
  /** 证照类型代码, 21 characters. */
  typeCode: Type.String(),
  typeName: Type.String(),
  number: Type.String(),
  holderName: Type.String(),
  holderNumber: Type.String(),
  issuer: Type.String(),
  issuerCreditCode: Type.String(),
  issuedOn: LegalDate,
  /** Null: without limit (长期). */
  validUntil: Nullable(LegalDate),
  status: Type.Union([Type.Literal('valid'), Type.Literal('expired')]),
  /** What is printed on it, by its Chinese label. */
  fields: Type.Record(Type.String(), Type.String()),
})
export type LicenceRecord = Static<typeof LicenceRecord>

/** 111 公民身份号码, 001 统一社会信用代码 (GB/T 36903). */
export const HolderType = Type.Union([Type.Literal('111'), Type.Literal('001')])
export type HolderType = Static<typeof HolderType>

const service = <const Q extends TSchema, const A extends TSchema>(question: Q, answer: A) => ({ question, answer })
const byCreditCode = Type.Object({ creditCode: Type.String() })

/** What the gateway offers. Null: not in the library. */
export const gatewayServices = {
  'population.verify': service(PopulationQuestion, PopulationAnswer),
  'legal-person.get': service(byCreditCode, Nullable(LegalPersonRecord)),
  'business-licence.get': service(byCreditCode, Nullable(LicenceRecord)),
  'licence.list': service(
    Type.Object({ holderType: HolderType, holderNumber: Type.String() }),
    Type.Array(LicenceRecord),
  ),
} as const
export type GatewayService = keyof typeof gatewayServices
export type QuestionOf<S extends GatewayService> = Static<(typeof gatewayServices)[S]['question']>
export type AnswerOf<S extends GatewayService> = Static<(typeof gatewayServices)[S]['answer']>

/** Whether a question has the shape that the service wants. */
export const isQuestion = <S extends GatewayService>(service: S, value: unknown): value is QuestionOf<S> =>
  Value.Check(gatewayServices[service].question, value)

/** Whether an answer has the shape that the service promises. */
export const isAnswer = <S extends GatewayService>(service: S, value: unknown): value is AnswerOf<S> =>
  Value.Check(gatewayServices[service].answer, value)
