import type { Obtain } from './item.ts'

/** Everyday names of documents, and what the licence library or shared data call them. */
const calledOtherwise: Readonly<Record<string, string>> = {
  身份证: '居民身份证',
  二代身份证: '居民身份证',
  身份证件: '居民身份证',
  身份证明: '居民身份证',
  居民身份证明: '居民身份证',
  户口本: '居民户口簿',
  户口簿: '居民户口簿',
  居民户口本: '居民户口簿',
  房产证: '不动产权证书',
  房产证明: '不动产权证书',
  房屋所有权证: '不动产权证书',
  不动产证: '不动产权证书',
  不动产权证: '不动产权证书',
  驾照: '机动车驾驶证',
  驾驶证: '机动车驾驶证',
  行驶证: '机动车行驶证',
  社保卡: '社会保障卡',
  失业证: '就业创业证',
  就业失业登记证: '就业创业证',
  失业登记证明: '就业失业登记',
  就业失业登记证明: '就业失业登记',
  社保缴费证明: '社会保险参保缴费',
  社保缴费凭证: '社会保险参保缴费',
  社保证明: '社会保险参保缴费',
  参保证明: '社会保险参保缴费',
  社会保险缴费证明: '社会保险参保缴费',
  社会保险参保缴费证明: '社会保险参保缴费',
  出生证: '出生医学证明',
  出生证明: '出生医学证明',
  结婚证明: '结婚证',
  结婚证书: '结婚证',
  残疾证: '残疾人证',
  健康证: '健康证明',
  护照: '普通护照',
  无犯罪记录证明: '公安违法犯罪记录核查',
  工商营业执照: '营业执照',
  企业法人营业执照: '营业执照',
}

/** In what form a document is asked for: original, copy, scan, duplicate, stamped, of the person. */
const form =
  /(（[^）]*）|加盖.{0,4}章的?|本人的?|申请人的?|有效的?|原件|复印件|影印件|扫描件|电子件|照片|正副本|正本|副本|纸质|信息|[及和与、/或]$)/g

/** The document itself, by its one name, whatever it is called and in whatever form it is asked for. */
export function documentName(name: string): string {
  let bare = name.trim()
  for (let before = ''; before !== bare; ) {
    before = bare
    // “原件及复印件”: what joined two forms stands at the end once both are gone.
    bare = bare.replace(form, '').replace(/[及和与、/或]+$/, '')
  }
  return calledOtherwise[bare] ?? bare
}

/** Whose document it is, or of what place: that is said where an item asks for it, not in the catalogue. */
const holder =
  /^((股东|法定代表人|高级管理人员|(分公司|主要)?负责人|投资人|(家庭|出资)?成员|经办人|(委托)?代理人|申请人|本人|经营者|监护人|父母|双方|夫妻|婴幼儿|子女|死者|隶属公司|法人股东|从业人员|经营场所)(及其?|[、和与或的])*)+/
const everyday: ReadonlySet<string> = new Set([...Object.values(calledOtherwise), '居住证'])

/** Whose it is, and the document by its one name: of 「法定代表人身份证复印件」 the 法定代表人 and 居民身份证. */
export function documentOf(name: string): { holder: string; document: string } {
  const document = documentName(name)
  const [found = ''] = holder.exec(document) ?? []
  const bare = documentName(document.slice(found.length))
  return found !== '' && everyday.has(bare)
    ? { holder: found.replace(/的$/, ''), document: bare }
    : { holder: '', document }
}

type Named = { name: string; obtain: Obtain | null }

/** Where it is had from, in words that are the same for the same place. */
function placeOf(obtain: Obtain): string {
  if (obtain.via === 'licence') return `licence ${obtain.licenceType}`
  return obtain.via === 'share' ? `share ${obtain.resource}` : `case ${obtain.itemId}`
}

/** Two names for one document (一材一码): had from the same place, or the same but for whose it is and in what form. */
export const sameDocument = (one: Named, other: Named): boolean =>
  (one.obtain !== null && other.obtain !== null && placeOf(one.obtain) === placeOf(other.obtain)) ||
  documentOf(one.name).document === documentOf(other.name).document

/** One document of one holder, whatever items ask for it: the code of the catalogue and whose it is. */
export const documentIdOf = ({ standardCode, name }: { standardCode?: string | undefined; name: string }) =>
  standardCode && `${standardCode} ${documentOf(name).holder}`
