import pg from 'pg'
import { MessageWriter } from './message-writer.ts'

/** What one connection knows of a statement it has prepared: how to read its rows; nothing for one without rows. */
type Prepared = { fields: readonly Field[]; empty: Record<string, unknown>; doubtful: boolean }
type Field = { name: string; parse: (text: string) => unknown }
type Described = { name: string; dataTypeID: number }

/** The statements that each connection has prepared, by name. */
const preparedOn = new WeakMap<object, Map<string, Prepared>>()

/** A statement on its way. Without a name it is prepared for this once. */
type Statement = {
  name: string | undefined
  text: string
  values: readonly unknown[]
  rows: unknown[]
  prepared: Prepared
  resolve: (rows: unknown[]) => void
  reject: (error: unknown) => void
}

/** The statement was not run, because one before it failed. */
export class NotRun extends Error {
  constructor(cause: unknown) {
    super('the transaction was rolled back', { cause })
  }
}

/**
 * Statements that go to the server in one message and are answered in one: with a single Sync the server neither sends
 * nor reports between them, and a row is described once a connection and not once a statement. What comes after a
 * statement that fails is not run. The driver sees the flight as one query.
 */
export class Flight {
  readonly #statements: Statement[] = []
  readonly #known: Map<string, Prepared>
  /** The statement whose answer is read. */
  #at = 0
  #ended = false
  onEnd: (() => void) | undefined

  constructor(client: pg.PoolClient) {
    let known = preparedOn.get(client)
    if (!known) {
      known = new Map<string, Prepared>()
      preparedOn.set(client, known)
    }
    this.#known = known
  }

  add(name: string | undefined, text: string, values: readonly unknown[]): Promise<unknown[]> {
    return new Promise((resolve, reject) => {
      const prepared = { fields: [], empty: {}, doubtful: true }
      this.#statements.push({ name, text, values, rows: [], prepared, resolve, reject })
    })
  }

  /** Nothing of it was sent, and nothing will be. */
  abandon(cause: unknown): void {
    for (const statement of this.#statements) statement.reject(new NotRun(cause))
  }

  submit(connection: pg.Connection): null {
    const message = new MessageWriter()
    for (const statement of this.#statements) {
      const { name = '', text, values } = statement
      const known = name === '' ? undefined : this.#known.get(name)
      if (known) statement.prepared = known
      else {
        this.#known.set(name, statement.prepared)
        message.prepare(name, text)
      }
      message.execute(name, values)
    }
    connection.stream.write(message.end())
    return null
  }

  handleRowDescription({ fields }: { fields: readonly Described[] }): void {
    const statement = this.#statements[this.#at]
    if (!statement) return
    const { prepared } = statement
    prepared.fields = fields.map(({ name, dataTypeID }) => ({
      name,
      parse: pg.types.getTypeParser(dataTypeID, 'text'),
    }))
    prepared.empty = Object.fromEntries(fields.map(({ name }) => [name, null]))
  }

  handleDataRow({ fields }: { fields: readonly (string | null)[] }): void {
    const statement = this.#statements[this.#at]
    if (!statement) return
    const { fields: known, empty } = statement.prepared
    const row = { ...empty }
    for (let n = 0; n < known.length; n++) {
      const text = fields[n]
      const field = known[n]
      if (field && typeof text === 'string') row[field.name] = field.parse(text)
    }
    statement.rows.push(row)
  }

  handleCommandComplete({ text }: { text: string }): void {
    const statement = this.#statements[this.#at++]
    if (!statement) return
    statement.prepared.doubtful = false
    // A failed transaction answers its commit so.
    if (text === 'ROLLBACK') statement.rows.push(text)
  }

  handleEmptyQuery(): void {
    this.#at++
  }

  /** The server refused a statement, or the connection was lost. */
  handleError(error: unknown): void {
    if (this.#ended) return
    for (const [n, statement] of this.#statements.entries()) {
      if (n < this.#at) statement.resolve(statement.rows)
      else statement.reject(n === this.#at ? error : new NotRun(error))
      // Whether the server kept it is not known; it may be prepared once only.
      if (statement.prepared.doubtful) this.#known.delete(statement.name ?? '')
    }
    this.#end()
  }

  handleReadyForQuery(): void {
    if (this.#ended) return
    for (const statement of this.#statements) statement.resolve(statement.rows)
    this.#end()
  }

  #end(): void {
    this.#ended = true
    this.onEnd?.()
  }
}
