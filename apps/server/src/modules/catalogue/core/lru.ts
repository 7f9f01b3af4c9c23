/** Keeps the most recently read values, at most `most` of them. */
export class Lru<V> {
  readonly #values = new Map<string, V>()
  readonly #most: number
  constructor(most: number) {
    this.#most = most
  }
  get(key: string): V | undefined {
    const value = this.#values.get(key)
    if (value !== undefined) {
      // A Map keeps the order of insertion: the first is always the one not read for longest.
      this.#values.delete(key)
      this.#values.set(key, value)
    }
    return value
  }
  set(key: string, value: V): void {
    this.#values.delete(key)
    this.#values.set(key, value)
    for (const oldest of this.#values.keys()) {
      if (this.#values.size <= this.#most) break
      this.#values.delete(oldest)
    }
  }
  delete(key: string): void {
    this.#values.delete(key)
  }
}
