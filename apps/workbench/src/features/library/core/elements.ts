import type { StageExit } from '@tongban/contracts/catalogue/flow'
import { flowGraph, stageKey } from '@tongban/contracts/catalogue/flow-graph'
import type { FormField } from '@tongban/contracts/catalogue/form'
import type { ItemContent } from '@tongban/contracts/catalogue/item'
import type { SourceName } from '@tongban/contracts/catalogue/library'
import type { Audience } from '@tongban/contracts/shared'
import { nameOf } from '@tongban/forms/compiled-form'
import { formatLimit } from '@tongban/ui/format'
import { departmentWords, depthText, whoWords } from '@tongban/ui/office-words'
import { stageDaysWords, usualRole } from '@tongban/ui/tell-flow'
import type { Language, Text } from '../../../i18n.ts'
import { levelText } from '../../../lib/words.ts'
import { audienceText, typeText } from '../words.ts'
import { conditionTeller } from './condition.ts'
import {
  channelText,
  fieldKindText,
  handleTypeText,
  joinText,
  prefillText,
  sourceText,
  stageKindText,
  unitText,
} from './element-words.ts'
import type { SectionKey } from './path.ts'
import { obtainText } from './standard.ts'

/** One element of an item in words. `id` stays the same between versions, wherever the row stands. */
export type Element = { section: SectionKey; id: string; label: Text; value: Text }

/** What codes of other lists are called: themes of an audience, and what materials are had from. */
export type CodeNames = { theme: (audience: Audience, code: string) => Text; sources: readonly SourceName[] }

/** Every element in reading order; what is not said has an empty value. */
export function elementsOf(content: ItemContent, names: CodeNames): Element[] {
  return [
    ...basicsOf(content, names),
    ...rulesOf(content),
    ...materialsOf(content, names),
    ...runOf(content),
    ...restOf(content),
  ]
}

const plain = (text: string | undefined | null): Text => [text ?? '', text ?? '']
const lines = (list: readonly string[] | undefined): Text => plain((list ?? []).join('\n'))
const join = (texts: readonly Text[], by: Text = ['、', ', ']): Text => [
  texts.map(([zh]) => zh).join(by[0]),
  texts.map(([, en]) => en).join(by[1]),
]
const word = (words: Readonly<Record<string, Text>>, key: string): Text => words[key] ?? plain(key)
/** The parts that say something, one below the other. */
const stack = (...parts: readonly (Text | undefined | false)[]): Text =>
  join(
    parts.filter((part): part is Text => part !== undefined && part !== false && part[0] !== ''),
    ['\n', '\n'],
  )
const named = ([zh, en]: Text, value: Text): Text | undefined =>
  value[0] === '' ? undefined : [`${zh}：${value[0]}`, `${en}: ${value[1]}`]
const yesNo = (yes: boolean): Text => (yes ? ['是', 'Yes'] : ['否', 'No'])
const days = (count: number, unit: Text): Text => [`${count}${unit[0]}`, `${count} ${unit[1]}`]
const both = (say: (lang: Language) => string): Text => [say('zh'), say('en')]

function basicsOf(content: ItemContent, names: CodeNames): Element[] {
  const row = (id: string, label: Text, value: Text): Element => ({ section: 'basic', id, label, value })
  const { statutory, theme } = content
  const namesOf = (audience: Audience) => join((theme[audience] ?? []).map((code) => names.theme(audience, code)))
  return [
    row('name', ['事项名称', 'Name'], plain(content.name)),
    row('nameEn', ['英文名称', 'Name in English'], plain(content.nameEn)),
    row('baseCode', ['基本编码', 'Basic code'], plain(content.baseCode)),
    row('summary', ['一句话说明', 'Summary'], plain(content.summary)),
    row('summaryEn', ['一句话说明（英文）', 'Summary in English'], plain(content.summaryEn)),
    row('type', ['事项类型', 'Type'], word(typeText, content.type)),
    row('department', ['主管部门', 'Department'], departmentWords(content.department)),
    row('levels', ['行使层级', 'Levels'], join(content.levels.map((level) => word(levelText, level)))),
    row('audience', ['服务对象', 'For whom'], join(content.audience.map((each) => word(audienceText, each)))),
    row('theme.natural', ['主题（个人）', 'Themes for persons'], namesOf('natural')),
    row('theme.legal', ['主题（企业）', 'Themes for enterprises'], namesOf('legal')),
    row('planTheme', ['主题分类', 'Subject'], plain(content.planTheme)),
    row('handleType', ['办件类型', 'How it is handled'], word(handleTypeText, content.handleType)),
    row('statutory', ['法定期限', 'Limit in law'], days(statutory.days, word(unitText, statutory.unit))),
    row(
      'promisedDays',
      ['承诺期限', 'Promised limit'],
      both((lang) => formatLimit(lang, content.promisedDays)),
    ),
    row('visits', ['到现场次数', 'Visits needed'], plain(String(content.visits))),
    row('onSiteReason', ['必须现场办理原因', 'Why one must come'], plain(content.onSiteReason)),
    row('onlineDepth', ['网办深度', 'How far online'], word(depthText, content.onlineDepth)),
    row(
      'channels',
      ['办理形式', 'Ways to apply'],
      join((content.channels ?? []).map((each) => word(channelText, each))),
    ),
    row('everydayWords', ['群众常用说法', 'Everyday words'], plain(content.everydayWords.join('、'))),
    row('note', ['备注', 'Note'], plain(content.note)),
  ]
}

function rulesOf(content: ItemContent): Element[] {
  const told = conditionTeller(content)
  const basis = content.legalBasis.map(
    ({ law, article, summary }): Element => ({
      section: 'basis',
      id: `legalBasis/${law}/${article}`,
      label: plain(`《${law}》${article}`),
      value: plain(summary || `《${law}》${article}`),
    }),
  )
  const situations = (content.situations ?? []).map(
    (question): Element => ({
      section: 'situations',
      id: `situations/${question.key}`,
      label: [question.question, question.questionEn],
      value: stack(
        join(
          question.options.map(({ label, labelEn }): Text => [label, labelEn]),
          [' / ', ' / '],
        ),
        question.visibleWhen ? named(['只在此时问', 'Asked only when'], told(question.visibleWhen)) : undefined,
      ),
    }),
  )
  return [
    ...basis,
    { section: 'conditions', id: 'conditions', label: ['申请条件', 'Conditions'], value: lines(content.conditions) },
    {
      section: 'conditions',
      id: 'conditionsEn',
      label: ['申请条件（英文）', 'Conditions in English'],
      value: lines(content.conditionsEn),
    },
    ...situations,
  ]
}

function materialsOf(content: ItemContent, { sources }: CodeNames): Element[] {
  const told = conditionTeller(content)
  return content.materials.map((material): Element => {
    const { obtain, basis, copies } = material
    return {
      section: 'materials',
      id: `materials/${material.key}`,
      label: [material.name, material.nameEn],
      value: stack(
        named(['名称', 'Name'], plain(`${material.name} (${material.nameEn})`)),
        material.required ? ['必要', 'Required'] : ['非必要', 'Not required'],
        named(['来源', 'From'], word(sourceText, material.source)),
        obtain ? named(['免提交', 'Need not be brought'], obtainText(obtain, sources)) : undefined,
        named(['形式', 'Form'], plain(material.form)),
        named(['文件格式', 'File kinds'], plain(material.acceptedKinds.join(', '))),
        named(['材料目录编码', 'Catalogue code'], plain(material.standardCode)),
        basis && named(['依据', 'Basis'], plain(`《${basis.law}》${basis.article}`)),
        material.when !== undefined && named(['只在此时需要', 'Only when'], told(material.when)),
        named(['什么情形需要', 'Needed if'], [material.circumstance ?? '', material.circumstanceEn ?? '']),
        copies &&
          named(
            ['份数', 'Copies'],
            [
              `原件${copies.originals}份，复印件${copies.copies}份`,
              `${copies.originals} originals, ${copies.copies} copies`,
            ],
          ),
        named(['受理标准', 'What the officer looks for'], plain(material.standard)),
        named(['填报须知', 'Note'], plain(material.note)),
      ),
    }
  })
}

function runOf(content: ItemContent): Element[] {
  const told = conditionTeller(content)
  const exit = ({ to, when }: StageExit): Text => {
    const stage = content.flow.find((each, at) => stageKey(each, at) === to)
    const [zh, en]: Text = stage ? [stage.name, stage.nameEn] : [to, to]
    const only = when === undefined ? undefined : told(when)
    return only ? [`${zh}（${only[0]}）`, `${en} (${only[1]})`] : [zh, en]
  }
  const { edges } = flowGraph(content.flow)
  // A list that is written as a graph says the same: its stages are known by their names, and where they lead is told.
  const seen = new Map<string, number>()
  const distinct = (name: string) => {
    const times = (seen.get(name) ?? 0) + 1
    seen.set(name, times)
    return times > 1 ? `${name} ${times}` : name
  }
  const flow = content.flow.map((stage, at): Element => {
    const ways = stage.next ?? edges.filter(({ from }) => from === stageKey(stage, at)).map(({ to }) => ({ to }))
    return {
      section: 'flow',
      id: `flow/${distinct(stage.name)}`,
      label: [`${at + 1} ${stage.name}`, `${at + 1} ${stage.nameEn}`],
      value: stack(
        word(stageKindText, stage.stage),
        named(
          ['时限', 'Limit'],
          both((lang) => stageDaysWords(lang, stage)),
        ),
        named(['名称', 'Name'], plain(`${stage.name} (${stage.nameEn})`)),
        (stage.role || stage.office) &&
          named(['由谁', 'By'], whoWords(stage.role ?? usualRole[stage.stage], stage.office)),
        stage.onSite === true && ['须到现场', 'The applicant must come'],
        stage.basis && named(['依据', 'Basis'], plain(`《${stage.basis.law}》${stage.basis.article}`)),
        stage.when !== undefined && named(['只在此时', 'Only when'], told(stage.when)),
        stage.join ? named(['汇合', 'Join'], joinText[stage.join]) : undefined,
        ways.length > 0 && named(['之后', 'Then'], join(ways.map(exit))),
      ),
    }
  })
  const { fee, result } = content
  return [
    ...flow,
    { section: 'fee', id: 'fee.charged', label: ['是否收费', 'Is a fee charged'], value: yesNo(fee.charged) },
    { section: 'fee', id: 'fee.text', label: ['收费说明', 'Fee in words'], value: plain(fee.text) },
    { section: 'fee', id: 'fee.textEn', label: ['收费说明（英文）', 'Fee in English'], value: plain(fee.textEn) },
    {
      section: 'fee',
      id: 'fee.amounts',
      label: ['收费标准', 'Amounts'],
      value: stack(
        ...(fee.amounts ?? []).map(({ name, fen, when }): Text => {
          const text = `${name} ¥${(fen / 100).toFixed(2)}`
          const [zh, en] = when ? told(when) : ['', '']
          return when ? [`${text}（${zh}）`, `${text} (${en})`] : [text, text]
        }),
      ),
    },
    { section: 'fee', id: 'fee.basis', label: ['收费依据', 'Basis of the fee'], value: plain(fee.basis) },
    {
      section: 'result',
      id: 'result',
      label: ['办理结果', 'Result'],
      value: stack(
        result.kind === 'licence' ? ['证照', 'Licence'] : ['文书', 'Document'],
        plain(result.name),
        plain(result.nameEn),
        named(['证照类型代码', 'Licence type'], plain(result.licenceTypeCode)),
        typeof result.validityYears === 'number' &&
          named(['有效期', 'Valid for'], [`${result.validityYears}年`, `${result.validityYears} years`]),
      ),
    },
    ...formOf(content),
  ]
}

/** Each group with its page's own rules, and under it its fields. */
function formOf(content: ItemContent): Element[] {
  const outside = conditionTeller(content)
  return content.form.groups.flatMap((group): Element[] => {
    const inside = conditionTeller(content, group)
    const title: Text = [group.title, group.titleEn]
    return [
      {
        section: 'form',
        id: `form/group/${group.key}`,
        label: [`分组：${group.title}`, `Group: ${group.titleEn}`],
        value: stack(
          named(['分组', 'Group'], plain(`${group.title} (${group.titleEn})`)),
          group.repeat && [
            `可重复填写：${group.repeat.min}至${group.repeat.max}项，每一项叫“${group.repeat.itemName}”`,
            `Filled in several times: ${group.repeat.min} to ${group.repeat.max} entries, each a “${group.repeat.itemNameEn}”`,
          ],
          group.visibleWhen !== undefined && named(['只在此时问', 'Asked only when'], outside(group.visibleWhen)),
        ),
      },
      ...group.fields.map(
        (field): Element => ({
          section: 'form',
          id: `form/${nameOf(group, field.key)}`,
          label: join([title, [field.label, field.labelEn]], [' · ', ' · ']),
          value: fieldOf(field, inside),
        }),
      ),
    ]
  })
}

function fieldOf(field: FormField, told: (feel: string) => Text): Text {
  const limit = (value: number | undefined): Text =>
    plain(value === undefined ? '' : field.kind === 'money' ? `¥${(value / 100).toFixed(2)}` : String(value))
  const source = field.prefill && prefillText[field.prefill]
  return stack(
    word(fieldKindText, field.kind),
    named(['填写项', 'Field'], plain(`${field.label} (${field.labelEn})`)),
    field.required ? ['必填', 'Must be answered'] : ['选填', 'May be left out'],
    named(
      ['选项', 'Options'],
      join(
        (field.options ?? []).map(({ label, labelEn }): Text => [label, labelEn]),
        [' / ', ' / '],
      ),
    ),
    named(['提示', 'Hint'], [field.hint ?? '', field.hintEn ?? '']),
    named(['填写示例', 'Example'], plain(field.example)),
    named(['最多字数', 'Longest answer'], limit(field.maxLength)),
    named(['最小值', 'At least'], limit(field.minimum)),
    named(['最大值', 'At most'], limit(field.maximum)),
    source && named(['自动填写', 'Filled in from'], source),
    field.visibleWhen !== undefined && named(['只在此时问', 'Asked only when'], told(field.visibleWhen)),
  )
}

function restOf(content: ItemContent): Element[] {
  const told = conditionTeller(content)
  return [
    {
      section: 'review-points',
      id: 'reviewPoints',
      label: ['审查要点', 'What officers look at'],
      value: lines(content.reviewPoints),
    },
    ...content.faq.map(
      (each, at): Element => ({
        section: 'faq',
        id: `faq/${each.question || at}`,
        label: [each.question || `${at + 1}`, each.questionEn || `${at + 1}`],
        value: stack(plain(each.question), plain(each.answer), plain(each.questionEn), plain(each.answerEn)),
      }),
    ),
    ...(content.businessItems ?? []).map(
      (each): Element => ({
        section: 'business-items',
        id: `businessItems/${each.serial}`,
        label: [`${each.serial} ${each.name}`, `${each.serial} ${each.nameEn}`],
        value: stack(plain(each.name), plain(each.nameEn), told(each.when)),
      }),
    ),
    ...(content.intermediaryServices ?? []).map(
      (each, at): Element => ({
        section: 'intermediaries',
        id: `intermediaryServices/${at}`,
        label: [each.name, each.nameEn],
        value: stack(
          plain(each.name),
          plain(each.nameEn),
          named(['由谁提供', 'Given by'], plain(each.provider)),
          named(['依据', 'Basis'], plain(`《${each.basis.law}》${each.basis.article}`)),
        ),
      }),
    ),
    { section: 'duties', id: 'duties', label: ['责任事项', 'Duties'], value: lines(content.duties) },
  ]
}
