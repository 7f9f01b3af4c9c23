import { system } from '#platform/actor'
import type { Database } from '#platform/db'
import { copyItem, countGeneratedItems } from '../store/generated-store.ts'
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
  let number = await db.read(system('generate'), countGeneratedItems)
  const before = number
  let made = 0
  let empty = 0
  while (made < items) {
    number++
    const added = await db.transaction(system('generate'), (tx) =>
      copyItem(tx, number, Math.min(offices, items - made)),
    )
    empty = added === 0 ? empty + 1 : 0
    if (empty > 500) throw new Error('no item of the directory is exercised anywhere')
    made += added
    onProgress(made)
  }
  await db.transaction(system('generate'), bumpVersion)
  return { directory: number - before }
}
