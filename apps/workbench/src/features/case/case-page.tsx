import { useQuery } from '@tanstack/react-query'
import type { CaseAction, OfficerCase } from '@tongban/contracts/cases/case'
import { useEffect, useState } from 'react'
import { useT } from '../../i18n.ts'
import { draftKey, useDraft } from '../../lib/drafts.ts'
import { usePage } from '../../lib/page.ts'
import { actionText, isOpen } from '../../lib/words.ts'
import { announce } from '../../parts/live.tsx'
import { PageHead } from '../../parts/page-head.tsx'
import { Failure, Loading } from '../../parts/states.tsx'
import { Tabs } from '../../parts/tabs.tsx'
import { ActBar } from '../acts/act-bar.tsx'
import { ActDialog } from '../acts/act-dialog.tsx'
import { findInterrupted, forgetInterrupted } from '../acts/interrupted.ts'
import { CorrectionBar } from '../correction/correction-bar.tsx'
import { emptyDraft } from '../correction/correction-draft.ts'
import { NoticeDialog } from '../correction/notice-dialog.tsx'
import { noteOpened } from '../queue/queue-data.ts'
import { useOfficer } from '../session/use-me.ts'
import { AnswersPanel } from './answers-panel.tsx'
import { ArchiveLine } from './archive-line.tsx'
import { ChangesBox, CorrectionsBox, ItemVersionNote, OpinionBox } from './case-boxes.tsx'
import { caseOptions } from './case-data.ts'
import { CaseHeader } from './case-header.tsx'
import { DocumentsPanel } from './documents-panel.tsx'
import { DoneBox } from './done-box.tsx'
import { FileViewer, type Viewable } from './file-viewer.tsx'
import { HistoryPanel } from './history-panel.tsx'
import { LimitsPanel } from './limits-panel.tsx'
import { MaterialsPanel } from './materials-panel.tsx'

export default function CasePage({ id }: { id: string }) {
  const found = useQuery(caseOptions(id))
  useEffect(() => noteOpened(id), [id])
  if (found.isPending) return <Loading />
  if (found.data === undefined) return <NoCase error={found.error} onRetry={() => void found.refetch()} />
  return (
    <>
      {found.isError && <Failure error={found.error} onRetry={() => void found.refetch()} />}
      <WholeCase officerCase={found.data} />
    </>
  )
}

function NoCase({ error, onRetry }: { error: unknown; onRetry: () => void }) {
  const t = useT()
  const title = t('办件没有打开', 'The case did not open')
  const heading = usePage(title)
  return (
    <>
      <PageHead title={title} heading={heading} />
      <Failure error={error} onRetry={onRetry} />
    </>
  )
}

type TabKey = 'answers' | 'materials' | 'clock' | 'history' | 'documents'

function WholeCase({ officerCase }: { officerCase: OfficerCase }) {
  const t = useT()
  const officer = useOfficer()
  const [draft, setDraft] = useDraft(draftKey(officer.id, officerCase.id, 'ask-correction'), emptyDraft)
  const [open, setOpen] = useState<CaseAction | null>(() => findInterrupted(officerCase.id))
  const [correcting, setCorrecting] = useState(draft.items.length > 0)
  const [done, setDone] = useState<CaseAction | null>(null)
  const [tab, setTab] = useState<TabKey>('answers')
  const [viewed, setViewed] = useState<Viewable | null>(() => firstFile(officerCase))
  const heading = usePage(t(officerCase.itemName, officerCase.itemNameEn))

  useEffect(() => forgetInterrupted(), [])

  const mayCorrect = officerCase.allowedActions.includes('ask-correction')
  const start = (action: CaseAction) => {
    setDone(null)
    if (action === 'ask-correction') {
      setCorrecting(true)
      announce(
        t('已开始列补正事项，请在填写项或材料旁点“要求补正”', 'Choose “Ask to correct” beside a field or material'),
      )
    } else setOpen(action)
  }
  const finish = (action: CaseAction) => {
    setOpen(null)
    setDone(action)
    announce(t(`已完成：${actionText[action][0]}`, `Done: ${actionText[action][1]}`))
    if (action !== 'ask-correction') return
    setDraft(emptyDraft)
    setCorrecting(false)
  }
  const correction = correcting && mayCorrect ? { draft, setDraft } : null
  const view = (next: Viewable) => {
    setViewed(next)
    document.getElementById('viewer')?.scrollIntoView({ block: 'nearest' })
  }
  const materials = officerCase.checklist.length
  const documents = officerCase.documents.length
  return (
    <article className="tb-case">
      <CaseHeader officerCase={officerCase} heading={heading} />
      {done && <DoneBox officerCase={officerCase} action={done} />}
      <ActBar officerCase={officerCase} correcting={correction !== null} onStart={start} />
      <ArchiveLine officerCase={officerCase} />
      <ItemVersionNote officerCase={officerCase} />
      <OpinionBox officerCase={officerCase} />
      <ChangesBox officerCase={officerCase} />
      <CorrectionsBox officerCase={officerCase} />
      <div className="tb-split">
        <Tabs
          label={t('办件内容', 'Parts of the case')}
          current={tab}
          onChange={(key) => setTab(key as TabKey)}
          tabs={[
            {
              key: 'answers',
              label: t('申请内容', 'Form'),
              content: <AnswersPanel officerCase={officerCase} correction={correction} />,
            },
            {
              key: 'materials',
              label: t(`材料 ${materials}`, `Materials ${materials}`),
              content: (
                <MaterialsPanel officerCase={officerCase} correction={correction} viewed={viewed} onView={view} />
              ),
            },
            { key: 'clock', label: t('期限', 'Limit'), content: <LimitsPanel officerCase={officerCase} /> },
            {
              key: 'history',
              label: t('办理经过', 'History'),
              content: <HistoryPanel officerCase={officerCase} onView={view} />,
            },
            {
              key: 'documents',
              label: t(`文书 ${documents}`, `Documents ${documents}`),
              content: <DocumentsPanel officerCase={officerCase} viewed={viewed} onView={view} />,
            },
          ]}
        />
        <FileViewer officerCase={officerCase} viewed={viewed} onView={setViewed} />
      </div>
      {correction && (
        <CorrectionBar
          count={draft.items.length}
          onPreview={() => setOpen('ask-correction')}
          onLeave={() => {
            setCorrecting(false)
            if (draft.items.length === 0) return
            announce(t('已列事项作为草稿保留', 'The items are kept as a draft'))
          }}
        />
      )}
      {open === 'ask-correction' && (
        <NoticeDialog
          officerCase={officerCase}
          draft={draft}
          onClose={() => setOpen(null)}
          onDone={() => finish('ask-correction')}
        />
      )}
      {open && open !== 'ask-correction' && (
        <ActDialog
          key={open}
          officerCase={officerCase}
          action={open}
          onClose={() => setOpen(null)}
          onDone={() => finish(open)}
        />
      )}
    </article>
  )
}

/** Opening a file is recorded and shown to the person, so a closed case opens none by itself. */
function firstFile(officerCase: OfficerCase): Viewable | null {
  if (!isOpen(officerCase.status)) return null
  const file = officerCase.checklist.flatMap((entry) => entry.files)[0]
  return file ? { type: 'file', id: file.id } : null
}
