import { ItemContent, type ItemMaterial } from '@tongban/contracts/catalogue/item'
import { compileForm } from '@tongban/forms/compile-form'
import type { CompiledForm } from '@tongban/forms/compiled-form'
import { Value } from 'typebox/value'
import { err, ok, type Result } from '#platform/result'
import { conditionsElsewhere, situationGroups, withApplicant } from './applicant-form.ts'

/** What a new revision is checked against. */
export type PublishFacts = {
  hasArticle(law: string, article: string): boolean
  licenceNames: ReadonlySet<string>
  licenceCodes: ReadonlySet<string>
  /** Shared data (数据共享资源) by name. */
  resources: ReadonlySet<string>
}

/** One thing that keeps an item from being published: `path` is a JSON Pointer into the content. */
export type PublishProblem = { path: string; code: string; message: string; messageEn: string }

type Complain = (path: string, code: string, message: string, messageEn: string) => void

/** What a revision keeps: the content, and its form's conditions as trees. */
export type Publishable = { content: ItemContent; conditions: CompiledForm['conditions'] }

/** The content ready for publication, or everything that keeps it from being published. */
export function checkForPublication(content: unknown, facts: PublishFacts): Result<Publishable, PublishProblem[]> {
  if (!Value.Check(ItemContent, content))
    return err(
      Value.Errors(ItemContent, content).map((e) => ({
        path: e.instancePath,
        code: 'catalogue.shape',
        message: `内容不符合事项格式：${e.message}，请改正`,
        messageEn: `This does not have the form of an item: ${e.message}`,
      })),
    )
  const problems: PublishProblem[] = []
  const complain: Complain = (path, code, message, messageEn) => problems.push({ path, code, message, messageEn })
  checkTexts(content, complain)
  checkLaw(content, facts, complain)
  for (const [i, material] of content.materials.entries()) checkMaterial(material, `/materials/${i}`, facts, complain)
  checkKeys(content, complain)
  checkFee(content, complain)
  checkResult(content, facts, complain)
  checkTime(content, complain)
  const conditions = compileForms(content, problems)
  return problems.length > 0 ? err(problems) : ok({ content, conditions })
}

function checkTexts(content: ItemContent, complain: Complain): void {
  for (const key of ['name', 'nameEn', 'summary', 'summaryEn'] as const)
    if (content[key].trim() === '')
      complain(`/${key}`, 'catalogue.text-missing', '此项不能为空', 'This may not be empty')
  if (content.conditions.length !== content.conditionsEn.length)
    complain(
      '/conditionsEn',
      'catalogue.text-missing',
      '申请条件的中文和英文条数不同，请逐条对应',
      'There are not as many conditions in English as in Chinese',
    )
  if (content.levels.length === 0)
    complain('/levels', 'catalogue.nobody-exercises', '请至少选择一个行使层级', 'Choose at least one level')
  if (content.audience.length === 0)
    complain('/audience', 'catalogue.for-nobody', '请选择服务对象', 'Choose whom the item is for')
}

function checkLaw(content: ItemContent, facts: PublishFacts, complain: Complain): void {
  if (content.legalBasis.length === 0)
    complain('/legalBasis', 'catalogue.basis-missing', '请填写设定依据', 'Name the legal basis')
  for (const [i, { law, article }] of content.legalBasis.entries())
    if (!facts.hasArticle(law, article))
      complain(
        `/legalBasis/${i}`,
        'catalogue.article-unknown',
        `法律条文库中没有《${law}》${article}，请先录入条文或更正`,
        `《${law}》 ${article} is not among the legal articles; enter its text first or correct it`,
      )
}

/** “其他材料” and its like: what is asked for must be named (工作方案 二(一)2). */
const vague =
  /其[他它].{0,8}(材料|资料|文件|证明|证件)|^(有关|相关|必要的?|所需的?)(证明)?(材料|资料|文件)$|等(相关|有关)?(材料|资料)$/

function checkMaterial(material: ItemMaterial, path: string, facts: PublishFacts, complain: Complain): void {
  const { name, source, obtain } = material
  if (vague.test(name))
    complain(
      `${path}/name`,
      'catalogue.material-vague',
      `“${name}”没有说明是什么材料，请写明具体名称或删去`,
      `“${material.nameEn}” does not say which document it is; name it or leave it out`,
    )
  if (source === 'government' ? false : obtain !== null)
    complain(
      `${path}/obtain`,
      'catalogue.material-source',
      `“${name}”写明可以取得，材料来源就应为政府部门核发，不得要求申请人提供`,
      `“${material.nameEn}” can be obtained, so its source is the government and it may not be asked for`,
    )
  if (source !== 'generated' && material.acceptedKinds.length === 0)
    complain(
      `${path}/acceptedKinds`,
      'catalogue.material-kinds',
      `“${name}”没有写明可以上传的文件格式`,
      `“${material.nameEn}” does not say which kinds of file are taken`,
    )
  const known =
    obtain === null ||
    (obtain.via === 'licence' ? facts.licenceNames.has(obtain.licenceType) : facts.resources.has(obtain.resource))
  if (!known)
    complain(
      `${path}/obtain`,
      'catalogue.material-source',
      `“${name}”的来源不在证照类型或共享资源目录中，请更正`,
      `Where “${material.nameEn}” is obtained from is neither a licence type nor a shared resource`,
    )
  // 国务院令第716号 art. 7: what sharing can give may not be asked for.
  if (obtain === null && facts.licenceNames.has(name.replace(/(原件|复印件|扫描件|（[^）]*）)/g, '')))
    complain(
      `${path}/obtain`,
      'catalogue.material-not-needed',
      `“${name}”可以从电子证照库取得，不得要求申请人提供，请改为从证照库取得`,
      `“${material.nameEn}” is in the licence library and may not be asked for; obtain it from there`,
    )
}

function checkKeys(content: ItemContent, complain: Complain): void {
  const keys = new Set<string>()
  for (const [i, { key, name }] of content.materials.entries()) {
    if (keys.has(key))
      complain(
        `/materials/${i}/key`,
        'catalogue.key-twice',
        `“${name}”的编号与前面重复`,
        `The key ${key} is used twice`,
      )
    keys.add(key)
  }
}

function checkFee({ fee }: ItemContent, complain: Complain): void {
  if (!fee.charged) return
  if (!fee.basis?.trim())
    complain('/fee/basis', 'catalogue.fee-basis', '收费事项必须写明收费依据', 'A fee needs the rule it rests on')
  if (!fee.text?.trim() || !fee.textEn?.trim())
    complain(
      '/fee/text',
      'catalogue.fee-text',
      '收费事项必须写明收费标准',
      'Say how much the fee is, in both languages',
    )
}

function checkResult({ result }: ItemContent, facts: PublishFacts, complain: Complain): void {
  const code = result.licenceTypeCode
  if (result.kind === 'licence' ? !code || !facts.licenceCodes.has(code) : code && !facts.licenceCodes.has(code))
    complain(
      '/result/licenceTypeCode',
      'catalogue.result-unknown',
      `结果“${result.name}”不在证照类型目录中`,
      `The result “${result.nameEn}” is not among the licence types`,
    )
}

function checkTime(content: ItemContent, complain: Complain): void {
  const { statutory, promisedDays } = content
  // A month has at most 23 working days, and so many calendar days hold at most as many of them.
  const most = statutory.unit === 'month' ? statutory.days * 23 : statutory.days
  if (promisedDays > most)
    complain(
      '/promisedDays',
      'catalogue.promise-late',
      `承诺时限${promisedDays}个工作日超过法定时限，请缩短`,
      `The promised ${promisedDays} working days exceed the statutory limit`,
    )
}

/** The first group is ours and the next may be the circumstances, so the item's own begin later in the whole form. */
const inContent = (path: string, ofSituations: number): string =>
  path.replace(/^\/groups\/(\d+)(\/fields)?/, (_, n: string, fields = '') =>
    Number(n) <= ofSituations ? '/situations' : `/form/groups/${Number(n) - 1 - ofSituations}${fields}`,
  )

/** Judges the form as each kind of applicant meets it; the conditions are the same for all, as the first group has none. */
function compileForms(content: ItemContent, problems: PublishProblem[]): CompiledForm['conditions'] {
  const seen = new Set<string>()
  let conditions: CompiledForm['conditions'] = {}
  for (const audience of content.audience) {
    const compiled = compileForm(withApplicant(content, audience), conditionsElsewhere(content))
    if (compiled.ok) conditions = compiled.value.conditions
    else
      for (const { path, code, message, messageEn } of compiled.error) {
        const own = inContent(path, situationGroups(content).length)
        if (seen.has(own + code)) continue
        seen.add(own + code)
        problems.push({ path: own, code, message, messageEn })
      }
  }
  return conditions
}
