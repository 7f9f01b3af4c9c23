import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { ItemContent } from '@tongban/contracts/catalogue/item'
import pg from 'pg'
import { seedCatalogue } from '#modules/catalogue'
import { dataDir, testRegions } from './template.ts'

/** Publishes the next revision of an item as `data/` has it, changed; through the same checks as every other. */
export async function publishChanged(
  url: string,
  itemId: string,
  change: (content: ItemContent) => ItemContent,
  when = { now: new Date('2026-03-02T01:00:00Z'), today: '2026-03-02' },
): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'tongban-data-'))
  const client = new pg.Client(url)
  try {
    cpSync(dataDir, folder, { recursive: true })
    const path = join(folder, `items/${itemId}.json`)
    writeFileSync(path, JSON.stringify(change(JSON.parse(readFileSync(path, 'utf8')) as ItemContent)))
    await client.connect()
    const seeded = await seedCatalogue(client, folder, { ...when, keep: testRegions })
    if (seeded.refused.length > 0) throw new Error(JSON.stringify(seeded.refused))
  } finally {
    await client.end()
    rmSync(folder, { recursive: true })
  }
}

const yesNo = [
  { value: 'yes', label: '是', labelEn: 'Yes' },
  { value: 'no', label: '否', labelEn: 'No' },
]

/** The item with a question on which its uploads depend: the last that an applicant brings is for a change only. */
export function withQuestion(content: ItemContent): ItemContent {
  const last = content.materials.findLast(({ source }) => source === 'applicant')?.key
  return {
    ...content,
    situations: [
      {
        key: 'kind_of_request',
        question: '您要办哪一种？',
        questionEn: 'What do you want to do?',
        options: [
          { value: 'new', label: '新办', labelEn: 'A new permit' },
          { value: 'change', label: '变更', labelEn: 'A change' },
        ],
      },
      {
        key: 'moves',
        question: '地址变了吗？',
        questionEn: 'Does the address change?',
        options: yesNo,
        visibleWhen: 'kind_of_request = "change"',
      },
    ],
    businessItems: [
      { serial: '01', name: '新办许可', nameEn: 'New permit', when: 'kind_of_request = "new"' },
      { serial: '02', name: '变更许可', nameEn: 'Change of a permit', when: 'moves = "no"' },
      { serial: '03', name: '迁址许可', nameEn: 'Permit for another address', when: 'moves = "yes"' },
    ],
    materials: content.materials.map((m) => (m.key === last ? { ...m, when: 'kind_of_request = "change"' } : m)),
  }
}
