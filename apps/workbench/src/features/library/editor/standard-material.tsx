import { useQuery } from '@tanstack/react-query'
import type { ItemMaterial } from '@tongban/contracts/catalogue/item'
import type { StandardMaterial as Entry } from '@tongban/contracts/catalogue/materials'
import Button from 'antd/es/button'
import Input from 'antd/es/input'
import { type ReactNode, useState } from 'react'
import { Link } from 'wouter'
import { isNotFound } from '../../../api.ts'
import { useT } from '../../../i18n.ts'
import { Dialog } from '../../../parts/dialog.tsx'
import { announce } from '../../../parts/live.tsx'
import { Failure, Loading } from '../../../parts/states.tsx'
import { materialOptions, materialsFirstOptions } from '../../materials/materials-data.ts'
import { materialKindText } from '../core/element-words.ts'
import { controlId } from '../core/path.ts'
import { deviationsOf, obtainText, takeStandard } from '../core/standard.ts'
import { useSourceNames } from '../library-data.ts'
import { ProblemNotes } from '../proposal/problem-list.tsx'
import { useProblems } from './editor-context.ts'

type Props = { path: string; material: ItemMaterial; replace: (next: ItemMaterial) => void }

/** Which entry of the material catalogue this is, and in what it says something else. */
export function StandardMaterial({ path, material, replace }: Props) {
  const t = useT()
  const problems = useProblems(path, 'with-parts')
  const [choosing, setChoosing] = useState(false)
  const take = (entry: Entry) => {
    replace(takeStandard(material, entry))
    announce(t(`已按目录填写“${entry.name}”`, `Filled in from the catalogue: ${entry.nameEn}`))
  }
  return (
    <div className="mat-standard">
      <div className="tb-row">
        {material.standardCode ? (
          <Known code={material.standardCode} material={material} onTake={take} />
        ) : (
          <span className="tb-quiet">{t('不是材料目录中的材料', 'Not from the material catalogue')}</span>
        )}
        <Button
          id={controlId(path)}
          aria-describedby={problems.length > 0 ? `${controlId(path)}-problem` : undefined}
          onClick={() => setChoosing(true)}
        >
          {t('从材料目录选', 'Choose from the catalogue')}
        </Button>
      </div>
      <ProblemNotes problems={problems} id={`${controlId(path)}-problem`} />
      {choosing && (
        <ChooseMaterial
          onClose={() => setChoosing(false)}
          onChoose={(entry) => {
            take(entry)
            setChoosing(false)
          }}
        />
      )}
    </div>
  )
}

type KnownProps = { code: string; material: ItemMaterial; onTake: (entry: Entry) => void }

function Known({ code, material, onTake }: KnownProps) {
  const t = useT()
  const sources = useSourceNames()
  const found = useQuery(materialOptions(code))
  if (found.isPending) return <Loading />
  if (found.isError)
    return isNotFound(found.error) ? (
      <span className="tb-warn-text">▲ {t(`材料目录中没有编码 ${code}`, `The catalogue has no code ${code}`)}</span>
    ) : (
      <Failure error={found.error} onRetry={() => void found.refetch()} />
    )
  const entry = found.data.material
  const deviations = deviationsOf(material, entry, sources)
  return (
    <div className="mat-known">
      <p>
        {t('材料目录：', 'Catalogue: ')}
        <Link href={`/library/materials/${code}`}>{t(entry.name, entry.nameEn)}</Link> <small>{code}</small>
        {entry.successor && (
          <span className="tb-warn-text">
            {' '}
            ▲ {t(`已并入“${entry.successor.name}”，请改选`, `Goes on as “${entry.successor.nameEn}”; choose that one`)}
          </span>
        )}
        {entry.state === 'retired' && !entry.successor && (
          <span className="tb-warn-text"> ▲ {t('已停用，请另选', 'Retired; choose another')}</span>
        )}
        {entry.state === 'in-force' && deviations.length === 0 && (
          <span className="tb-quiet"> ● {t('与目录一致', 'as the catalogue has it')}</span>
        )}
      </p>
      {deviations.length > 0 && (
        <div className="tb-note">
          <p className="tb-strong">
            ▲ {t(`与目录有 ${deviations.length} 处不同`, `Differs from the catalogue in ${deviations.length}`)}
          </p>
          <ul>
            {deviations.map(({ label, catalogue, item }) => (
              <li key={label[0]}>
                {t(
                  `${label[0]}：目录为“${catalogue[0]}”，这里是“${item[0]}”`,
                  `${label[1]}: “${catalogue[1]}” in the catalogue, “${item[1]}” here`,
                )}
              </li>
            ))}
          </ul>
          <Button onClick={() => onTake(entry)}>{t('按目录改回', 'Set as in the catalogue')}</Button>
        </div>
      )}
    </div>
  )
}

type ChooseProps = {
  title?: string
  verb?: string
  note?: ReactNode
  onClose: () => void
  onChoose: (entry: Entry) => void
}

export function ChooseMaterial({ title, verb, note, onClose, onChoose }: ChooseProps) {
  const t = useT()
  const sources = useSourceNames()
  const [typed, setTyped] = useState('')
  const [q, setQ] = useState('')
  const found = useQuery(materialsFirstOptions({ state: 'in-force', order: 'used', ...(q ? { q } : {}) }))
  const rows = found.data?.rows ?? []
  return (
    <Dialog
      wide
      title={title ?? t('从材料目录选', 'Choose from the material catalogue')}
      onClose={onClose}
      footer={<Button onClick={onClose}>{t('不选了', 'Cancel')}</Button>}
    >
      {note}
      <form
        className="lib-search"
        onSubmit={(event) => {
          event.preventDefault()
          setQ(typed.trim())
        }}
      >
        <Input
          aria-label={t('名称或编码', 'Name or code')}
          value={typed}
          maxLength={100}
          onChange={(event) => setTyped(event.target.value)}
        />
        <Button htmlType="submit">{t('查找', 'Find')}</Button>
      </form>
      <p className="tb-quiet mat-order">
        {q === ''
          ? t('用得最多的排在前面；也可以按名称或编码查找。', 'The most used come first; or find one by name or code.')
          : t(`名称或编码里有“${q}”的，用得最多的排在前面。`, `With “${q}” in name or code, the most used first.`)}
      </p>
      {found.isPending && <Loading />}
      {found.isError && <Failure error={found.error} onRetry={() => void found.refetch()} />}
      {found.isSuccess && rows.length === 0 && (
        <p className="tb-quiet">
          {t('目录中没有这样的材料，换一个说法试试。', 'The catalogue has none like that; try other words.')}
        </p>
      )}
      <ul className="lib-choose mat-choose">
        {rows.map((row) => (
          <li key={row.code} className="tb-row">
            <span>
              <b>{t(row.name, row.nameEn)}</b> <small>{row.code}</small>
              <small className="lib-block">
                {t(...(materialKindText[row.kind] ?? [row.kind, row.kind]))} · {t(...obtainText(row.obtain, sources))} ·{' '}
                {t(`${row.usedBy} 个事项在用`, `used by ${row.usedBy}`)}
              </small>
            </span>
            <Button onClick={() => onChoose(row)}>
              {verb ?? t('选用', 'Choose')}
              <span className="tb-hidden">{t(`：${row.name}`, `: ${row.nameEn}`)}</span>
            </Button>
          </li>
        ))}
      </ul>
      {found.data?.next && (
        <p className="tb-quiet">
          {t(
            `共 ${found.data.total} 个，只显示前50个，请写得更具体。`,
            `The first 50 of ${found.data.total}; be more precise.`,
          )}
        </p>
      )}
    </Dialog>
  )
}
