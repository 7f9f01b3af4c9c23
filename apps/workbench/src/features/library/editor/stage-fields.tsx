import type { FlowStage, StageOffice } from '@tongban/contracts/catalogue/flow'
import { flowGraph, isGraph, stageKey } from '@tongban/contracts/catalogue/flow-graph'
import type { ItemContent } from '@tongban/contracts/catalogue/item'
import { departmentText, levelText, stageRoleText } from '@tongban/ui/office-words'
import { usualRole } from '@tongban/ui/tell-flow'
import Button from 'antd/es/button'
import { type Text, useT } from '../../../i18n.ts'
import { askedIn } from '../core/condition.ts'
import { labels } from '../core/element-labels.ts'
import { joinText, stageKindText } from '../core/element-words.ts'
import { addExit, canHaveBranch, freeTarget, setExits, waysInto } from '../core/flow-draft.ts'
import { put } from '../core/rows.ts'
import { ProblemNotes } from '../proposal/problem-list.tsx'
import { ConditionField } from './condition-field.tsx'
import { useProblems } from './editor-context.ts'
import { BothFields, ChecksField, NumberField, SelectField } from './fields.tsx'
import { LegalRefFields } from './legal-ref-fields.tsx'
import { Rows } from './rows.tsx'

type Props = {
  stage: FlowStage
  at: number
  path: string
  content: ItemContent
  change: (part: Partial<FlowStage>) => void
  replace: (next: FlowStage) => void
  onFlow: (next: FlowStage[]) => void
  onBranch: (at: number) => void
}

const entries = <K extends string>(words: Readonly<Record<K, Text>>) => Object.entries(words) as [K, Text][]

/** Everything about one stage: what it is, who does it where and how long, when it is done and where it goes on. */
export function StageFields({ stage, at, path, content, change, replace, onFlow, onBranch }: Props) {
  const [role, roleEn] = stageRoleText[usualRole[stage.stage]]
  const set = <K extends keyof FlowStage>(key: K, value: FlowStage[K] | undefined) => replace(put(stage, key, value))
  return (
    <>
      <BothFields
        path={path}
        label={labels.name}
        zh={stage.name}
        en={stage.nameEn}
        keys={['name', 'nameEn']}
        onChange={change}
      />
      <div className="lib-both">
        <SelectField
          path={`${path}/stage`}
          label={labels.stage}
          value={stage.stage}
          options={entries(stageKindText)}
          onChange={(kind) => change({ stage: kind as FlowStage['stage'] })}
        />
        <NumberField
          path={`${path}/days`}
          label={['时限（工作日）', 'Limit (working days)']}
          hint={
            stage.stage === 'special-procedure'
              ? ['特别程序不计入办理时限', 'Special procedures are not counted in the limit']
              : undefined
          }
          value={stage.days}
          onChange={(days) => change({ days })}
        />
        <SelectField
          path={`${path}/role`}
          label={labels.role}
          value={stage.role ?? ''}
          none={[`一般由${role}办理`, `Usually: ${roleEn}`]}
          options={entries(stageRoleText)}
          onChange={(next) => set('role', next === '' ? undefined : (next as FlowStage['role']))}
        />
        <OfficeFields path={`${path}/office`} office={stage.office} onChange={(office) => set('office', office)} />
      </div>
      <ChecksField
        path={`${path}/onSite`}
        label={['到现场', 'On site']}
        values={stage.onSite ? ['yes'] : []}
        options={[['yes', ['申请人必须到现场', 'The applicant must come']]]}
        onChange={(values) => set('onSite', values.length > 0 ? true : undefined)}
      />
      <LegalRefFields
        path={`${path}/basis`}
        value={stage.basis}
        known={content.legalBasis}
        onChange={(basis) => set('basis', basis)}
      />
      <ConditionField
        path={`${path}/when`}
        label={labels.when}
        always={['每个办件都经过', 'Every case passes it']}
        value={stage.when}
        asked={askedIn(content)}
        onChange={(when) => set('when', when === '' ? undefined : when)}
      />
      <JoinField stage={stage} at={at} path={path} flow={content.flow} onChange={(join) => set('join', join)} />
      <Exits stage={stage} at={at} path={path} content={content} onFlow={onFlow} onBranch={onBranch} />
    </>
  )
}

const whereText: Record<StageOffice['where'], Text> = {
  own: ['本单位', 'The office itself'],
  above: ['上级单位', 'The office above'],
  below: ['下级单位', 'The office below'],
  department: ['其他部门', 'Another department'],
}

type OfficeProps = { path: string; office: StageOffice | undefined; onChange: (next: StageOffice | undefined) => void }

function OfficeFields({ path, office, onChange }: OfficeProps) {
  const where = office?.where ?? 'own'
  return (
    <>
      <SelectField
        path={path}
        label={labels.office}
        value={where}
        options={entries(whereText)}
        onChange={(next) => onChange(next === 'own' ? undefined : { where: next as StageOffice['where'] })}
      />
      {office && where === 'department' && (
        <SelectField
          path={`${path}/departmentKey`}
          label={labels.departmentKey}
          value={office.departmentKey ?? ''}
          none={['请选择', 'Choose']}
          options={entries(departmentText)}
          onChange={(key) => onChange(put(office, 'departmentKey', key === '' ? undefined : key))}
        />
      )}
      {office && where !== 'own' && (
        <SelectField
          path={`${path}/level`}
          label={labels.level}
          value={office.level ?? ''}
          none={where === 'department' ? ['与本单位同级', 'The same level'] : ['相邻的一级', 'The next level']}
          options={entries(levelText)}
          onChange={(level) =>
            onChange(put(office, 'level', level === '' ? undefined : (level as StageOffice['level'])))
          }
        />
      )}
    </>
  )
}

type JoinProps = {
  stage: FlowStage
  at: number
  path: string
  flow: FlowStage[]
  onChange: (next: FlowStage['join']) => void
}

/** Asked only where several ways come in. */
function JoinField({ stage, at, path, flow, onChange }: JoinProps) {
  const problems = useProblems(`${path}/join`, 'itself')
  if (waysInto(flow, at) < 2) return <ProblemNotes problems={problems} />
  return (
    <SelectField
      path={`${path}/join`}
      label={labels.join}
      hint={['有几个环节都通到这里', 'Several stages lead here']}
      value={stage.join ?? ''}
      none={['每次只有一个会到这里', 'Only one of them is passed each time']}
      options={entries(joinText)}
      onChange={(next) => onChange(next === '' ? undefined : (next as 'all' | 'any'))}
    />
  )
}

const noName: Text = ['（还没有名称）', '(no name yet)']
const nameOf = ({ name, nameEn }: FlowStage): Text => [name || noName[0], nameEn || name || noName[1]]

type ExitsProps = Pick<Props, 'stage' | 'at' | 'path' | 'content' | 'onFlow' | 'onBranch'>

/** Where a case goes on, by the names of the stages. */
function Exits({ stage, at, path, content, onFlow, onBranch }: ExitsProps) {
  const t = useT()
  const { flow } = content
  const problems = useProblems(`${path}/next`, 'itself')
  const names = flow.map((each, n): [string, Text] => [
    stageKey(each, n),
    [`${n + 1} ${nameOf(each)[0]}`, `${n + 1} ${nameOf(each)[1]}`],
  ])
  const others = names.filter((_, n) => n !== at)
  const next = stage.next ?? []
  const following = flowGraph(flow).edges.find(({ from }) => from === stageKey(stage, at))?.to
  const followingName = names.find(([key]) => key === following)?.[1]
  return (
    <fieldset className="lib-field lib-exits">
      <legend>{t(...labels.next)}</legend>
      {!isGraph(flow) && <ProblemNotes problems={problems} />}
      {isGraph(flow) ? (
        <Rows
          path={`${path}/next`}
          one={['去向', 'exit']}
          items={next}
          make={(all) => ({ to: freeTarget(flow, at, all) ?? others[0]?.[0] ?? '' })}
          onChange={(exits) => onFlow(setExits(flow, at, exits))}
        >
          {(exit, change, exitPath, replace) => (
            <>
              <SelectField
                path={`${exitPath}/to`}
                label={labels.to}
                value={exit.to}
                options={others}
                onChange={(to) => change({ to })}
              />
              <ConditionField
                path={`${exitPath}/when`}
                label={labels.when}
                always={
                  next.length > 1
                    ? ['总是走，与其他去向同时进行', 'Always, at the same time as the others']
                    : ['总是走', 'Always']
                }
                value={exit.when}
                asked={askedIn(content)}
                onChange={(when) => replace(put(exit, 'when', when === '' ? undefined : when))}
              />
            </>
          )}
        </Rows>
      ) : (
        <p>{followingName ? t(...followingName) : t('办件到此结束', 'The case ends here')}</p>
      )}
      <p className="tb-row">
        {!isGraph(flow) && flow.length > 1 && (
          <Button onClick={() => onFlow(addExit(flow, at))}>{t('再加一个去向', 'Add another way')}</Button>
        )}
        {canHaveBranch(flow, at) && (
          <Button onClick={() => onBranch(at)}>{t('添加同时进行的环节', 'Add a stage at the same time')}</Button>
        )}
      </p>
    </fieldset>
  )
}
