import type { ColumnMapping, ImportRun } from '@tongban/contracts/catalogue/exchange'
import type { Text } from '../../i18n.ts'

/** States of a list that was handed in: a shape and a word, so that colour alone says nothing. */
export const stateText: Record<ImportRun['state'], { shape: string; words: Text }> = {
  checking: { shape: '…', words: ['正在检查', 'Being checked'] },
  wrong: { shape: '■', words: ['有错误，未导入', 'Has errors, not imported'] },
  unchanged: { shape: '–', words: ['没有可导入的变化', 'Nothing to import'] },
  checked: { shape: '▲', words: ['检查通过，待审查', 'Checked, waiting for review'] },
  importing: { shape: '…', words: ['正在导入', 'Being imported'] },
  imported: { shape: '●', words: ['已导入', 'Imported'] },
  discarded: { shape: '–', words: ['已放弃', 'Dropped'] },
  failed: { shape: '■', words: ['文件无法读取', 'The file cannot be read'] },
}

export const kindText: Record<ColumnMapping['kind'], Text> = {
  directory: ['目录清单', 'Directory'],
  implementing: ['实施清单', 'Implementing items'],
  materials: ['材料清单', 'Materials'],
}

export const isRunning = ({ state }: Pick<ImportRun, 'state'>): boolean => state === 'checking' || state === 'importing'
export const mayBeDropped = ({ state }: Pick<ImportRun, 'state'>): boolean =>
  state === 'wrong' || state === 'checked' || state === 'failed'
