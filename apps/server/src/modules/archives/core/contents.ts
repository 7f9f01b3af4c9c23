import type { Retention } from '@tongban/contracts/archives/archives'
import type { Archived, Written } from './closed-case.ts'
import { describe } from './metadata.ts'
import { folders, paths } from './paths.ts'
import { writeLog } from './process-log.ts'
import { element, writeXml } from './xml.ts'

const readme = (caseNo: string) => `政务服务办件电子档案 说明文件
办件编号：${caseNo}

一、这个包里有什么（DA/T 85-2019、GB/T 42727-2023，一办件一包）
  ${paths.metadata}　全宗、年度、保管期限、事项、申请人、时间、结果等元数据
  ${folders.materials}/　申请表（XML）和申请人上传的材料，按材料分文件夹，原样保存
  ${folders.documents}/　告知书、通知书、决定书、送达回证等（PDF）
  ${folders.results}/　办理结果（PDF）
  ${paths.process}　从提交到办结的每一个事件，前后以SM3相连
  ${paths.signatures}　电子签名和查验的情况
  ${paths.manifest}　除它自己以外每个文件的路径、大小、格式和SM3

二、不用本平台怎样打开
  包是普通ZIP，文件未压缩、未加密，任何解压工具都能打开；文件名用UTF-8。
  PDF、JPEG、PNG用常见软件打开；XML和TXT是UTF-8文本。

三、不用本平台怎样核对
  1. 整个包：openssl dgst -sm3 ${caseNo}.zip
     与移交清单上的SM3比较。
  2. 每个文件：openssl dgst -sm3 文件路径
     与文件清单.xml中该文件的SM3比较；包内文件与清单应当一一对应。
  3. 事件链：每个事件的哈希＝SM3（规范JSON，RFC 8785），对象的键是
     actor、at、caseId、data、previous、seq、type，字符串用UTF-8；
     第一个事件的previous是64个0，以后是前一事件的哈希。
  4. 文书：打开PDF，用上面的查验码在平台的公开查验页核对，并比较SHA-256。
  装有本平台的，也可以运行：./tongban archive check ${caseNo}.zip

四、请注意
  包内含有个人信息，只供依法利用。
  本包没有电子签名；它的真实性以移交清单、事件链和文书查验为准。

WHAT THIS IS (English)
  The archive package of one case: description, application with its files, notices, results, the log of
  all events chained by SM3, and a list of every file with size and SM3. An ordinary ZIP, stored and not encrypted.
  To check without the platform: openssl dgst -sm3 FILE, and compare with 文件清单.xml.
`

const writeForm = ({ c }: Archived) =>
  writeXml(
    element(
      '申请表',
      { 版本: 1, 办件编号: c.caseNo, 事项名称: c.itemName },
      c.answers.map(({ title, fields }) =>
        element(
          '部分',
          { 名称: title },
          fields.map(({ key, label, value }) => element('项', { 标识: key, 名称: label }, value)),
        ),
      ),
    ),
  )

/** What is known of signatures, and nothing more: documents carry a verification code, and no electronic seal yet. */
function writeSignatures({ c, documents }: Archived): string {
  const papers = documents.map((paper) =>
    element('文书', { 编号: paper.number, 名称: paper.title, 查验码: paper.verifyCode, SHA256: paper.sha256 }, [
      element('电子印章', {}, '无'),
      element('电子签名', {}, '无'),
      element('验证方式', {}, '凭查验码在公开查验页核对；比较文件的SHA-256'),
    ]),
  )
  return writeXml(
    element('签名验证记录', { 版本: 1, 办件编号: c.caseNo }, [
      element('申请人签名', {}, '申请人经实名登录后提交，未使用电子签名'),
      element('文书签名', { 数量: papers.length }, papers),
      element('事件链', { 算法: 'SM3', 事件数: c.events.length, 末哈希: c.events.at(-1)?.hash ?? '' }, '制作时已校验'),
    ]),
  )
}

/** The texts of a package in the order in which they stand; files come between form and log. */
export function writeContents(archived: Archived, retention: Retention): { before: Written[]; after: Written[] } {
  return {
    before: [
      { path: paths.readme, text: readme(archived.c.caseNo) },
      { path: paths.metadata, text: writeXml(describe(archived, retention)) },
      { path: paths.form, text: writeForm(archived) },
    ],
    after: [
      { path: paths.process, text: writeXml(writeLog(archived.c)) },
      { path: paths.signatures, text: writeSignatures(archived) },
    ],
  }
}
