import '../library/library.css'
import './materials.css'
import { useMutation, useQuery } from '@tanstack/react-query'
import {
  type MaterialText,
  reinstateMaterial,
  retireMaterial,
  type StandardMaterial,
  saveMaterial,
} from '@tongban/contracts/catalogue/materials'
import Button from 'antd/es/button'
import { useState } from 'react'
import { Link } from 'wouter'
import { api, unwrap } from '../../api.ts'
import { useLanguage, useT } from '../../i18n.ts'
import { formatInstant, grouped } from '../../lib/format.ts'
import { usePage } from '../../lib/page.ts'
import { Dialog } from '../../parts/dialog.tsx'
import { announce } from '../../parts/live.tsx'
import { Failure, Loading } from '../../parts/states.tsx'
import { materialKindText, sourceText } from '../library/core/element-words.ts'
import { obtainText } from '../library/core/standard.ts'
import { useSourceNames } from '../library/library-data.ts'
import { useOfficer } from '../session/use-me.ts'
import { FileBox } from './file-box.tsx'
import { MaterialForm } from './material-form.tsx'
import { MaterialUsers } from './material-users.tsx'
import { latestOf, materialOptions, noteMaterial, textOf } from './materials-data.ts'
import { MergeButton } from './merge-button.tsx'

export default function MaterialPage({ code }: { code: string }) {
  const found = useQuery(materialOptions(code))
  if (found.isError) return <Failure error={found.error} onRetry={() => void found.refetch()} />
  return found.data ? <Material material={found.data.material} /> : <Loading />
}

function Material({ material }: { material: StandardMaterial }) {
  const t = useT()
  const language = useLanguage()
  const { scopes } = useOfficer()
  const sources = useSourceNames()
  const title = t(material.name, material.nameEn)
  const heading = usePage(title)
  const keeps = scopes.includes('library.propose')
  const facts: [string, string][] = [
    [t('编码', 'Code'), material.code],
    [t('状态', 'State'), material.state === 'in-force' ? t('● 在用', '● In force') : t('■ 停用', '■ Retired')],
    [t('类别', 'Kind'), t(...(materialKindText[material.kind] ?? [material.kind, material.kind]))],
    [t('来源', 'From'), t(...sourceText[material.source])],
    [t('免提交来源', 'Had from'), material.obtain ? t(...obtainText(material.obtain, sources)) : '–'],
    [t('在用事项', 'Used by'), grouped(material.usedBy)],
  ]
  return (
    <article>
      <div className="tb-case-title">
        <Link href="/library/materials" className="tb-back">
          {t('← 材料目录', '← Material catalogue')}
        </Link>
        <h1 ref={heading} tabIndex={-1}>
          {title}
        </h1>
      </div>
      <dl className="tb-facts lib-facts">
        {facts.map(([label, value]) => (
          <div key={label}>
            <dt>{label}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
      <p className="tb-quiet mat-changed">
        {material.changedBy
          ? t(
              `${formatInstant(material.changedAt, language)}由${material.changedBy}修改`,
              `Changed ${formatInstant(material.changedAt, language)} by ${material.changedBy}`,
            )
          : t('随平台提供，还没有人修改过', 'As it came with the platform; nobody has changed it yet')}
      </p>
      {material.successor && (
        <p className="tb-note mat-successor">
          {t('重复登记，已并入', 'Entered twice; it goes on as ')}{' '}
          <Link href={`/library/materials/${material.successor.code}`}>
            {t(material.successor.name, material.successor.nameEn)}
          </Link>{' '}
          <small>{material.successor.code}</small>
          {t('。编码保留，下面列出的事项请改选。', '. The code is kept; the items below should choose that one.')}
        </p>
      )}
      {keeps && (
        <section className="tb-acts" aria-label={t('可以做的处理', 'What you may do')}>
          <StateButton material={material} />
          {material.state === 'in-force' && <MergeButton material={material} />}
        </section>
      )}
      <section className="tb-section" aria-labelledby="material-files">
        <h2 id="material-files">{t('样表和空白表', 'Sample and blank form')}</h2>
        <p className="tb-quiet">
          {t(
            '上传后立即出现在所有使用它的办事指南中，任何人都可以下载。PDF、JPG、PNG、DOCX、OFD，最大10 MB。',
            'Once handed in it stands in every guide that uses the material, for anybody to download. PDF, JPG, PNG, DOCX, OFD; 10 MB at most.',
          )}
          {material.kind === '2' &&
            material.source === 'generated' &&
            t(
              '没有上传空白表时，指南按事项表单自动打印一份。',
              ' Without a form handed in, the guide prints one from the form of the item.',
            )}
        </p>
        <div className="mat-files">
          <FileBox material={material} use="sample" keeps={keeps} />
          <FileBox material={material} use="empty-form" keeps={keeps} />
        </div>
      </section>
      {keeps && <EditMaterial material={material} />}
      <MaterialUsers material={material} />
    </article>
  )
}

function EditMaterial({ material }: { material: StandardMaterial }) {
  const t = useT()
  // What was read when the editing began; a file handed in meanwhile moves the version and nothing of the text.
  const [base, setBase] = useState(material)
  const [text, setText] = useState<MaterialText>(textOf(material))
  const begin = (from: StandardMaterial) => {
    setBase(from)
    setText(textOf(from))
  }
  const same = JSON.stringify(textOf(base)) === JSON.stringify(text)
  const untouched = JSON.stringify(textOf(base)) === JSON.stringify(textOf(material))
  const save = useMutation({
    mutationFn: () =>
      unwrap(
        api.call(saveMaterial, {
          params: { code: material.code },
          body: { ...text, version: untouched ? material.version : base.version },
        }),
      ),
    onSuccess: (saved) => {
      noteMaterial(saved)
      begin(saved)
      announce(t('已保存', 'Saved'))
    },
  })
  const latest = latestOf(save.error)
  return (
    <section className="tb-section" aria-labelledby="material-text">
      <h2 id="material-text">{t('目录内容', 'What the catalogue says')}</h2>
      <MaterialForm text={text} onChange={setText} error={save.error} onSubmit={() => save.mutate()}>
        {save.isError && <Failure error={save.error} />}
        {latest && (
          <Button
            onClick={() => {
              noteMaterial(latest)
              begin(latest)
              save.reset()
            }}
          >
            {t('载入最新内容', 'Load the latest')}
          </Button>
        )}
        <div className="tb-row">
          <Button type="primary" htmlType="submit" loading={save.isPending} disabled={same}>
            {t('保存', 'Save')}
          </Button>
          {material.usedBy > 0 && !same && (
            <span className="tb-quiet">
              {t(
                `${material.usedBy} 个事项不会自动改变，与目录不同的会列在下面。`,
                `The ${material.usedBy} items do not change by themselves; those that differ are listed below.`,
              )}
            </span>
          )}
        </div>
      </MaterialForm>
    </section>
  )
}

/** Out of use and back, after saying what happens. */
function StateButton({ material }: { material: StandardMaterial }) {
  const t = useT()
  const [open, setOpen] = useState(false)
  const retires = material.state === 'in-force'
  const move = useMutation({
    mutationFn: () =>
      unwrap(
        api.call(retires ? retireMaterial : reinstateMaterial, {
          params: { code: material.code },
          body: { version: material.version },
        }),
      ),
    onSuccess: (moved) => {
      noteMaterial(moved)
      setOpen(false)
    },
  })
  const label = retires ? t('停用', 'Take out of use') : t('恢复使用', 'Take into use again')
  return (
    <>
      <Button onClick={() => setOpen(true)}>{label}</Button>
      {open && (
        <Dialog
          title={`${label}：${t(material.name, material.nameEn)}`}
          onClose={() => setOpen(false)}
          footer={
            <>
              <Button onClick={() => setOpen(false)}>{t('不做了', 'Cancel')}</Button>
              <Button type="primary" loading={move.isPending} onClick={() => move.mutate()}>
                {label}
              </Button>
            </>
          }
        >
          <p>
            {retires
              ? t(
                  `停用后，任何事项都不能再带着它发布。现有 ${material.usedBy} 个事项在用，它们照常办理，并会列入事项体检，由各自部门改正。`,
                  `No item can be published with it from then on. The ${material.usedBy} items that use it go on as they are and appear in the health report until their departments change them.`,
                )
              : t('恢复后，事项可以再次选用它。', 'Items can choose it again.')}
          </p>
          {move.isError && <Failure error={move.error} />}
        </Dialog>
      )}
    </>
  )
}
