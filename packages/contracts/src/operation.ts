import type { Static, TSchema } from 'typebox'

/** Who may call: `public` anybody, `person` a signed-in person, `staff` an officer (with `scope`), `any` either. */
export type Access = 'public' | 'person' | 'staff' | 'any'

/** One operation of the API: the server makes its route from it, `packages/api-client` its typed call. */
export type Operation = {
  readonly id: string
  readonly tag: string
  readonly summary: string
  readonly method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE'
  /** Below `/api/v1`, with `:name` parameters. */
  readonly path: string
  readonly access: Access
  /** The officer's scope that is needed, such as `cases.accept`. */
  readonly scope?: string
  readonly params?: TSchema
  readonly query?: TSchema
  readonly body?: TSchema
  /** Absent: the answer is a file (PDF, octets). */
  readonly response?: TSchema
  /** Problem statuses it may answer with, beside 400 and 429. */
  readonly errors?: readonly number[]
}

export const operation = <const O extends Operation>(o: O): O => o

type Shape<S> = S extends TSchema ? Static<S> : undefined
export type ParamsOf<O extends Operation> = Shape<O['params']>
export type QueryOf<O extends Operation> = Shape<O['query']>
export type BodyOf<O extends Operation> = Shape<O['body']>
export type ResponseOf<O extends Operation> = Shape<O['response']>
