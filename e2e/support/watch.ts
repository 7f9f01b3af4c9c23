import type { BrowserContext } from 'playwright-core'

/** Notes what a page must not do: errors on the console, uncaught errors, requests that fail. */
export class Watch {
  readonly #wrong: string[] = []
  #allowed: RegExp[] = []

  /** Only the pages of the platform at `origin` are watched, not those of the stand-ins. */
  constructor(context: BrowserContext, origin: string) {
    const ours = (url: string | undefined) => url?.startsWith(origin) ?? true
    context.on('console', (message) => {
      // Chrome says the address of a failed request only beside the text.
      if (message.type() === 'error' && ours(message.page()?.url()))
        this.#note(`console: ${message.text()} ${message.location().url}`)
    })
    context.on('weberror', (error) => this.#note(`uncaught: ${error.error().stack ?? error.error().message}`))
    context.on('requestfailed', (request) => {
      const why = request.failure()?.errorText ?? ''
      // What leaving a page or a download cuts off has not failed.
      if (why !== 'net::ERR_ABORTED' && ours(request.url()))
        this.#note(`request: ${why} ${request.method()} ${request.url()}`)
    })
    context.on('response', (response) => {
      if (response.status() >= 400 && ours(response.url()))
        this.#note(`answer: ${response.status()} ${response.request().method()} ${response.url()}`)
    })
  }

  #note(what: string): void {
    this.#wrong.push(what)
  }

  /** What this test brings about on purpose, for the rest of the device's life. */
  allow(...patterns: RegExp[]): void {
    this.#allowed = [...this.#allowed, ...patterns]
  }

  /** Everything noted that was not allowed. */
  get wrong(): string[] {
    return this.#wrong.filter((what) => !this.#allowed.some((pattern) => pattern.test(what)))
  }
}
