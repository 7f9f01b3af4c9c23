import { ITEM_TYPES, parseItemCode } from '@tongban/codes/item-code'
import type { ItemContent } from '@tongban/contracts/catalogue/item'
import { at, type Rule, sources } from './rule.ts'

/** Elements that may not be empty (NOT NULL in the national exchange tables) beside those that have a rule of their own. */
const needed: readonly [path: string, zh: string, en: string, isThere: (content: ItemContent) => boolean][] = [
  ['/conditions', '受理条件', 'the conditions', ({ conditions }) => conditions.some((c) => c.trim() !== '')],
  ['/result/name', '审批结果名称', 'the name of the result', ({ result }) => result.name.trim() !== ''],
  ['/department', '实施主体', 'the department', ({ department }) => department.trim() !== ''],
  // GB/T 39046 A.5: how one may apply.
  ['/channels', '办理形式', 'the ways to apply', ({ channels = [] }) => channels.length > 0],
  ['/onlineDepth', '网上办理深度', 'how far it goes online', ({ onlineDepth }) => onlineDepth.trim() !== ''],
  ['/statutory/days', '法定办结时限', 'the statutory limit', ({ statutory }) => statutory.days > 0],
]

/** Longest names of the national exchange tables. */
function* names(content: ItemContent): Generator<[path: string, name: string, most: number]> {
  yield ['/name', content.name, 1000]
  for (const [i, { name }] of content.materials.entries()) yield [`/materials/${i}/name`, name, 500]
  for (const [i, { name }] of content.flow.entries()) yield [`/flow/${i}/name`, name, 50]
  for (const [i, { options }] of (content.situations ?? []).entries())
    for (const [j, { label }] of options.entries()) yield [`/situations/${i}/options/${j}/label`, label, 50]
  for (const [i, { name }] of (content.businessItems ?? []).entries()) yield [`/businessItems/${i}/name`, name, 1000]
}

/** Texts of the circumstances, which people read in both languages. */
function* texts({ situations = [], businessItems = [] }: ItemContent): Generator<[path: string, text: string]> {
  for (const [i, { question, questionEn, options }] of situations.entries()) {
    yield [`/situations/${i}/question`, question]
    yield [`/situations/${i}/questionEn`, questionEn]
    for (const [j, { label, labelEn }] of options.entries()) {
      yield [`/situations/${i}/options/${j}/label`, label]
      yield [`/situations/${i}/options/${j}/labelEn`, labelEn]
    }
  }
  for (const [i, { name, nameEn }] of businessItems.entries()) {
    yield [`/businessItems/${i}/name`, name]
    yield [`/businessItems/${i}/nameEn`, nameEn]
  }
}

const audiences = ['natural', 'legal'] as const
const audienceWords = { natural: ['个人', 'persons'], legal: ['法人', 'organisations'] } as const

/** The elements themselves: that they are there, and that codes say what they should. */
export const elementRules: readonly Rule[] = [
  {
    code: 'catalogue.text-missing',
    label: '名称、简介等缺中文或英文',
    labelEn: 'Name or summary missing in a language',
    source: sources.elements,
    weight: 10,
    *find({ content }) {
      for (const key of ['name', 'nameEn', 'summary', 'summaryEn'] as const)
        if (content[key].trim() === '') yield at(`/${key}`, '此项不能为空', 'This may not be empty')
      for (const [path, text] of texts(content))
        if (text.trim() === '') yield at(path, '此项不能为空', 'This may not be empty')
      if (content.conditions.length !== content.conditionsEn.length)
        yield at(
          '/conditionsEn',
          '申请条件的中文和英文条数不同，请逐条对应',
          'There are not as many conditions in English as in Chinese',
        )
    },
  },
  {
    code: 'catalogue.element-missing',
    label: '必填要素缺失',
    labelEn: 'A required element is missing',
    source: sources.elements,
    weight: 10,
    *find({ content }) {
      for (const [path, zh, en, isThere] of needed)
        if (!isThere(content)) yield at(path, `${zh}是必填要素，请补全`, `Fill in ${en}: it is required`)
      for (const [i, one] of content.faq.entries())
        for (const [key, zh, en] of [
          ['question', '问题', 'question'],
          ['answer', '回答', 'answer'],
        ] as const)
          if (one[key].trim() === '')
            yield at(
              `/faq/${i}/${key}`,
              `第 ${i + 1} 个常见问题还没有写${zh}，请补全或删去`,
              `Common question no. ${i + 1} has no ${en} yet; fill it in or leave it out`,
            )
    },
  },
  {
    code: 'catalogue.nobody-exercises',
    label: '没有行使层级',
    labelEn: 'No level exercises the item',
    source: sources.elements,
    weight: 20,
    *find({ content: { levels } }) {
      if (levels.length === 0) yield at('/levels', '请至少选择一个行使层级', 'Choose at least one level')
    },
  },
  {
    code: 'catalogue.for-nobody',
    label: '没有服务对象',
    labelEn: 'The item is for nobody',
    source: sources.elements,
    weight: 20,
    *find({ content: { audience } }) {
      if (audience.length === 0) yield at('/audience', '请选择服务对象', 'Choose whom the item is for')
    },
  },
  {
    code: 'catalogue.name-long',
    label: '名称超过规定长度',
    labelEn: 'A name is too long',
    source: sources.elements,
    weight: 5,
    *find({ content }) {
      for (const [path, name, most] of names(content))
        if (name.length > most)
          yield at(
            path,
            `名称有${name.length}个字，国家交换表最多${most}个，请缩短`,
            `The name has ${name.length} characters; the national tables take at most ${most}`,
          )
    },
  },
  {
    code: 'catalogue.type-unknown',
    label: '事项类型代码不在标准内',
    labelEn: 'The item type is not of the standard',
    source: sources.codes,
    weight: 20,
    *find({ content: { type } }) {
      if (!Object.hasOwn(ITEM_TYPES, type))
        yield at(
          '/type',
          `没有事项类型${type}，请按标准选择`,
          `There is no item type ${type}; choose one of the standard`,
        )
    },
  },
  {
    code: 'catalogue.base-code',
    label: '基本编码不合规',
    labelEn: 'The basic code breaks the scheme',
    source: sources.codes,
    weight: 20,
    *find({ content: { id, baseCode }, facts }) {
      const parsed = parseItemCode(baseCode)
      if (!parsed.valid) yield at('/baseCode', parsed.reason.zh, parsed.reason.en)
      const owner = facts.ownerOf(baseCode)
      if (owner !== undefined && owner !== id)
        yield at(
          '/baseCode',
          `基本编码${baseCode}已是事项${owner}的编码，请另取一个：同一事项同一编码`,
          `The basic code ${baseCode} is that of item ${owner}; take another`,
        )
    },
  },
  {
    code: 'catalogue.department-unknown',
    label: '实施部门不在部门目录中',
    labelEn: 'The department is unknown',
    source: sources.elements,
    weight: 20,
    *find({ content: { departmentKey, department }, facts }) {
      if (!facts.departmentKeys.has(departmentKey))
        yield at(
          '/departmentKey',
          departmentKey === ''
            ? '还没有选择部门类别，请选择'
            : `部门目录中没有“${department || departmentKey}”（${departmentKey}），请重新选择`,
          departmentKey === ''
            ? 'No kind of department is chosen yet; choose one'
            : `There is no department “${departmentKey}”; choose it again`,
        )
    },
  },
  {
    code: 'catalogue.theme-unknown',
    label: '主题分类缺失或不在国家目录中',
    labelEn: 'Theme missing or not of the national list',
    source: sources.guide,
    weight: 5,
    *find({ content: { theme, audience }, facts }) {
      for (const one of audiences) {
        const codes = theme[one] ?? []
        const [zh, en] = audienceWords[one]
        if (audience.includes(one) && codes.length === 0)
          yield at(`/theme/${one}`, `请选择${zh}办事的主题`, `Choose a theme for ${en}`)
        for (const [i, code] of codes.entries())
          if (!facts.themes[one].has(code))
            yield at(
              `/theme/${one}/${i}`,
              `国家主题目录（${zh}）中没有${code}，请重新选择`,
              `The national list of themes for ${en} has no ${code}; choose again`,
            )
      }
    },
  },
]
