/** Mechanical mappings from the words of the source to the codes the product uses. */

export const TYPE_CODES: Record<string, string> = {
  行政许可: '01',
  行政给付: '05',
  行政确认: '07',
  行政裁决: '09',
  其他行政权力: '10',
  公共服务: '20',
}

export const DEPARTMENTS: Record<string, { key: string; name: string }> = {
  市场监督管理局: { key: 'market-supervision', name: '市场监督管理局' },
  '市场监督管理局（知识产权局）': { key: 'market-supervision', name: '市场监督管理局' },
  公安局: { key: 'public-security', name: '公安局' },
  '公安局（出入境管理）': { key: 'public-security', name: '公安局' },
  '公安局（交通管理）': { key: 'public-security', name: '公安局' },
  民政局: { key: 'civil-affairs', name: '民政局' },
  人力资源和社会保障局: { key: 'human-resources', name: '人力资源和社会保障局' },
  自然资源和规划局: { key: 'natural-resources', name: '自然资源和规划局' },
  '自然资源和规划局（委托乡镇）': { key: 'natural-resources', name: '自然资源和规划局' },
  住房和城乡建设局: { key: 'housing', name: '住房和城乡建设局' },
  '住房和城乡建设厅（局）': { key: 'housing', name: '住房和城乡建设局' },
  卫生健康委员会: { key: 'health', name: '卫生健康委员会' },
  '卫生健康委员会（委托助产机构）': { key: 'health', name: '卫生健康委员会' },
  医疗保障局: { key: 'medical-insurance', name: '医疗保障局' },
  农业农村局: { key: 'agriculture', name: '农业农村局' },
  '乡镇人民政府（农业农村）': { key: 'agriculture', name: '农业农村局' },
  发展和改革委员会: { key: 'development-reform', name: '发展和改革委员会' },
  生态环境局: { key: 'ecology', name: '生态环境局' },
  水利局: { key: 'water', name: '水利局' },
  交通运输局: { key: 'transport', name: '交通运输局' },
  消防救援机构: { key: 'fire', name: '消防救援机构' },
  烟草专卖局: { key: 'tobacco', name: '烟草专卖局' },
  税务局: { key: 'tax', name: '税务局' },
  '税务局（省级）': { key: 'tax', name: '税务局' },
  '科学技术厅（局）': { key: 'science', name: '科学技术局' },
  应急管理局: { key: 'emergency', name: '应急管理局' },
  应急管理厅: { key: 'emergency', name: '应急管理局' },
  教育局: { key: 'education', name: '教育局' },
  住房公积金管理中心: { key: 'housing-fund', name: '住房公积金管理中心' },
  残疾人联合会: { key: 'disabled-federation', name: '残疾人联合会' },
  司法局: { key: 'justice', name: '司法局' },
}

/** Provincial body in departments.json whose (synthetic) credit code defines the licence types of a department. */
export const PROVINCIAL_BODIES: Record<string, string> = {
  'market-supervision': '安徽省市场监督管理局（安徽省知识产权局）',
  'public-security': '安徽省公安厅',
  'civil-affairs': '安徽省民政厅',
  'human-resources': '安徽省人力资源和社会保障厅',
  'natural-resources': '安徽省自然资源厅',
  housing: '安徽省住房和城乡建设厅',
  health: '安徽省卫生健康委员会',
  agriculture: '安徽省农业农村厅',
  'development-reform': '安徽省发展和改革委员会',
  ecology: '安徽省生态环境厅',
  transport: '安徽省交通运输厅',
  fire: '安徽省消防救援总队',
  tobacco: '安徽省烟草专卖局',
  science: '安徽省科学技术厅',
  emergency: '安徽省应急管理厅',
  education: '安徽省教育厅',
  'disabled-federation': '安徽省残疾人联合会',
}

/** The tobacco monopoly has no two-digit department code in the record; 49 is made up. */
export const TOBACCO_CODE = '49'

/** Result names of the source that are one licence type under another wording. */
export const RESULT_LICENCES: Record<string, string> = {
  '营业执照（换发）': '营业执照',
  '营业执照（分支机构）': '营业执照',
  '营业执照（农民专业合作社）': '营业执照',
  '营业执照（个体工商户）': '营业执照',
  '居民户口簿（新增页）': '居民户口簿',
  '安全生产许可证（建筑施工）': '建筑施工企业安全生产许可证',
  '就业创业证（电子）': '就业创业证',
  '生育登记服务凭证（电子）': '生育登记服务凭证',
}

/** `obtain` where the source leaves it open or names a licence by another word: item/material → licence or resource. */
export const OBTAIN: Record<string, { via: 'licence'; licenceType: string } | { via: 'share'; resource: string }> = {
  '038/安全生产许可证': { via: 'licence', licenceType: '建筑施工企业安全生产许可证' },
  '050/园长、教师资格证书': { via: 'licence', licenceType: '教师资格证书' },
  '062/医疗机构出具的身体条件证明': { via: 'share', resource: '驾驶人身体条件证明信息' },
  '063/职工人事档案': { via: 'share', resource: '流动人员人事档案信息' },
  '070/医疗费用结算单及出院记录': { via: 'share', resource: '医保结算信息' },
  '078/毕业证明或解除劳动关系证明': { via: 'share', resource: '高等教育学历学籍信息' },
}

/** What the citizen should know about a material beyond its name: item/material → note. */
export const MATERIAL_NOTES: Record<string, string> = {
  '056/无配偶及无禁止结婚亲属关系签字声明': '到婚姻登记处当面签字，网上只预填',
  '063/职工人事档案': '由档案保管机构直接移交，不用本人上传',
  '096/村民小组讨论记录和村级公示材料': '由村民委员会出具',
  '097/村委会书面意见': '由村民委员会出具',
  '109/残疾评定表': '到指定医院评定后由医院出具',
  '047/安全技术培训学时证明': '由培训机构出具',
  '068/医疗诊断证明或职业病诊断证明书': '由就诊医院或职业病诊断机构出具',
}

export interface Fee {
  text: string
  textEn: string
  amounts?: { name: string; fen: number }[]
  basis?: string
}

/** Fees a citizen pays to the office, in fen; as the source states them, plausible, not official. */
export const FEES: Record<string, Fee> = {
  '034': {
    text: '电子申请270元/类，纸质申请300元/类，由国家知识产权局收取',
    textEn: 'CNY 270 per class online, CNY 300 on paper, collected by the national office',
    amounts: [
      { name: '电子申请（每类）', fen: 27000 },
      { name: '纸质申请（每类）', fen: 30000 },
    ],
    basis: '以国家知识产权局公布的收费标准为准',
  },
  '047': {
    text: '考试费按省物价、财政部门规定收取，报名时在网上缴纳',
    textEn: 'Examination fee as set by the province, paid online at enrolment',
    basis: '省物价、财政部门规定',
  },
  '060': {
    text: '首次申领免费；到期换领20元；丢失补领、损坏换领40元',
    textEn: 'First card free; renewal CNY 20; lost or damaged card CNY 40',
    amounts: [
      { name: '到期换领', fen: 2000 },
      { name: '丢失补领、损坏换领', fen: 4000 },
    ],
    basis: '《中华人民共和国居民身份证法》第二十条；国家发展改革委、财政部公布的工本费标准',
  },
  '061': {
    text: '120元/本',
    textEn: 'CNY 120 per passport',
    amounts: [{ name: '普通护照', fen: 12000 }],
    basis: '国家发展改革委、财政部《关于降低部分行政事业性收费标准的通知》（发改价格〔2019〕914号）',
  },
  '062': {
    text: '10元/证',
    textEn: 'CNY 10 per licence',
    amounts: [{ name: '机动车驾驶证工本费', fen: 1000 }],
    basis: '国家发展改革委、财政部《关于机动车驾驶证工本费收费标准的通知》（发改价格〔2004〕2831号）',
  },
  '065': {
    text: '办理登记不收费；个人缴费标准按年度公布，在网上向税务部门缴纳',
    textEn: 'Enrolment is free; the yearly premium is published each year and paid online to the tax office',
    basis: '国家医保局、财政部、国家税务总局每年公布的城乡居民基本医疗保障工作通知',
  },
  '082': {
    text: '住宅80元/件，非住宅550元/件',
    textEn: 'Home CNY 80, other property CNY 550',
    amounts: [
      { name: '住宅', fen: 8000 },
      { name: '非住宅', fen: 55000 },
    ],
    basis: '国家发展改革委、财政部《关于不动产登记收费标准等有关问题的通知》（发改价格规〔2016〕2559号）',
  },
  '091': {
    text: '基础服务包免费；个性化服务包按规定收费，在签约医疗机构窗口缴纳',
    textEn: 'Basic package free; extra packages charged as set, paid at the window of the clinic',
    basis: '签约服务协议和当地医保、价格主管部门公布的个性化服务包收费标准',
  },
}

type Themes = { natural?: string[]; legal?: string[] }

const PLAN_THEMES: Record<string, Themes> = {
  企业注册登记: { natural: ['035'], legal: ['005'] },
  年度报告: { natural: ['040'], legal: ['020'] },
  变更注销: { natural: ['035'], legal: ['005'] },
  项目投资: { legal: ['040'] },
  生产经营: { natural: ['040'], legal: ['010'] },
  商标专利: { natural: ['125'], legal: ['125'] },
  资质认定: { legal: ['015'] },
  税费办理: { natural: ['055'], legal: ['025'] },
  安全生产: { natural: ['115'], legal: ['145'] },
  户籍户政: { natural: ['010'] },
  社会保障: { natural: ['085'], legal: ['035'] },
  社会保险: { natural: ['085'] },
  劳动就业: { natural: ['030'] },
  就业创业: { natural: ['030'], legal: ['030'] },
  流动人员: { natural: ['030'], legal: ['030'] },
  住房保障: { natural: ['075'], legal: ['085'] },
  扶贫脱贫: { natural: ['085'] },
  个体工商登记: { natural: ['035'] },
  涉农补贴: { natural: ['998'], legal: ['075'] },
  宅基地申请: { natural: ['070'] },
  医疗卫生: { natural: ['145'] },
  农技推广: { natural: ['998'], legal: ['075'] },
  计划生育: { natural: ['005'] },
  社会救助: { natural: ['085'] },
}

const ITEM_THEMES: Record<string, Themes> = {
  '010': { legal: ['165'] },
  '011': { natural: ['045'], legal: ['050'] },
  '015': { legal: ['040', '085'] },
  '016': { legal: ['040', '085'] },
  '017': { legal: ['040', '085'] },
  '018': { legal: ['040', '095'] },
  '019': { legal: ['040', '105'] },
  '023': { natural: ['040'], legal: ['010', '110'] },
  '024': { legal: ['010', '110'] },
  '025': { legal: ['010', '110'] },
  '026': { legal: ['010', '135'] },
  '027': { natural: ['040', '095'], legal: ['010', '090'] },
  '028': { natural: ['040', '115'], legal: ['010', '150'] },
  '030': { legal: ['010', '030'] },
  '031': { legal: ['010', '030'] },
  '032': { legal: ['010', '095'] },
  '036': { legal: ['015', '140'] },
  '037': { legal: ['015', '135'] },
  '038': { legal: ['015', '085'] },
  '039': { legal: ['015', '115'] },
  '041': { natural: ['055'], legal: ['025', '165'] },
  '047': { natural: ['050', '115'] },
  '048': { natural: ['050', '020'] },
  '049': { natural: ['020'] },
  '050': { natural: ['020', '040'], legal: ['120'] },
  '051': { natural: ['050', '145'] },
  '052': { natural: ['050', '145'] },
  '053': { legal: ['110'] },
  '054': { natural: ['005', '090'] },
  '055': { natural: ['145', '085'] },
  '056': { natural: ['060'] },
  '057': { natural: ['010', '005'] },
  '059': { natural: ['155', '010'] },
  '060': { natural: ['090', '010'] },
  '061': { natural: ['105', '090'] },
  '062': { natural: ['095', '090'] },
  '063': { natural: ['150', '085'], legal: ['035'] },
  '065': { natural: ['085', '145'] },
  '067': { natural: ['085', '030'] },
  '069': { natural: ['085', '090'] },
  '070': { natural: ['005', '085'], legal: ['035'] },
  '077': { natural: ['010', '090'] },
  '081': { legal: ['035'] },
  '089': { natural: ['998'], legal: ['075'] },
  '092': { natural: ['145', '005'] },
  '094': { natural: ['040'], legal: ['010', '075'] },
  '095': { natural: ['040'], legal: ['010', '075'] },
  '098': { natural: ['075', '085'] },
  '100': { natural: ['065', '005'] },
  '101': { natural: ['005', '065'] },
  '106': { natural: ['085', '145'] },
  '107': { natural: ['085', '065'] },
  '108': { natural: ['065', '085'] },
  '109': { natural: ['090', '085'] },
  '110': { natural: ['120', '085'] },
}

/** National theme codes of an item by audience (国家政务服务平台 theme lists). */
export function themesOf(number: string, planTheme: string, audience: string[]): Themes {
  const all = ITEM_THEMES[number] ?? PLAN_THEMES[planTheme] ?? {}
  const out: Themes = {}
  if (audience.includes('natural') && all.natural) out.natural = all.natural
  if (audience.includes('legal') && all.legal) out.legal = all.legal
  return out
}
