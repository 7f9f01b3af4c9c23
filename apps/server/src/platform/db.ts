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
import { Flight, NotRun } from './flight.ts'

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

/** What stores take: runs statements on the one connection of a transaction, in order, pipelined when not awaited. */
export class Tx {
  readonly actor: Actor
  readonly #client: pg.PoolClient
  readonly #afterCommit: (() => void)[] = []
  readonly outgoing: { type: string; payload: unknown }[] = []
  readonly audited: { action: string; subjectId: string | null; detail: unknown }[] = []
  readonly #unanswered: Promise<unknown>[] = []
  #gathering: Flight | undefined
  #flying: Flight | undefined
  #begun = false
  #failure: unknown
  #closed = false
  constructor(client: pg.PoolClient, actor: Actor) {
    this.#client = client
    this.actor = actor
  }
  async rows<R>(query: Query<R>): Promise<R[]> {
    const { sql, parameters } = 'isRawBuilder' in query ? query.compile(compiler) : query.compile()
    if (this.#closed)
      throw new Error('the transaction has ended, or was a glance: that asks everything before it waits')
    try {
      return (await this.send(nameOf(sql), sql, parameters)) as R[]
    } catch (error) {
      // What was asked behind a statement that fails is not run, or refused (25P02): the cause is the first.
      const first = error instanceof NotRun ? error.cause : error
      this.#failure ??= first
      if (isAfterFailure(first)) throw this.#failure
      if (first instanceof Error) Error.captureStackTrace(first)
      throw first
    }
  }
  /** Statements of one turn of the event loop go to the server together, and wait for those that went before. */
  send(name: string | undefined, text: string, values: readonly unknown[]): Promise<unknown[]> {
    if (!this.#gathering) {
      this.#gathering = new Flight(this.#client)
      if (!this.#flying) process.nextTick(() => this.#depart())
    }
    return this.#gathering.add(name, text, values)
  }
  #depart(): void {
    const flight = this.#gathering
    if (!flight) return
    this.#gathering = undefined
    this.#flying = flight
    this.#begun = true
    flight.onEnd = () => {
      this.#flying = undefined
      // Whoever was answered asks on first, so that it goes along.
      if (this.#gathering) process.nextTick(() => this.#depart())
    }
    this.#client.query(flight)
  }
  /** Ends a transaction that failed: what was not sent yet is not run. */
  async abandon(cause: unknown): Promise<void> {
    this.#closed = true
    this.#gathering?.abandon(cause)
    this.#gathering = undefined
    const flight = this.#flying
    if (flight)
      await new Promise<void>((resolve) => {
        flight.onEnd = resolve
      })
    if (this.#begun) await this.#client.query('rollback')
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

/** Waits for all; what is thrown is the failure that comes first in the list. */
async function allOf(...promises: readonly Promise<unknown>[]): Promise<void> {
  const results = await Promise.allSettled(promises)
  for (const result of results) if (result.status === 'rejected') throw result.reason
}

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
        actor.scopes.includes('cases.supervise')
          ? [regionPrefix(actor.regionCode), ...(actor.prefixesBelow ?? [])].join(',')
          : '',
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

const enter = `select set_config('tongban.kind',$1,true), set_config('tongban.actor',$2,true), set_config('tongban.subject',$3,true), set_config('tongban.office',$4,true), set_config('tongban.region',$5,true), set_config('tongban.reviews',$6,true), set_config('tongban.own_region',$7,true)`
/** Alone in its flight a reading transaction needs neither BEGIN nor COMMIT: the flight is one. */
const enterToRead = `${enter}, set_config('transaction_read_only','on',true)`

/** The app's pool: every connection runs as role `tongban_app`, which owns nothing and bypasses nothing. */
export function openDatabase(url: string, { size = 12, role = 'tongban_app' } = {}): Database {
  const pool = new pg.Pool({
    connectionString: url,
    max: size,
    options: `-c role=${role} -c statement_timeout=30000 -c timezone=UTC`,
    // A new connection costs as much as fifty submissions until it has prepared and cached everything.
    idleTimeoutMillis: 300_000,
  })
  // A connection that dies, idle or at work, is replaced by the pool and fails its statements; without listeners the
  // process would end.
  pool.on('error', () => {})
  pool.on('connect', (client) => client.on('error', () => {}))
  const transaction: Database['transaction'] = async (actor, run, { readOnly = false, finish } = {}) => {
    const client = await pool.connect()
    let broken: Error | undefined
    try {
      const tx = new Tx(client, actor)
      const begin = readOnly ? 'begin read only' : 'begin'
      const begun = Promise.all([tx.send(begin, begin, []), tx.send('enter', enter, settingsOf(actor))])
      begun.catch(() => {})
      try {
        const value = await run(tx)
        await begun
        // Sent in one flight: should the last statement fail, COMMIT is not run, or rolls back.
        const finished = finish?.(tx, value) ?? Promise.resolve()
        const committed = tx.send('commit', 'commit', [])
        await allOf(tx.answers(), finished, committed)
        if ((await committed).length > 0) throw new Error('the transaction was rolled back')
        tx.committed()
        return value
      } catch (error) {
        await tx.abandon(error).catch((cause: Error) => {
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
    try {
      const tx = new Tx(client, actor)
      const entered = tx.send('enter-to-read', enterToRead, settingsOf(actor))
      const asked = (async () => run(tx))()
      tx.close()
      await allOf(entered, asked)
      return await asked
    } finally {
      client.release()
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
