import type { FlowStage } from '@tongban/contracts/catalogue/flow'
import { useT } from '../../../i18n.ts'
import { labels } from '../core/element-labels.ts'
import { stageKindText, usualFlow } from '../core/element-words.ts'
import type { SectionProps } from './basic-section.tsx'
import { BothFields, NumberField, SelectField } from './fields.tsx'
import { Rows } from './rows.tsx'

export function FlowSection({ content, onChange }: SectionProps) {
  const t = useT()
  return (
    <Rows
      path="/flow"
      one={['环节', 'stage']}
      items={content.flow}
      make={(all): FlowStage => usualFlow[all.length] ?? { stage: 'consultation', name: '', nameEn: '', days: 1 }}
      name={(stage) => t(stage.name, stage.nameEn)}
      onChange={(flow) => onChange({ ...content, flow })}
    >
      {(stage, change, path) => (
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
              options={Object.entries(stageKindText)}
              onChange={(kind) => change({ stage: kind as keyof typeof stageKindText })}
            />
            <NumberField
              path={`${path}/days`}
              label={['时限（工作日）', 'Limit (working days)']}
              value={stage.days}
              onChange={(days) => change({ days })}
            />
          </div>
        </>
      )}
    </Rows>
  )
}
