import type { Packed } from './packed.ts'

/** Keeps the most recently read pages in memory, up to a number and a size in bytes; all go when the version changes. */
export class PageCache {
  readonly #entries = new Map<string, Packed>()
  readonly #most: number
  readonly #mostBytes: number
  #bytes = 0
  #version: number | undefined

  constructor(most = 2000, mostBytes = 64 * 1024 * 1024) {
    this.#most = most
    this.#mostBytes = mostBytes
  }

  get size(): number {
    return this.#entries.size
  }

  find(key: string, version: number): Packed | undefined {
    this.#turnTo(version)
    const entry = this.#entries.get(key)
    if (entry) {
      // A Map keeps the order of insertion: the first is always the one not read for longest.
      this.#entries.delete(key)
      this.#entries.set(key, entry)
    }
    return entry
  }

  /** Keeps a page made from the catalogue at `version`; one that was overtaken meanwhile is not kept. */
  keep(key: string, version: number, entry: Packed): void {
    if (this.#version !== undefined && version < this.#version) return
    this.#turnTo(version)
    this.#drop(key)
    this.#entries.set(key, entry)
    this.#bytes += entry.size
    for (const oldest of this.#entries.keys()) {
      if (this.#entries.size <= this.#most && this.#bytes <= this.#mostBytes) break
      this.#drop(oldest)
    }
  }

  #turnTo(version: number): void {
    if (version === this.#version) return
    this.#version = version
    this.#entries.clear()
    this.#bytes = 0
  }

  #drop(key: string): void {
    const entry = this.#entries.get(key)
    if (!entry) return
    this.#entries.delete(key)
    this.#bytes -= entry.size
  }
}
