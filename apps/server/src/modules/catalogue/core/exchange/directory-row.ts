import { ITEM_TYPES, parseItemCode } from '@tongban/codes/item-code'
import type { ItemContent } from '@tongban/contracts/catalogue/item'
import type { ItemState } from '@tongban/contracts/catalogue/library'
import type { Level } from '@tongban/contracts/shared'
import { type NamedArticle, readByLaw } from './by-law.ts'
import { readChannels } from './channels.ts'
import { newContent } from './new-content.ts'
import { type Row, several, wholeNumber, yesNo } from './row.ts'

/** What rows of the directory are read against. */
export type DirectoryFacts = {
  department(nameOrKey: string): { key: string; name: string } | undefined
  themeCodes: Readonly<Record<'natural' | 'legal', ReadonlySet<string>>>
  hasArticle(law: string, article: string): boolean
}

/** A row as an item: the content as it shall be, and the articles whose words came with it. */
export type DirectoryEntry = { content: ItemContent; state: ItemState; articles: (NamedArticle & { text: string })[] }

const levelWords: Readonly<Record<string, Level>> = {
  '2': 'province',
  '3': 'city',
  '4': 'county',
  '5': 'township',
  '6': 'village',
  省级: 'province',
  市级: 'city',
  县级: 'county',
  区县级: 'county',
  乡级: 'township',
  镇级: 'township',
  '镇(乡、街道)': 'township',
  村级: 'village',
  '村(社区)': 'village',
}

/** The base code of a row, or its complaint: 12 digits; what older schemes had is told by name. */
export function baseCodeOf(row: Row): string | undefined {
  const text = (row.get('baseCode') ?? '').toUpperCase()
  if (text === '')
    return complain(
      row,
      'baseCode',
      'code-missing',
      '没有基本编码，无法判断是哪个事项；请填写12位基本编码，新事项请先在目录中提出新增',
      'There is no base code, so nobody knows which item it is; fill in the 12 digits, or propose a new item in the directory',
    )
  if (text.length === 10 || text.length === 24)
    return complain(
      row,
      'baseCode',
      'code-old',
      `“${text}”是${text.length}位的旧编码，已不再使用；请换成12位基本编码`,
      `“${text}” is an old code of ${text.length} characters, no longer in use; give the base code of 12`,
    )
  const read = parseItemCode(text)
  if (!read.valid) return complain(row, 'baseCode', `code-${read.reason.code}`, read.reason.zh, read.reason.en)
  if (read.scheme !== 'base-12' || !/^\d{12}$/.test(text))
    return complain(
      row,
      'baseCode',
      'code-scheme',
      `“${text}”不是12位数字的基本编码；请从目录清单复制基本编码`,
      `“${text}” is no base code of 12 digits; copy it from the directory`,
    )
  return text
}

function complain(row: Row, element: string, code: string, zh: string, en: string): undefined {
  row.say(element, code, zh, en)
}

/**
 * Reads a row over the item as it stands, or as a new one. What could not be read is left as it was, and told in the row:
 * then the entry is good for nothing but looking for what else is wrong.
 */
export function readDirectoryRow(
  row: Row,
  baseCode: string | undefined,
  before: { content: ItemContent; state: ItemState } | undefined,
  facts: DirectoryFacts,
): DirectoryEntry {
  const name = row.get('name') || before?.content.name || ''
  if (name === '') complain(row, 'name', 'missing', '没有事项名称；请填写', 'The name is missing; fill it in')
  const typeFromCode = baseCode?.slice(2, 4)
  const given = row.get('type') ? typeOf(row, typeFromCode) : before?.content.type
  const type = given ?? typeFromCode ?? '01'
  const { basis, articles } = readBasis(row, before?.content, facts)
  const start = before?.content ?? newContent({ baseCode: baseCode ?? '', name, type, legalBasis: basis })
  const content: ItemContent = { ...start, name, type, legalBasis: basis }
  readWords(row, content, before === undefined)
  readWho(row, content, facts, before === undefined)
  readTime(row, content)
  readFee(row, content)
  return { content, state: readState(row) ?? before?.state ?? 'in-force', articles }
}

function typeOf(row: Row, fromCode: string | undefined): string | undefined {
  const given = row.get('type') ?? ''
  const code = /^\d{1,2}$/.test(given)
    ? given.padStart(2, '0')
    : Object.entries(ITEM_TYPES).find(([, words]) => words === given || words.replace('行政', '') === given)?.[0]
  if (!code || !Object.hasOwn(ITEM_TYPES, code))
    return complain(
      row,
      'type',
      'type-unknown',
      `不认识的事项类型“${given}”；请填写01至10、20，或行政许可、公共服务等名称`,
      `“${given}” is no known type; give 01 to 10 or 20, or its name`,
    )
  if (fromCode && code !== fromCode)
    return complain(
      row,
      'type',
      'type-against-code',
      `事项类型“${given}”与基本编码第3至4位“${fromCode}”不一致；请核对其中一个`,
      `The type “${given}” is not that of the base code (“${fromCode}”); correct one of them`,
    )
  return code
}

function readBasis(row: Row, before: ItemContent | undefined, facts: DirectoryFacts) {
  const text = row.get('basis')
  const articles: DirectoryEntry['articles'] = []
  if (!text) {
    if (!before)
      complain(
        row,
        'basis',
        'missing',
        '没有设定依据；请写明法律名称和条款',
        'The legal basis is missing; name law and article',
      )
    return { basis: before?.legalBasis ?? [], articles }
  }
  const named = readByLaw(text)
  if (named.length === 0)
    complain(
      row,
      'basis',
      'basis-unreadable',
      '设定依据中没有找到“《法律名称》第几条”；请按此写法填写',
      'No “《law》第…条” was found in the basis; write it that way',
    )
  for (const one of named) {
    if (facts.hasArticle(one.law, one.article)) continue
    if (one.text !== undefined) articles.push({ ...one, text: one.text })
    else
      complain(
        row,
        'basis',
        'article-unknown',
        `条文库中没有《${one.law}》${one.article}；请在其后写上“：”和条文内容，或先录入条文`,
        `《${one.law}》 ${one.article} is not among the legal articles; add “：” and its words behind it, or enter the article first`,
      )
  }
  const summaries = new Map(before?.legalBasis.map((b) => [`${b.law} ${b.article}`, b.summary]))
  return {
    articles,
    basis: named.map(({ law, article, text: words }) => ({
      law,
      article,
      summary: summaries.get(`${law} ${article}`) ?? (words ?? '').slice(0, 60),
    })),
  }
}

function readWords(row: Row, content: ItemContent, isNew: boolean): void {
  const text = (element: string) => row.get(element) || undefined
  content.nameEn = text('nameEn') ?? (isNew ? content.name : content.nameEn)
  if (isNew && !text('nameEn'))
    row.say(
      'nameEn',
      'english-missing',
      '没有英文名称，英文页面先显示中文；请尽快补上',
      'There is no English name; English pages show the Chinese one until it is there',
      'warning',
    )
  content.summary = text('summary') ?? (isNew ? content.name : content.summary)
  content.summaryEn = text('summaryEn') ?? (isNew ? content.nameEn : content.summaryEn)
  content.onlineDepth = text('onlineDepth') ?? content.onlineDepth
  readWays(row, content)
  const reason = text('onSiteReason')
  if (reason) content.onSiteReason = reason
  const conditions = text('conditions')
  if (conditions) {
    const given = conditions
      .split(/\n|(?<=[；;])/)
      .map((line) => line.replace(/^[（(]?[一二三四五六七八九十\d]+[）)、.．]\s*|[；;。]$/g, '').trim())
    const next = given.filter((line) => line !== '')
    if (next.join() !== content.conditions.join()) {
      content.conditions = next
      content.conditionsEn = next
    }
  }
  const result = text('resultName')
  if (result && result !== content.result.name) content.result = { kind: 'document', name: result, nameEn: result }
}

function readWays(row: Row, content: ItemContent): void {
  const cell = row.get('channels')
  if (!cell) return
  const { channels, unknown } = readChannels(cell)
  if (unknown.length > 0)
    complain(
      row,
      'channels',
      'channel-unknown',
      `不认识的办理形式“${unknown.join('、')}”；请填写窗口、电脑端网办、移动端、快递申请或自助终端`,
      `“${unknown.join(', ')}” is no way to apply; write window, web, mobile, post or kiosk as the standard has them`,
    )
  else content.channels = channels
}

function readWho(row: Row, content: ItemContent, facts: DirectoryFacts, isNew: boolean): void {
  const department = row.get('department')
  const found = department ? facts.department(department) : undefined
  if (found) Object.assign(content, { department: found.name, departmentKey: found.key })
  else if (department || isNew)
    complain(
      row,
      'department',
      department ? 'department-unknown' : 'missing',
      department ? `不认识的指导部门“${department}”；请按部门名录填写全称` : '没有指导部门；请填写部门全称',
      department
        ? `“${department}” is no department of the list; give its full name`
        : 'The department is missing; give its full name',
    )
  const levels = row.get('levels')
  if (levels) {
    const words = /^\d+$/.test(levels)
      ? levels.split('')
      : several(levels.replaceAll('(', '（').replaceAll('镇（乡、街道）', '乡级').replaceAll('村（社区）', '村级'))
    const wrong = words.filter((word) => !Object.hasOwn(levelWords, word))
    if (wrong.length > 0)
      complain(
        row,
        'levels',
        'level-unknown',
        `不认识的行使层级“${wrong.join('、')}”；请填写2省级、3市级、4县级、5乡级、6村级`,
        `“${wrong.join(', ')}” is no level; give 2 province, 3 city, 4 county, 5 township, 6 village`,
      )
    else content.levels = [...new Set(words.flatMap((word) => levelWords[word] ?? []))]
  } else if (isNew)
    complain(row, 'levels', 'missing', '没有行使层级；请填写', 'The level of exercise is missing; fill it in')
  const audience = row.get('audience')
  if (audience) {
    const words = /^\d+$/.test(audience) ? audience.split('') : several(audience)
    const natural = words.some((word) => /^(1|自然人|个人)$/.test(word))
    const legal = words.some((word) => !/^(1|自然人|个人)$/.test(word))
    content.audience = [...(natural ? (['natural'] as const) : []), ...(legal ? (['legal'] as const) : [])]
  }
  for (const [element, kind] of [
    ['themeNatural', 'natural'],
    ['themeLegal', 'legal'],
  ] as const) {
    const codes = several(row.get(element) ?? '')
    const unknown = codes.filter((code) => !facts.themeCodes[kind].has(code))
    if (unknown.length > 0)
      complain(
        row,
        element,
        'theme-unknown',
        `不认识的主题代码“${unknown.join('、')}”；请按国家主题代码填写，如035`,
        `“${unknown.join(', ')}” is no national theme code, such as 035`,
      )
    else if (codes.length > 0) content.theme = { ...content.theme, [kind]: codes }
  }
}

function readTime(row: Row, content: ItemContent): void {
  const number = (element: string): number | undefined => {
    const text = row.get(element)
    if (!text) return
    const value = wholeNumber(text)
    if (value === undefined)
      complain(
        row,
        element,
        'number',
        `“${text}”不是整数；请只填数字`,
        `“${text}” is no whole number; give digits only`,
      )
    return value
  }
  const handleType = row.get('handleType')
  if (handleType) content.handleType = /即办|^1$/.test(handleType) ? '1' : '2'
  const statutory = number('statutoryDays')
  const unit = row.get('statutoryUnit')
  const units = {
    工作日: 'workday',
    '1': 'workday',
    日: 'day',
    天: 'day',
    自然日: 'day',
    '2': 'day',
    月: 'month',
    '3': 'month',
  } as const
  const statutoryUnit = unit ? units[unit as keyof typeof units] : content.statutory.unit
  if (!statutoryUnit)
    complain(
      row,
      'statutoryUnit',
      'unit',
      `不认识的时限单位“${unit}”；请填写工作日、日或月`,
      `“${unit}” is no unit of time`,
    )
  else content.statutory = { days: statutory ?? content.statutory.days, unit: statutoryUnit }
  const promised = number('promisedDays')
  if (promised !== undefined && promised !== content.promisedDays) {
    content.promisedDays = promised
    content.flow = withPromise(content.flow, promised)
  }
  content.visits = number('visits') ?? content.visits
}

/** The stages keep their days as far as the new promise goes; what is over falls to the examination, or what is there of it. */
function withPromise(flow: ItemContent['flow'], promised: number): ItemContent['flow'] {
  const inner = flow.findIndex(({ stage }) => stage === 'examination' || stage === 'decision')
  const others = flow.reduce((sum, { stage, days }, i) => (i === inner || stage === 'pre-review' ? sum : sum + days), 0)
  const fits = others <= promised
  return flow.map((stage, i) => {
    if (stage.stage === 'pre-review') return stage
    if (i === inner) return { ...stage, days: fits ? promised - others : promised }
    return fits ? stage : { ...stage, days: 0 }
  })
}

function readFee(row: Row, content: ItemContent): void {
  const text = row.get('charged')
  if (!text) return
  const charged = yesNo(text)
  if (charged === undefined) {
    complain(row, 'charged', 'yes-no', `“${text}”不是“是”或“否”；请改正`, `“${text}” is neither yes nor no`)
    return
  }
  if (!charged) {
    content.fee = { charged: false }
    return
  }
  const standard = row.get('feeText') || content.fee.text
  const basis = row.get('feeBasis') || content.fee.basis
  content.fee = {
    ...content.fee,
    charged: true,
    ...(standard ? { text: standard, textEn: content.fee.textEn ?? standard } : {}),
    ...(basis ? { basis } : {}),
  }
}

const states: Readonly<Record<string, ItemState>> = {
  '1': 'in-force',
  '2': 'suspended',
  '3': 'cancelled',
  在用: 'in-force',
  暂停: 'suspended',
  取消: 'cancelled',
}

export function readState(row: Row): ItemState | undefined {
  const text = row.get('state')
  if (!text) return
  const state = states[text]
  if (!state)
    complain(
      row,
      'state',
      'state-unknown',
      `不认识的状态“${text}”；请填写在用、暂停或取消`,
      `“${text}” is no state: 在用, 暂停 or 取消`,
    )
  return state
}
