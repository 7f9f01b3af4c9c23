import { stageKey } from '@tongban/contracts/catalogue/flow-graph'
import type { ItemContent } from '@tongban/contracts/catalogue/item'
import type { LocalElement, LocalElements } from '@tongban/contracts/catalogue/local'
import type { GateProblem } from '@tongban/contracts/catalogue/proposals'
import { countedDays, withLocal } from './local.ts'

/** The telephones that the guide shows where the office gives no others for this item. */
export type OfficePhones = { consultPhone: string; complaintPhone: string }

type Complain = (at: LocalElement | `${LocalElement}/${string}`, code: string, zh: string, en: string) => void

/** 网上办理深度 from the deepest on; what is not here may only stay as the directory has it. */
const depths = ['全程网办', '网上办理', '网上受理', '网上预审', '需到场', '网上咨询', '窗口办理']

/** 工作方案 二(一)1 wants one standard everywhere, 二(一)2 fewer stages, shorter times and no needless visit. */
const sources: Readonly<Record<string, string>> = {
  'catalogue.promise-longer': '“互联网+政务服务”工作方案 二（一）1、2',
  'catalogue.stages-longer': '“互联网+政务服务”工作方案 二（一）2',
  'catalogue.stage-unknown': '“互联网+政务服务”工作方案 二（一）1',
  'catalogue.visits-more': '“互联网+政务服务”工作方案 二（一）2',
  'catalogue.visits-needed': '“互联网+政务服务”工作方案 二（一）2',
  'catalogue.depth-lower': '“互联网+政务服务”工作方案 二（一）2',
  'catalogue.depth-visits': '事项要素检查规则：全程网办的到现场次数为0',
  'catalogue.waived-unknown': '“互联网+政务服务”工作方案 二（一）1',
  'catalogue.phones-same': '事项要素检查规则：咨询电话与监督投诉电话不得相同',
}

/**
 * What keeps an office's own elements from being published. It may only be better for the applicant than the
 * directory: shorter, fewer, deeper online.
 */
export function checkLocal(content: ItemContent, local: LocalElements, phones?: OfficePhones): GateProblem[] {
  const found: GateProblem[] = []
  const complain: Complain = (at, code, message, messageEn) => {
    const source = sources[code]
    found.push({ path: `/${at}`, code, message, messageEn, ...(source ? { source } : {}) })
  }
  checkTime(content, local, complain)
  checkPresence(content, local, complain)
  checkMaterials(content, local, complain)
  checkPhones(local, phones, complain)
  return found
}

function checkTime(content: ItemContent, local: LocalElements, complain: Complain): void {
  const { promisedDays, stageDays = {} } = local
  if (promisedDays !== undefined && promisedDays > content.promisedDays)
    complain(
      'promisedDays',
      'catalogue.promise-longer',
      `承诺时限${promisedDays}个工作日比目录的${content.promisedDays}个工作日长，只能相同或更短，请缩短`,
      `The promised ${promisedDays} working days are longer than the directory's ${content.promisedDays}; make them as short or shorter`,
    )
  const stages = new Map(content.flow.map((stage, i) => [stageKey(stage, i), stage]))
  for (const [key, days] of Object.entries(stageDays)) {
    const stage = stages.get(key)
    if (!stage)
      complain(
        `stageDays/${key}`,
        'catalogue.stage-unknown',
        `流程中没有环节“${key}”，请删去这一环节的时限`,
        `The flow has no stage “${key}”; leave its time out`,
      )
    else if (days > stage.days)
      complain(
        `stageDays/${key}`,
        'catalogue.stages-longer',
        `环节“${stage.name}”的${days}个工作日比目录的${stage.days}个工作日长，请缩短`,
        `The stage “${stage.nameEn}” takes ${days} working days, longer than the directory's ${stage.days}; shorten it`,
      )
  }
  const hasStages = Object.keys(stageDays).length > 0
  if (promisedDays === undefined && !hasStages) return
  const promise = promisedDays ?? content.promisedDays
  const sum = countedDays(withLocal(content, local).flow)
  // Where the directory itself does not add up, that is not for the office to mend.
  const directoryAddsUp = countedDays(content.flow) <= content.promisedDays
  if (sum > promise && (directoryAddsUp || promise < content.promisedDays))
    complain(
      hasStages ? 'stageDays' : 'promisedDays',
      'catalogue.stages-longer',
      `各环节时限合计${sum}个工作日，超过承诺的${promise}个工作日，请缩短环节时限或放宽承诺`,
      `The stages take ${sum} working days together, more than the promised ${promise}; shorten stages or promise more days`,
    )
}

function checkPresence(content: ItemContent, local: LocalElements, complain: Complain): void {
  const { visits, onlineDepth } = local
  if (visits !== undefined && visits > content.visits)
    complain(
      'visits',
      'catalogue.visits-more',
      `到现场${visits}次比目录的${content.visits}次多，只能相同或更少，请减少`,
      `${visits} visits are more than the directory's ${content.visits}; ask for as many or fewer`,
    )
  const onSite = content.flow.find((stage) => stage.onSite && stage.when === undefined)
  if (visits === 0 && onSite)
    complain(
      'visits',
      'catalogue.visits-needed',
      `环节“${onSite.name}”须申请人到现场，到现场次数不能是0`,
      `The applicant must come in the stage “${onSite.nameEn}”, so there cannot be no visit`,
    )
  if (onlineDepth !== undefined && onlineDepth !== content.onlineDepth && !deeper(onlineDepth, content.onlineDepth))
    complain(
      'onlineDepth',
      'catalogue.depth-lower',
      `网上办理深度“${onlineDepth}”低于目录的“${content.onlineDepth}”，只能相同或更深，请提高`,
      `“${onlineDepth}” is less online than the directory's “${content.onlineDepth}”; it may only be as much or more`,
    )
  const merged = withLocal(content, local)
  if (onlineDepth === '全程网办' && merged.visits > 0)
    complain(
      'onlineDepth',
      'catalogue.depth-visits',
      `全程网办的事项到现场次数应为0，现在是${merged.visits}次，请改为0次或降低网上办理深度`,
      `What is fully online needs no visit, and this asks for ${merged.visits}; make it none, or less online`,
    )
}

function deeper(mine: string, directory: string): boolean {
  const [a, b] = [depths.indexOf(mine), depths.indexOf(directory)]
  return a !== -1 && b !== -1 && a < b
}

function checkMaterials(content: ItemContent, { waivedMaterials = [] }: LocalElements, complain: Complain): void {
  const keys = new Set(content.materials.map(({ key }) => key))
  for (const [i, key] of waivedMaterials.entries())
    if (!keys.has(key))
      complain(
        `waivedMaterials/${i}`,
        'catalogue.waived-unknown',
        `事项没有材料“${key}”，无需免交，请从免交材料中删去`,
        `The item asks for no material “${key}”, so it need not be waived; take it out`,
      )
}

const digits = (phone: string) => phone.replace(/\D/g, '')

function checkPhones(local: LocalElements, phones: OfficePhones | undefined, complain: Complain): void {
  const consult = local.consultPhone ?? phones?.consultPhone
  const complaint = local.complaintPhone ?? phones?.complaintPhone
  if ((local.consultPhone ?? local.complaintPhone) === undefined) return
  if (consult !== undefined && complaint !== undefined && digits(consult) === digits(complaint))
    complain(
      local.complaintPhone === undefined ? 'consultPhone' : 'complaintPhone',
      'catalogue.phones-same',
      '监督投诉电话与咨询电话相同，请另留一个投诉电话，使投诉不由被投诉的窗口接听',
      'The telephone for complaints is that for advice; give another, so that nobody takes complaints about themselves',
    )
}
