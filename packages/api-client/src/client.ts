import type { BodyOf, Operation, ParamsOf, QueryOf, ResponseOf } from '@tongban/contracts/operation'
import type { Problem } from '@tongban/contracts/shared'

/** One exchange with the API: `path` begins with `/api/v1`. Binary bodies go as they are, others as JSON. */
export type ApiRequest = { method: string; path: string; headers: Record<string, string>; body?: string | Uint8Array }
export type ApiResponse = {
  status: number
  headers: Record<string, string | undefined>
  body: Uint8Array
  /** The body as text, of a transport that has it so. */
  text?: string
}
export type Transport = (request: ApiRequest) => Promise<ApiResponse>

export type Answer<T> = { ok: true; value: T } | { ok: false; status: number; problem: Problem }

type Defined<T, K extends string> = T extends undefined ? { [P in K]?: undefined } : { [P in K]: T }
export type CallOptions<O extends Operation> = Defined<ParamsOf<O>, 'params'> &
  (QueryOf<O> extends undefined ? { query?: undefined } : { query?: QueryOf<O> }) &
  Defined<BodyOf<O>, 'body'> & {
    /** Session token; in a browser the cookie does instead. */
    token?: string | undefined
    /** One key an intent: a repeated call with the same key has the effect of one. Made up when absent. */
    idempotencyKey?: string
    /** Octets in place of `body`, for chunks of a file. */
    bytes?: Uint8Array
    headers?: Record<string, string>
  }

export type Api = {
  /** Calls an operation; a problem answer is a value, a broken line throws. */
  call<O extends Operation>(op: O, options: CallOptions<O>): Promise<Answer<ResponseOf<O>>>
  /** Calls an operation whose answer is a file. */
  download<O extends Operation>(op: O, options: CallOptions<O>): Promise<Answer<ApiResponse>>
}

const decoder = new TextDecoder()
const textOf = ({ text, body }: ApiResponse) => text ?? decoder.decode(body)

export function createApi(transport: Transport): Api {
  const send = async <O extends Operation>(op: O, options: CallOptions<O>) => transport(toRequest(op, options))
  return {
    async call(op, options) {
      const response = await send(op, options)
      const json: unknown = response.body.length > 0 ? JSON.parse(textOf(response)) : {}
      return response.status < 400
        ? { ok: true, value: json as ResponseOf<typeof op> }
        : { ok: false, status: response.status, problem: json as Problem }
    },
    async download(op, options) {
      const response = await send(op, options)
      return response.status < 400
        ? { ok: true, value: response }
        : { ok: false, status: response.status, problem: JSON.parse(textOf(response)) as Problem }
    },
  }
}

function toRequest<O extends Operation>(op: O, options: CallOptions<O>): ApiRequest {
  const params = (options.params ?? {}) as Record<string, string | number>
  const path = op.path.replace(/:(\w+)/g, (_, name: string) => encodeURIComponent(String(params[name])))
  const query = new URLSearchParams()
  for (const [key, value] of Object.entries(
    (options.query ?? {}) as Record<string, string | number | boolean | undefined>,
  ))
    if (value !== undefined && value !== '') query.set(key, String(value))
  const headers: Record<string, string> = { accept: 'application/json', ...options.headers }
  if (options.token) headers['authorization'] = `Bearer ${options.token}`
  if (op.method !== 'GET') headers['idempotency-key'] = options.idempotencyKey ?? crypto.randomUUID()
  const request: ApiRequest = { method: op.method, path: `/api/v1${path}${query.size > 0 ? `?${query}` : ''}`, headers }
  if (options.bytes) {
    headers['content-type'] = 'application/octet-stream'
    request.body = options.bytes
  } else if (options.body !== undefined) {
    headers['content-type'] = 'application/json'
    request.body = JSON.stringify(options.body)
  }
  return request
}

/** Transport over `fetch`; `base` is empty in a browser (same origin, cookie sent). */
export const fetchTransport =
  (base = ''): Transport =>
  async ({ method, path, headers, body }) => {
    const response = await fetch(base + path, {
      method,
      headers,
      credentials: 'same-origin',
      ...(body === undefined ? {} : { body: body as BodyInit }),
    })
    return {
      status: response.status,
      headers: Object.fromEntries(response.headers),
      body: new Uint8Array(await response.arrayBuffer()),
    }
  }
