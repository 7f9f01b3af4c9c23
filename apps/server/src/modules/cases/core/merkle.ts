import { digest } from '@tongban/gm/sm3'

// A Merkle tree after RFC 6962 (2.1) with SM3: a leaf is hashed behind a 0, a node behind a 1, so neither passes for the other.
const leafMark = Buffer.from([0])
const nodeMark = Buffer.from([1])

export const leafOf = (data: Uint8Array): Buffer => digest(Buffer.concat([leafMark, data]))
const nodeOf = (left: Uint8Array, right: Uint8Array): Buffer => digest(Buffer.concat([nodeMark, left, right]))

/** The root over no leaf. */
const emptyRoot = digest('')

/** The level above: neighbours joined, and a last one without neighbour as it is. */
function above(nodes: readonly Buffer[]): Buffer[] {
  const next: Buffer[] = []
  for (let i = 0; i < nodes.length; i += 2) {
    const [left, right] = [nodes[i], nodes[i + 1]]
    if (left) next.push(right ? nodeOf(left, right) : left)
  }
  return next
}

export function rootOf(nodes: readonly Buffer[]): Buffer {
  let level = nodes
  while (level.length > 1) level = above(level)
  return level[0] ?? emptyRoot
}

/** What must be joined to the node at `index` to reach the root, from the bottom up. */
export function pathOf(nodes: readonly Buffer[], index: number): Buffer[] {
  const path: Buffer[] = []
  let at = index
  for (let level = nodes; level.length > 1; level = above(level)) {
    const neighbour = level[at ^ 1]
    if (neighbour) path.push(neighbour)
    at >>= 1
  }
  return path
}

/** The root that leaf and path lead to (RFC 9162, 2.1.3.2); nothing when a path has not the length it must have there. */
export function rootFrom(leaf: Buffer, index: number, size: number, path: readonly Buffer[]): Buffer | undefined {
  if (index < 0 || index >= size) return undefined
  let node = leaf
  let [at, last, used] = [index, size - 1, 0]
  for (; last > 0; at >>= 1, last >>= 1) {
    // The last of a level with no neighbour rises as it is.
    if (at === last && at % 2 === 0) continue
    const neighbour = path[used++]
    if (!neighbour) return undefined
    node = at % 2 === 1 ? nodeOf(neighbour, node) : nodeOf(node, neighbour)
  }
  return used === path.length ? node : undefined
}

/**
 * Leaves a block. Roots of blocks are nodes of the tree, because a block is a power of two: a proof reads one block and
 * the roots of the others, not a day of a million.
 */
export const blockSize = 1024

/** Builds a tree of any size in the memory of one block. */
export class TreeBuilder {
  readonly #block: Buffer[] = []
  readonly #roots: Buffer[] = []
  leaves = 0

  add(leaf: Buffer): void {
    this.#block.push(leaf)
    this.leaves++
    if (this.#block.length === blockSize) this.#close()
  }

  #close(): void {
    this.#roots.push(rootOf(this.#block))
    this.#block.length = 0
  }

  /** Ends the tree: its root, and the roots of its blocks. */
  end(): { root: Buffer; blocks: Buffer[] } {
    if (this.#block.length > 0) this.#close()
    return { root: rootOf(this.#roots), blocks: this.#roots }
  }
}

/** The path of a leaf, of the leaves of its block and the roots of all blocks. */
export const pathThrough = (block: readonly Buffer[], blocks: readonly Buffer[], index: number): Buffer[] => [
  ...pathOf(block, index % blockSize),
  ...pathOf(blocks, Math.floor(index / blockSize)),
]
