/** Everyday names of documents, and what the licence library or shared data call them. */
const calledOtherwise: Readonly<Record<string, string>> = {
  身份证: '居民身份证',
  二代身份证: '居民身份证',
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
