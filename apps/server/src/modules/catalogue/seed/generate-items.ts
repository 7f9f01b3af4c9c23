import { system } from '#platform/actor'
import type { Database } from '#platform/db'
import { copyItem, countGeneratedItems, listCodesOf, listOriginals } from '../store/generated-store.ts'
import { bumpVersion } from '../store/publish-store.ts'

/**
 * Adds implementing items in bulk, for measuring, by copying items of the directory with all offices that exercise
 * them. Copies are marked: `GEN-` in the id, `99` in the base code, 生成 in the name.
 */
export async function generateItems(
  db: Database,
  items: number,
  /** At most so many offices exercise each copy. */
  offices: number,
  onProgress: (made: number) => void = () => {},
): Promise<{ directory: number }> {
  const { before, originals } = await db.read(system('generate'), async (tx) => ({
    before: await countGeneratedItems(tx),
    originals: await listOriginals(tx),
  }))
  const codes = new Map<string, string[]>()
  for (const id of originals) {
    const own = await db.read(system('generate'), (tx) => listCodesOf(tx, id))
    if (own.length > 0) codes.set(id, own)
  }
  const sources = [...codes]
  if (sources.length === 0) throw new Error('no item of the directory is exercised anywhere')
  let number = before
  let made = 0
  while (made < items) {
    number++
    const [id, all] = sources[number % sources.length] ?? ['', []]
    const chosen = spread(all, Math.min(offices, items - made), number)
    await db.transaction(system('generate'), (tx) => copyItem(tx, number, id, chosen))
    made += chosen.length
    onProgress(made)
  }
  await db.transaction(system('generate'), bumpVersion)
  return { directory: number - before }
}

/** So many of them from all over the province, others for each turn. */
function spread(codes: readonly string[], most: number, turn: number): string[] {
  const step = Math.max(1, Math.floor(codes.length / most))
  const from = (turn * 7919) % codes.length
  return Array.from({ length: Math.min(most, codes.length) }, (_, i) => codes[(from + i * step) % codes.length] ?? '')
}
