/** The command was called wrongly; `main.ts` tells the message and leaves with 2. */
export class UsageError extends Error {
  readonly code: string

  constructor(message: string, code = 'usage') {
    super(message)
    this.code = code
  }
}
