/** Keeps the most recently read values, at most `most` of them, or of what they weigh together. */
export class Lru<V> {
  readonly #values = new Map<string, { value: V; weight: number }>()
  readonly #most: number
  #weight = 0
  constructor(most: number) {
    this.#most = most
  }
  get(key: string): V | undefined {
    const kept = this.#values.get(key)
    if (!kept) return
    // A Map keeps the order of insertion: the first is always the one not read for longest.
    this.#values.delete(key)
    this.#values.set(key, kept)
    return kept.value
  }
  set(key: string, value: V, weight = 1): void {
    this.delete(key)
    this.#values.set(key, { value, weight })
    this.#weight += weight
    for (const oldest of this.#values.keys()) {
      if (this.#weight <= this.#most || oldest === key) break
      this.delete(oldest)
    }
  }
  delete(key: string): void {
    this.#weight -= this.#values.get(key)?.weight ?? 0
    this.#values.delete(key)
  }
}
