import {
  type Compilable,
  DummyDriver,
  Kysely,
  PostgresAdapter,
  PostgresIntrospector,
  PostgresQueryCompiler,
  type RawBuilder,
} from 'kysely'
import pg from 'pg'
import { type Actor, subjectOf } from './actor.ts'

// Legal dates stay strings; counts and versions fit a double.
pg.types.setTypeParser(pg.types.builtins.DATE, (text) => text)
pg.types.setTypeParser(pg.types.builtins.INT8, Number)

/** Compiles Kysely's `sql` and builders; execution is by `Tx`, which names each statement. */
const compiler = new Kysely<unknown>({
  dialect: {
    createAdapter: () => new PostgresAdapter(),
    createDriver: () => new DummyDriver(),
    createIntrospector: (db) => new PostgresIntrospector(db),
    createQueryCompiler: () => new PostgresQueryCompiler(),
  },
})

const names = new Map<string, string>()
/** Statements are few and fixed, so each is prepared once a connection; past 2,000 something builds SQL from input. */
function nameOf(text: string): string | undefined {
  const known = names.get(text)
  if (known || names.size >= 2000) return known
  const name = `q${names.size}`
  names.set(text, name)
  return name
}

type Query<R> = RawBuilder<R> | Compilable<R>

type Corkable = { cork(): void; uncork(): void }

/** Statements of one turn of the event loop go to the server in one write: half the time of a short one is the write. */
function sendTogether(client: pg.PoolClient): void {
  const { stream } = (client as unknown as { connection: { stream: Corkable & { held?: boolean } } }).connection
  if (stream.held) return
  stream.held = true
  stream.cork()
  process.nextTick(() => {
    stream.held = false
    stream.uncork()
  })
}

/** What stores take: runs statements on the one connection of a transaction, in order, pipelined when not awaited. */
export class Tx {
  readonly actor: Actor
  readonly #client: pg.PoolClient
  readonly #afterCommit: (() => void)[] = []
  readonly outgoing: { type: string; payload: unknown }[] = []
  readonly audited: { action: string; subjectId: string | null; detail: unknown }[] = []
  readonly #unanswered: Promise<unknown>[] = []
  #failure: unknown
  #closed = false
  constructor(client: pg.PoolClient, actor: Actor) {
    this.#client = client
    this.actor = actor
  }
  async rows<R>(query: Query<R>): Promise<R[]> {
    const { sql, parameters } = 'isRawBuilder' in query ? query.compile(compiler) : query.compile()
    if (this.#closed) throw new Error('a glance asks everything at once, before it waits for anything')
    const name = nameOf(sql)
    sendTogether(this.#client)
    try {
      const result = await this.#client.query({ ...(name ? { name } : {}), text: sql, values: [...parameters] })
      return result.rows as R[]
    } catch (error) {
      // What was sent behind a statement that fails is refused (25P02): the cause is the first.
      this.#failure ??= error
      throw isAfterFailure(error) ? this.#failure : error
    }
  }
  async first<R>(query: Query<R>): Promise<R | undefined> {
    return (await this.rows(query))[0]
  }
  /** The row that must be there. */
  async only<R>(query: Query<R>): Promise<R> {
    const row = await this.first(query)
    if (row === undefined) throw new Error('a row was expected')
    return row
  }
  /** Appends to the outbox in this transaction; subscribers run after commit, at least once. */
  emit(type: string, payload: unknown): void {
    this.outgoing.push({ type, payload })
  }
  /** Writes to the audit in this transaction. */
  audit(action: string, subjectId: string | null, detail: unknown = {}): void {
    this.audited.push({ action, subjectId, detail })
  }
  /** Leaves a statement's answer to the commit, so that what comes next goes out with it. */
  leave(statement: Promise<unknown>): void {
    statement.catch(() => {})
    this.#unanswered.push(statement)
  }
  answers(): Promise<unknown> {
    return Promise.all(this.#unanswered)
  }
  /** For what need not survive a crash: caches, waking the relay. */
  afterCommit(run: () => void): void {
    this.#afterCommit.push(run)
  }
  committed(): void {
    for (const run of this.#afterCommit) run()
  }
  /** Nothing more may be asked. */
  close(): void {
    this.#closed = true
  }
}

const isAfterFailure = (error: unknown) => error instanceof Error && 'code' in error && error.code === '25P02'

export type Database = {
  readonly pool: pg.Pool
  /** One transaction as `actor`; row security sees the settings made here. Problems roll back. */
  transaction<T>(
    actor: Actor,
    run: (tx: Tx) => Promise<T>,
    options?: { readOnly?: boolean; finish?: (tx: Tx, value: T) => Promise<unknown> },
  ): Promise<T>
  /** A reading transaction. */
  read<T>(actor: Actor, run: (tx: Tx) => Promise<T>): Promise<T>
  /** The same in one exchange with the server, for `run` that asks everything before it waits for anything. */
  glance<T>(actor: Actor, run: (tx: Tx) => Promise<T>): Promise<T>
  end(): Promise<void>
}

function settingsOf(actor: Actor): string[] {
  switch (actor.kind) {
    case 'person':
      return ['person', actor.personId, subjectOf(actor), '', '', '', '']
    case 'officer':
      return [
        'officer',
        actor.officerId,
        '',
        actor.officeId,
        actor.scopes.includes('cases.supervise') ? regionPrefix(actor.regionCode) : '',
        reviewsOf(actor.scopes),
        regionPrefix(actor.regionCode),
      ]
    case 'system':
      return ['system', '', '', '', '', '', '']
    default:
      return ['anonymous', '', '', '', '', '', '']
  }
}

/** Stages of the library's reviews that the scopes allow: `library.review-legal` → `legal`. */
const reviewsOf = (scopes: readonly string[]): string =>
  scopes.flatMap((scope) => /^library\.review-(.+)$/.exec(scope)?.[1] ?? []).join(',')

/** 340100000000 → 3401: the digits that all divisions below share. */
export function regionPrefix(code: string): string {
  for (const [digits, zeros] of [
    [2, 10],
    [4, 8],
    [6, 6],
    [9, 3],
  ] as const)
    if (code.endsWith('0'.repeat(zeros))) return code.slice(0, digits)
  return code
}

const enter = {
  name: 'enter',
  text: `select set_config('tongban.kind',$1,true), set_config('tongban.actor',$2,true), set_config('tongban.subject',$3,true), set_config('tongban.office',$4,true), set_config('tongban.region',$5,true), set_config('tongban.reviews',$6,true), set_config('tongban.own_region',$7,true)`,
}

/** The app's pool: every connection runs as role `tongban_app`, which owns nothing and bypasses nothing. */
export function openDatabase(url: string, { size = 12, role = 'tongban_app' } = {}): Database {
  const pool = new pg.Pool({
    connectionString: url,
    max: size,
    options: `-c role=${role} -c statement_timeout=30000 -c timezone=UTC`,
    pipeline: true,
  } as pg.PoolConfig)
  // A connection that dies, idle or at work, is replaced by the pool and fails its statements; without listeners the
  // process would end.
  pool.on('error', () => {})
  pool.on('connect', (client) => client.on('error', () => {}))
  const transaction: Database['transaction'] = async (actor, run, { readOnly = false, finish } = {}) => {
    const client = await pool.connect()
    let broken: Error | undefined
    try {
      sendTogether(client)
      const begun = Promise.all([
        client.query(readOnly ? 'begin read only' : 'begin'),
        client.query({ ...enter, values: settingsOf(actor) }),
      ])
      begun.catch(() => {})
      const tx = new Tx(client, actor)
      try {
        const value = await run(tx)
        await begun
        // Sent in one flight: should the last statement fail, COMMIT of a failed transaction rolls back.
        sendTogether(client)
        const finished = finish?.(tx, value) ?? Promise.resolve()
        const commit = client.query('commit')
        await Promise.all([tx.answers(), finished, commit])
        if ((await commit).command !== 'COMMIT') throw new Error('the transaction was rolled back')
        tx.committed()
        return value
      } catch (error) {
        await client.query('rollback').catch((cause: Error) => {
          broken = cause
        })
        throw error
      }
    } finally {
      client.release(broken)
    }
  }
  const glance: Database['glance'] = async (actor, run) => {
    const client = await pool.connect()
    let broken: Error | undefined
    let ended: Promise<unknown> = Promise.resolve()
    try {
      sendTogether(client)
      const tx = new Tx(client, actor)
      const begun = [client.query('begin read only'), client.query({ ...enter, values: settingsOf(actor) })]
      const asked = (async () => run(tx))()
      tx.close()
      // After a statement that failed it rolls back; only a lost connection refuses it.
      ended = client.query('commit').catch((cause: Error) => {
        broken = cause
      })
      const [value] = await Promise.all([asked, ...begun])
      return value
    } finally {
      await ended
      client.release(broken)
    }
  }
  return {
    pool,
    transaction,
    glance,
    read: (actor, run) => transaction(actor, run, { readOnly: true }),
    end: () => pool.end(),
  }
}
