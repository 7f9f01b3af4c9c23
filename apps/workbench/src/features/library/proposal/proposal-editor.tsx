import type { ItemContent } from '@tongban/contracts/catalogue/item'
import type { DraftContent, GateProblem, Proposal } from '@tongban/contracts/catalogue/proposals'
import { useMemo, useState } from 'react'
import { useT } from '../../../i18n.ts'
import { toEditable } from '../core/editable.ts'
import { isCover, problemsOfContent } from '../core/path.ts'
import { EditorContext, type Target } from '../editor/editor-context.ts'
import { ItemEditor } from '../editor/item-editor.tsx'
import { ClashDialog } from './clash-dialog.tsx'
import { ContentTabs } from './content-tabs.tsx'
import { CoverFields } from './cover-fields.tsx'
import { HandInButton } from './hand-in-button.tsx'
import { ImpactPanel } from './impact-panel.tsx'
import { NewRevisionNote } from './new-revision-note.tsx'
import { ProblemSummary } from './problem-list.tsx'
import { ProposalComparison } from './proposal-comparison.tsx'
import { ReplayPanel } from './replay-panel.tsx'
import { SaveState } from './save-state.tsx'
import { SubmitDialog } from './submit-dialog.tsx'
import { useFocusOn } from './use-focus-on.ts'
import { useProposalDraft } from './use-proposal-draft.ts'
import { WithdrawButton } from './withdraw-button.tsx'

type Place = { content: number; problem: GateProblem }

/** A change being written: it saves itself, says what is wrong where it is wrong, and shows what it touches. */
export function ProposalEditor({ proposal }: { proposal: Proposal }) {
  const t = useT()
  const draft = useProposalDraft(proposal)
  const { mine } = draft.state
  const [at, setAt] = useState(0)
  const [target, setTarget] = useState<Target | null>(null)
  const [submitting, setSubmitting] = useState(false)
  const isSplit = proposal.kind === 'split'
  const writes = mine.contents.length > 0 && proposal.kind !== 'roll-back'
  const current = Math.min(at, Math.max(0, mine.contents.length - 1))
  const places: Place[] = [
    ...proposal.problems.filter(isCover).map((problem) => ({ content: -1, problem })),
    ...mine.contents.flatMap((_, content) =>
      problemsOfContent(proposal.problems, content, isSplit).map((problem) => ({ content, problem })),
    ),
  ]
  const context = useMemo(
    () => ({
      problems: problemsOfContent(proposal.problems, current, isSplit),
      target,
      before: proposal.before.map((item) => toEditable(item as DraftContent)),
    }),
    [proposal.problems, proposal.before, current, isSplit, target],
  )
  useFocusOn(target)

  const go = ({ content, problem }: Place) => {
    if (content >= 0) setAt(content)
    setTarget({ path: problem.path, asked: (target?.asked ?? 0) + 1 })
  }
  const write = (next: ItemContent) =>
    draft.change({ contents: mine.contents.map((each, n) => (n === current ? next : each)) })
  const saved = async () => (await draft.flush())?.version
  return (
    <>
      <div className="lib-bar">
        <SaveState draft={draft} />
        <div className="tb-row">
          <WithdrawButton proposal={proposal} version={proposal.version} before={saved} />
          <HandInButton wrong={places.length} onWrong={toProblems} onHandIn={() => setSubmitting(true)} />
        </div>
      </div>
      {proposal.kind === 'new' && <NewGuidance />}
      <NewRevisionNote proposal={proposal} draft={draft} />
      <ProblemSummary problems={places} several={isSplit} onGo={go} />
      <CoverFields proposal={proposal} draft={draft} />
      {writes && (
        <EditorContext value={context}>
          {isSplit && <ContentTabs draft={draft} current={current} onChoose={setAt} />}
          <ItemEditor
            key={current}
            content={toEditable(mine.contents[current] ?? {})}
            chosen={proposal.kind === 'merge' ? proposal.before : []}
            onChange={write}
          />
        </EditorContext>
      )}
      <details className="lib-fold">
        <summary>{t('变更前后对照', 'Before and after')}</summary>
        <ProposalComparison proposal={proposal} contents={mine.contents} />
      </details>
      <details className="lib-fold">
        <summary>{t('这项变更影响什么', 'What this change touches')}</summary>
        <ImpactPanel proposal={proposal} />
      </details>
      <details className="lib-fold">
        <summary>{t('用以往办件试跑', 'Run it over past cases')}</summary>
        <ReplayPanel proposal={proposal} />
      </details>
      {submitting && (
        <SubmitDialog
          proposal={proposal}
          flush={draft.flush}
          onClose={() => setSubmitting(false)}
          onRefused={() => {
            setSubmitting(false)
            setTimeout(toProblems)
          }}
        />
      )}
      {draft.state.theirs && <ClashDialog draft={draft} />}
    </>
  )
}

function toProblems() {
  const summary = document.getElementById('problem-summary')
  summary?.scrollIntoView({ block: 'center' })
  summary?.focus({ preventScroll: true })
}

function NewGuidance() {
  const t = useT()
  return (
    <section className="tb-note">
      <p>
        {t(
          '从“基本信息”开始，依次写依据、条件、材料和流程。写到哪里都会自动保存，可以随时离开再回来。',
          'Begin with the basics, then basis, conditions, materials and stages. Everything saves itself; you may leave and come back.',
        )}
      </p>
      <p>
        {t(
          '下面列出的每一处都说明缺什么、根据哪条规定；全部处理后就能提交。',
          'Each line below says what is missing and by which rule; once all are mended it can be handed in.',
        )}
      </p>
    </section>
  )
}
