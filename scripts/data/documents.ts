/**
 * Where items call one document by several names, or by a vague one: the name of the catalogue, and what the item's own
 * line adds in brackets. What can be had without the applicant bears the name of the licence or of the shared data.
 */
type Called = readonly [name: string, nameEn: string, adds?: string, addsEn?: string]

const premises = ['住所（经营场所）使用证明', 'Proof of the right to use the premises'] as const
const approvals = ['登记前须经批准项目的批准文件', 'Approvals required before registration'] as const
const change = ['登记事项变更的证明文件', 'Proof of the registered particulars that change'] as const
const resolution = ['股东会决议或股东决定', "Shareholders' resolution or decision"] as const
const quality = ['经营质量管理制度目录', 'List of quality management rules'] as const
const safety = ['安全生产规章制度', 'Work safety rules'] as const
const plan = ['经营场所和仓库平面图', 'Floor plan of shop and storage'] as const
const medical = ['健康体检证明', 'Medical check certificate'] as const
const assessment = ['安全评价报告', 'Safety assessment report'] as const
const consent = [
  '家庭经济状况核对授权和承诺书',
  "Authorisation to check the family's finances, with a commitment",
] as const

export const DOCUMENTS: Readonly<Record<string, Called>> = {
  '住所（经营场所）使用相关文件': premises,
  经营场所使用证明: premises,
  场所使用证明: premises,
  登记前须经批准项目的许可证件: approvals,
  变更事项相关证明文件: change,
  变更事项证明文件: change,
  股东会决议或变更决定: [...resolution, '变更', 'change'],
  股东会决议或解散决定: [...resolution, '解散', 'dissolution'],
  股东会决议或注销批准文件: [...resolution, '注销', 'deregistration'],
  质量管理制度目录: quality,
  安全生产规章制度和岗位操作规程目录: [...safety, '含岗位操作规程目录', 'with a list of operating procedures'],
  安全生产责任制和规章制度清单: [...safety, '含安全生产责任制', 'with the duties of each post'],
  安全生产管理制度文本: safety,
  '营业场所、仓储设施平面图': plan,
  '经营场所、库房地址及平面图': plan,
  营业场所和仓储场所平面图: plan,
  指定医院体检合格证明: [...medical, '指定医院', 'by a designated hospital'],
  体检健康证明: medical,
  '6个月内健康体检证明': [...medical, '6个月内', 'within six months'],
  '安全评价报告（带储存设施）': [...assessment, '带储存设施', 'with storage'],
  具有资质机构出具的安全评价报告: [...assessment, '具有资质的机构出具', 'by a qualified body'],
  家庭情况承诺授权书: consent,
  家庭经济状况核对授权书和诚信承诺: consent,
  规章制度: ['医疗机构规章制度', 'Rules of the medical institution'],
  人员信息: ['动物防疫场所人员名册', 'Roll of the staff of the premises'],
  场所及设备证明: ['检验检测场所和设备清单', 'List of premises and equipment for testing'],
  管理体系文件: ['检验检测管理体系文件', 'Management system documents for testing'],
  侵权证据: ['专利侵权证据', 'Evidence of patent infringement'],
  个人承诺书: ['异地长期居住承诺书', 'Commitment on living elsewhere for long'],
  困难情形证明材料: [
    '遭遇困难的证明',
    'Proof of the hardship',
    '如医疗费票据、事故认定书',
    'such as hospital bills, a report of the accident',
  ],
  事故相关证明材料: [
    '事故经过的证明',
    'Proof of how the accident happened',
    '如事故认定书、考勤记录',
    'such as a report, a record of attendance',
  ],
  与申请事项有关的案件材料: [
    '案件文书',
    'Papers of the case',
    '如起诉状、裁判文书、合同',
    'such as a claim, a judgment, a contract',
  ],
}
