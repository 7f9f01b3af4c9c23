import { useMutation } from '@tanstack/react-query'
import { type ExportKind, exportItems } from '@tongban/contracts/catalogue/exchange'
import Button from 'antd/es/button'
import { useId, useState } from 'react'
import { api, ProblemError } from '../../api.ts'
import { type Text, useT } from '../../i18n.ts'
import { Failure } from '../../parts/states.tsx'

const kinds: readonly (readonly [ExportKind, Text])[] = [
  ['directory', ['目录清单（含材料）', 'Directory, with materials']],
  ['implementing', ['本地区及以下的实施清单', 'Implementing items of my region and below']],
  ['national', ['国家交换表', 'National exchange tables']],
]

/** A workbook is made whole, so that a refusal can be said; CSV comes as a plain download, however long. */
export function ExportForm() {
  const t = useT()
  const id = useId()
  const [kind, setKind] = useState<ExportKind>('directory')
  const workbook = useMutation({
    mutationFn: async () => {
      const answer = await api.download(exportItems, { query: { kind, format: 'xlsx' } })
      if (!answer.ok) throw new ProblemError(answer.status, answer.problem)
      save(new Blob([answer.value.body.slice()]), `items-${kind}.xlsx`)
    },
  })
  return (
    <section className="tb-section" aria-labelledby={`${id}-title`}>
      <h2 id={`${id}-title`}>{t('导出', 'Export')}</h2>
      <p>
        <label htmlFor={id}>{t('内容', 'What')} </label>
        <select
          id={id}
          value={kind}
          onChange={(event) => setKind(kinds.find(([one]) => one === event.target.value)?.[0] ?? 'directory')}
        >
          {kinds.map(([one, words]) => (
            <option key={one} value={one}>
              {t(...words)}
            </option>
          ))}
        </select>
      </p>
      <p className="tb-row">
        <Button loading={workbook.isPending} onClick={() => workbook.mutate()}>
          {t('下载 Excel', 'Download Excel')}
        </Button>
        {kind !== 'national' && (
          <a href={`/api/v1/library/export?as=staff&kind=${kind}&format=csv`} download>
            {t('下载 CSV（适合很长的清单）', 'Download CSV, for long lists')}
          </a>
        )}
      </p>
      {workbook.isError && <Failure error={workbook.error} />}
    </section>
  )
}

function save(file: Blob, name: string): void {
  const link = document.createElement('a')
  link.href = URL.createObjectURL(file)
  link.download = name
  link.click()
  setTimeout(() => URL.revokeObjectURL(link.href), 10_000)
}
