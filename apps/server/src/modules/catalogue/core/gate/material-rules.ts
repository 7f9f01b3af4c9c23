import { documentName, sameDocument } from '@tongban/contracts/catalogue/document-name'
import type { ItemMaterial } from '@tongban/contracts/catalogue/item'
import { isKnown } from '../standard-material.ts'
import { type Called, withCalled } from './called.ts'
import { at, type Found, type GateSubject, type PublishFacts, type Rule, type StandardEntry, sources } from './rule.ts'

const each = (
  { content, facts }: GateSubject,
  look: (material: ItemMaterial & { said: Called }, path: string, facts: PublishFacts) => Found | undefined,
): Found[] =>
  withCalled('material', content.materials).flatMap((material, i) => look(material, `/materials/${i}`, facts) ?? [])

/** “其他材料” and its like: what is asked for must be named, with the circumstance (工作方案 二(一)2). */
const vague =
  /其[他它].{0,8}(材料|资料|文件|证明|证件)|^(有关|相关|必要的?|所需的?)?(证明)?(材料|资料|文件)$|等(相关|有关)?(材料|资料)$|(认为|要求).{0,6}(材料|资料|文件|证明)/

/** 申请材料: each rests on law, says what it is, and is asked for only when nobody else has it. */
export const materialRules: readonly Rule[] = [
  {
    code: 'catalogue.material-basis',
    label: '材料没有法律依据',
    labelEn: 'A material without legal basis',
    source: sources.plan,
    weight: 10,
    find: (subject) =>
      each(subject, ({ said, basis }, path) =>
        basis
          ? undefined
          : at(
              `${path}/basis`,
              `${said.zh}没有写明依据，没有法定依据的材料一律取消；请写明要求它的条文或删去`,
              `${said.en} names no legal basis; name the article that asks for it, or leave it out`,
            ),
      ),
  },
  {
    code: 'catalogue.material-vague',
    label: '材料名称含糊（其他材料）',
    labelEn: 'A vague material',
    source: sources.plan,
    weight: 20,
    find: (subject) =>
      each(subject, ({ name, said }, path) =>
        vague.test(name)
          ? at(
              `${path}/name`,
              `${said.zh}没有说明是什么材料，请写明情形和具体名称，或删去`,
              `${said.en} does not say which document it is; name it and the circumstance, or leave it out`,
            )
          : undefined,
      ),
  },
  {
    code: 'catalogue.material-circumstance',
    label: '材料没有写明在什么情形下需要',
    labelEn: 'A material that does not say when it is needed',
    source: sources.plan,
    weight: 5,
    find: (subject) =>
      each(subject, ({ said, required, when, circumstance, circumstanceEn }, path) =>
        required || when !== undefined || (circumstance && circumstanceEn)
          ? undefined
          : at(
              `${path}/circumstance`,
              `${said.zh}不是必交的，但没有写明在什么情形下需要；请用中英文写明（如“由经办人来办”），或者限定情形`,
              `${said.en} is not required of everybody, but does not say when it is; say so in both languages (as “an agent handles it”), or choose the circumstance`,
            ),
      ),
  },
  {
    code: 'catalogue.material-source',
    label: '材料来源不对',
    labelEn: 'The source of a material is wrong',
    source: sources.online,
    weight: 10,
    find: (subject) => [
      ...each(subject, ({ said, source, obtain }, path) =>
        source !== 'government' && obtain !== null
          ? at(
              `${path}/obtain`,
              `${said.zh}写明可以取得，材料来源就应为政府部门核发，不得要求申请人提供`,
              `${said.en} can be obtained, so its source is the government and it may not be asked for`,
            )
          : undefined,
      ),
      ...each(subject, ({ said, obtain }, path, facts) => {
        return obtain === null || isKnown(obtain, facts)
          ? undefined
          : at(
              `${path}/obtain`,
              `${said.zh}的来源不在证照类型、共享资源目录或事项的办理结果中，请更正`,
              `Where ${said.en} is obtained from is no licence type, shared resource or result of an item`,
            )
      }),
    ],
  },
  {
    code: 'catalogue.material-kinds',
    label: '材料没有写明文件格式',
    labelEn: 'No kinds of file for a material',
    source: sources.elements,
    weight: 5,
    find: (subject) =>
      each(subject, ({ said, source, acceptedKinds }, path) =>
        source !== 'generated' && acceptedKinds.length === 0
          ? at(
              `${path}/acceptedKinds`,
              `${said.zh}没有写明可以上传的文件格式`,
              `${said.en} does not say which kinds of file are taken`,
            )
          : undefined,
      ),
  },
  {
    // 国务院令第716号 art. 7: what sharing can give may not be asked for.
    code: 'catalogue.material-not-needed',
    label: '索要能共享取得的材料',
    labelEn: 'Asking for what can be obtained',
    source: sources.online,
    weight: 20,
    find: (subject) =>
      each(subject, (material, path, facts) => {
        if (material.obtain !== null || material.source === 'generated') return undefined
        const from = suppliedBy(documentName(material.name), subject.content.id, facts)
        return from
          ? at(
              `${path}/obtain`,
              `${material.said.zh}可以从${from[0]}取得，不得要求申请人提供，请改为从那里取得`,
              `${material.said.en} can be had from ${from[1]} and may not be asked for; obtain it from there`,
            )
          : undefined
      }),
  },
  {
    code: 'catalogue.key-twice',
    label: '材料编号重复',
    labelEn: 'Two materials have one key',
    source: sources.elements,
    weight: 10,
    *find({ content: { materials } }) {
      const keys = new Set<string>()
      for (const [i, { key, said }] of withCalled('material', materials).entries()) {
        if (keys.has(key))
          yield at(
            `/materials/${i}/key`,
            `${said.zh}的编号与前面重复，请换一个编号`,
            `The key of ${said.en}, ${key}, is used twice; choose another`,
          )
        keys.add(key)
      }
    },
  },
  {
    code: 'catalogue.material-code-unknown',
    label: '材料不在材料目录中或已停用',
    labelEn: 'A material is not in the catalogue, or retired',
    source: sources.plan,
    weight: 5,
    find: (subject) =>
      each(subject, (material, path, { standards }) => {
        const { said, standardCode } = material
        if (!standards) return undefined
        // A vague one has to be named before it can be found.
        if (standardCode === undefined)
          return vague.test(material.name) ? undefined : notChosen(material, path, standards)
        const entry = standards.get(standardCode)
        if (!entry)
          return at(
            `${path}/standardCode`,
            `材料目录中没有编码${standardCode}（${said.zh}），请从目录中选择`,
            `The material catalogue has no ${standardCode} (${said.en}); choose from the catalogue`,
          )
        if (entry.successor)
          return at(
            `${path}/standardCode`,
            `材料目录中的“${entry.name}”（${standardCode}）已并入“${entry.successor}”，请从目录中改选“${entry.successor}”`,
            `The catalogue has ${standardCode} (${said.en}) go on as “${entry.successor}”; choose that one`,
          )
        if (entry.state !== 'in-force')
          return at(
            `${path}/standardCode`,
            `材料目录中的“${entry.name}”（${standardCode}）已停用，请从目录中另选材料`,
            `The catalogue has retired ${standardCode} (${said.en}); choose another material`,
          )
        // Of what can be had, the rule below says so under whatever name it is asked for.
        return entry.obtain !== null || sameDocument(entry, material)
          ? undefined
          : at(
              `${path}/standardCode`,
              `${said.zh}选的是材料目录中的“${entry.name}”（${standardCode}），名称却是另一种材料；请按目录写名称（可以在前面写是谁的，在括号里写用途），或另选材料`,
              `${said.en} is chosen as “${entry.name}” (${standardCode}) but bears the name of another document; name it as the catalogue does, or choose another`,
            )
      }),
  },
  {
    // 国务院令第716号 art. 7, as the catalogue knows it of a material under whatever name an item asks for it.
    code: 'catalogue.material-supplied',
    label: '索要材料目录写明可取得的材料',
    labelEn: 'Asking for what the catalogue says can be obtained',
    source: sources.online,
    weight: 20,
    find: (subject) =>
      each(subject, ({ said, obtain, source, standardCode = '' }, path, { standards, resultNames }) => {
        const entry = standards?.get(standardCode)
        if (!entry?.obtain || obtain !== null || source === 'generated') return undefined
        const [from, fromEn] = whence(entry.obtain, resultNames)
        return at(
          `${path}/obtain`,
          `${said.zh}按材料目录（${standardCode}）可由${from}取得，不得要求申请人提供，请改为从那里取得`,
          `By the catalogue (${standardCode}) ${said.en} can be had from ${fromEn} and may not be asked for; obtain it from there`,
        )
      }),
  },
]

/** What is asked for without a code of the catalogue: the entry that it is, or that it has to be entered first. */
function notChosen(
  { said, ...material }: ItemMaterial & { said: Called },
  path: string,
  standards: ReadonlyMap<string, StandardEntry>,
): Found {
  const known = [...standards].find(([, entry]) => entry.state === 'in-force' && sameDocument(entry, material))
  return known
    ? at(
        `${path}/standardCode`,
        `${said.zh}没有从材料目录中选；目录中有“${known[1].name}”（${known[0]}），请选用它`,
        `${said.en} is not chosen from the catalogue, which has “${known[1].name}” (${known[0]}); choose that one`,
      )
    : at(
        `${path}/standardCode`,
        `${said.zh}不在材料目录中；请从目录中选用，目录中确实没有的，先在“材料目录”中新增`,
        `${said.en} is not in the material catalogue; choose from it, or enter it there first`,
      )
}

/** Who has this document already: the licence library, shared data, or an earlier case of the platform. */
function suppliedBy(name: string, itemId: string, facts: PublishFacts): [zh: string, en: string] | undefined {
  if (facts.licenceNames.has(name)) return ['电子证照库', 'the licence library']
  for (const resource of facts.resources)
    if (documentName(resource) === name) return [`共享资源“${resource}”`, `the shared resource “${resource}”`]
  const item = facts.resultNames.get(name)
  if (item !== undefined && item !== itemId)
    return [`申请人以往的办件（${item}的办理结果）`, `an earlier case (it is the result of ${item})`]
  return undefined
}

function whence(
  obtain: NonNullable<ItemMaterial['obtain']>,
  results: PublishFacts['resultNames'],
): [zh: string, en: string] {
  if (obtain.via === 'licence') return [`电子证照库（${obtain.licenceType}）`, 'the licence library']
  if (obtain.via === 'share') return [`共享资源“${obtain.resource}”`, `the shared resource “${obtain.resource}”`]
  const name = [...results].find(([, itemId]) => itemId === obtain.itemId)?.[0] ?? obtain.itemId
  return [`申请人以往的办件（${name}）`, `an earlier case (the result of ${obtain.itemId})`]
}
