import type { FlowStage } from '@tongban/contracts/catalogue/flow'
import { isGraph } from '@tongban/contracts/catalogue/flow-graph'
import { stageFacts } from '@tongban/ui/tell-flow'
import Button from 'antd/es/button'
import { useContext, useMemo, useState } from 'react'
import { useLanguage, useT } from '../../../i18n.ts'
import { announce } from '../../../parts/live.tsx'
import { usualFlow } from '../core/element-words.ts'
import { addBranch, insertStage, removeStage, toGraph, toList } from '../core/flow-draft.ts'
import { problemsBelow } from '../core/path.ts'
import { FlowPicture } from '../flow-picture.tsx'
import { useFocusOn } from '../proposal/use-focus-on.ts'
import type { SectionProps } from './basic-section.tsx'
import { EditorContext, type Target } from './editor-context.ts'
import { Rows } from './rows.tsx'
import { StageFields } from './stage-fields.tsx'

const freshStage: FlowStage = { stage: 'consultation', name: '', nameEn: '', days: 1 }

/** The stages as rows, and beside them the picture that they make; a stage that is chosen in it opens its row. */
export function FlowSection({ content, onChange }: SectionProps) {
  const t = useT()
  const lang = useLanguage()
  const { flow } = content
  const editor = useContext(EditorContext)
  const [picked, setPicked] = useState<{ target: Target; instead: Target | null } | null>(null)
  // A problem that is chosen later counts.
  const target = picked && picked.instead === editor.target ? picked.target : editor.target
  const context = useMemo(() => ({ ...editor, target }), [editor, target])
  useFocusOn(picked?.target ?? null)

  const wrong = useMemo(() => {
    const told = (at: number) =>
      problemsBelow(editor.problems, `/flow/${at}`).map(({ message, messageEn }) => t(message, messageEn))
    return new Map(flow.map((_, at) => [at, told(at)]))
  }, [flow, editor.problems, t])
  const write = (next: FlowStage[]) => onChange({ ...content, flow: next })
  const open = (index: number) =>
    setPicked({
      target: { path: `/flow/${index}`, asked: (picked?.target.asked ?? 0) + 1 },
      instead: editor.target,
    })
  const branch = (at: number) => {
    write(addBranch(flow, at, freshStage))
    open(at + 1)
    announce(t('已添加同时进行的环节', 'Added a stage at the same time'))
  }
  return (
    <EditorContext value={context}>
      <div className="lib-flow">
        <div>
          <Order flow={flow} onChange={write} />
          <Rows
            path="/flow"
            one={['环节', 'stage']}
            items={flow}
            make={(all): FlowStage => usualFlow[all.length] ?? freshStage}
            insert={insertStage}
            remove={removeStage}
            name={(stage) => t(stage.name, stage.nameEn)}
            mark={(stage) => <small className="lib-stage"> {stageFacts(lang, stage).join(' · ')}</small>}
            onChange={write}
          >
            {(stage, change, path, replace) => (
              <StageFields
                stage={stage}
                at={flow.indexOf(stage)}
                path={path}
                content={content}
                change={change}
                replace={replace}
                onFlow={write}
                onBranch={branch}
              />
            )}
          </Rows>
        </div>
        <section className="lib-flow-picture" aria-label={t('流程图', 'Picture of the flow')}>
          <p className="tb-quiet">
            {t(
              '办事指南里就是这张图。点一个环节可以修改它。',
              'The guide shows this picture. Choose a stage to edit it.',
            )}
          </p>
          <FlowPicture content={content} onPick={open} wrong={wrong} />
        </section>
      </div>
    </EditorContext>
  )
}

type OrderProps = { flow: FlowStage[]; onChange: (next: FlowStage[]) => void }

/** Whether the order of the rows leads on, or the exits that each stage names. */
function Order({ flow, onChange }: OrderProps) {
  const t = useT()
  if (flow.length < 2) return null
  if (!isGraph(flow))
    return (
      <p className="tb-row">
        <span>{t('各环节按下面的顺序进行。', 'The stages run in the order below.')}</span>
        <Button onClick={() => onChange(toGraph(flow))}>
          {t('转为图，逐个写明去向', 'Write out where each goes on')}
        </Button>
      </p>
    )
  const list = toList(flow)
  return (
    <p className="tb-row">
      <span>
        {t(
          '从第一个环节开始，之后按各环节写明的去向进行。',
          'It begins with the first stage and goes on as each says.',
        )}
      </span>
      {list && <Button onClick={() => onChange(list)}>{t('恢复按顺序进行', 'Back to running in order')}</Button>}
    </p>
  )
}
