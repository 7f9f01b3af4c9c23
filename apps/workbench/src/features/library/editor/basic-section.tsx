import type { ItemContent } from '@tongban/contracts/catalogue/item'
import type { Audience } from '@tongban/contracts/shared'
import { depthText } from '@tongban/ui/office-words'
import { type Text, useT } from '../../../i18n.ts'
import { levelText } from '../../../lib/words.ts'
import { labels } from '../core/element-labels.ts'
import { channelText, handleTypeText, unitText } from '../core/element-words.ts'
import { put } from '../core/rows.ts'
import { goneTheme, useThemes } from '../library-data.ts'
import { audienceText, departmentText, levelNames, typeText } from '../words.ts'
import { BothFields, ChecksField, NumberField, SelectField, TextField } from './fields.tsx'
import { LinesField } from './lines-field.tsx'

export type SectionProps = { content: ItemContent; onChange: (next: ItemContent) => void }

const entries = <K extends string>(words: Readonly<Record<K, Text>>) => Object.entries(words) as [K, Text][]

/** What each kind of value can be is said by the lists above, so a chosen one is of its kind. */
const chosen = <T extends string>(values: string[]) => values as T[]

export function BasicSection({ content, onChange }: SectionProps) {
  const t = useT()
  const change = (part: Partial<ItemContent>) => onChange({ ...content, ...part })
  return (
    <>
      <p className="tb-quiet">
        {content.baseCode === ''
          ? t('基本编码在审核通过、发布时产生。', 'The basic code is made when the item passes and comes out.')
          : t(`基本编码 ${content.baseCode}，不能修改。`, `Basic code ${content.baseCode}; it cannot be changed.`)}
      </p>
      <BothFields
        path=""
        label={labels.name}
        zh={content.name}
        en={content.nameEn}
        keys={['name', 'nameEn']}
        onChange={change}
      />
      <BothFields
        path=""
        label={labels.summary}
        hint={['谁在什么时候办，用群众的话说', 'Who needs it and when, in plain words']}
        zh={content.summary}
        en={content.summaryEn}
        keys={['summary', 'summaryEn']}
        long
        onChange={change}
      />
      <div className="lib-both">
        <SelectField
          path="/type"
          label={labels.type}
          value={content.type}
          options={entries(typeText).toSorted(([a], [b]) => a.localeCompare(b))}
          onChange={(type) => change({ type })}
        />
        <TextField
          path="/planTheme"
          label={labels.planTheme}
          value={content.planTheme}
          onChange={(planTheme) => change({ planTheme })}
        />
        <TextField
          path="/department"
          label={labels.department}
          value={content.department}
          onChange={(department) => change({ department })}
        />
        <SelectField
          path="/departmentKey"
          label={labels.departmentKey}
          hint={['各级由哪一类部门办理', 'Which kind of department exercises it at each level']}
          value={content.departmentKey}
          options={entries(departmentText)}
          onChange={(departmentKey) => change({ departmentKey })}
        />
      </div>
      <ChecksField
        path="/levels"
        label={labels.levels}
        values={content.levels}
        options={levelNames.map((level) => [level, levelText[level]] as const)}
        onChange={(levels) => change({ levels: chosen(levels) })}
      />
      <ChecksField
        path="/audience"
        label={labels.audience}
        values={content.audience}
        options={entries(audienceText)}
        onChange={(audience) => change({ audience: chosen(audience) })}
      />
      {content.audience.map((audience) => (
        <Themes key={audience} audience={audience} content={content} onChange={onChange} />
      ))}
      <div className="lib-both">
        <SelectField
          path="/handleType"
          label={labels.handleType}
          value={content.handleType}
          options={entries(handleTypeText)}
          onChange={(handleType) => change({ handleType })}
        />
        <NumberField
          path="/promisedDays"
          label={labels.promisedDays}
          hint={['0 为当场办结', '0 is on the spot']}
          value={content.promisedDays}
          onChange={(promisedDays) => change({ promisedDays })}
        />
        <NumberField
          path="/statutory/days"
          label={labels.statutory}
          value={content.statutory.days}
          onChange={(days) => change({ statutory: { ...content.statutory, days } })}
        />
        <SelectField
          path="/statutory/unit"
          label={['法定期限单位', 'Unit of the limit in law']}
          value={content.statutory.unit}
          options={entries(unitText)}
          onChange={(unit) =>
            change({ statutory: { ...content.statutory, unit: unit as ItemContent['statutory']['unit'] } })
          }
        />
      </div>
      <div className="lib-both">
        <NumberField
          path="/visits"
          label={labels.visits}
          value={content.visits}
          onChange={(visits) => change({ visits })}
        />
        <SelectField
          path="/onlineDepth"
          label={labels.onlineDepth}
          value={content.onlineDepth}
          options={entries(depthText)}
          onChange={(onlineDepth) => change({ onlineDepth })}
        />
      </div>
      {content.visits > 0 && (
        <TextField
          path="/onSiteReason"
          label={labels.onSiteReason}
          hint={['写明哪条规定要求到场', 'Name the rule that wants attendance']}
          value={content.onSiteReason ?? ''}
          long
          onChange={(text) => onChange(put(content, 'onSiteReason', text === '' ? undefined : text))}
        />
      )}
      <ChecksField
        path="/channels"
        label={labels.channels}
        values={content.channels ?? []}
        options={entries(channelText)}
        onChange={(channels) =>
          onChange(put(content, 'channels', channels.length === 0 ? undefined : chosen(channels)))
        }
      />
      <LinesField
        path="/everydayWords"
        label={labels.everydayWords}
        hint={['一行一个；群众搜索时怎么说', 'One a line; what people call it when they search']}
        lines={content.everydayWords}
        onChange={(everydayWords) => change({ everydayWords })}
      />
      <TextField
        path="/note"
        label={labels.note}
        optional
        value={content.note ?? ''}
        long
        onChange={(note) => onChange(put(content, 'note', note === '' ? undefined : note))}
      />
    </>
  )
}

type ThemesProps = SectionProps & { audience: Audience }

function Themes({ audience, content, onChange }: ThemesProps) {
  const themes = useThemes()
  const values = content.theme[audience] ?? []
  const known = (themes.data?.themes ?? []).filter((theme) => theme.audience === audience)
  const others = values.filter((code) => known.every((theme) => theme.code !== code))
  return (
    <ChecksField
      path={`/theme/${audience}`}
      label={
        audience === 'natural' ? ['主题（个人）', 'Themes for persons'] : ['主题（企业）', 'Themes for enterprises']
      }
      values={values}
      options={[
        ...known.map(({ code, name, nameEn }) => [code, [name, nameEn] as const] as const),
        ...others.map((code) => [code, goneTheme] as const),
      ]}
      onChange={(codes) => onChange({ ...content, theme: { ...content.theme, [audience]: codes } })}
    />
  )
}
