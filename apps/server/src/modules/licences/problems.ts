import { defineProblems } from '#platform/problems'

export const problems = defineProblems({
  'licences.document-not-found': {
    status: 404,
    title: 'There is no such document',
    zh: '没有找到这份文书，或它不属于您。请从“我的办件”或“我的证照”中打开。',
    en: 'There is no such document, or it is not yours. Open it from My cases or My licences.',
  },
  'licences.not-ready': {
    status: 409,
    title: 'The document is being made',
    zh: '文书正在制作，通常不超过一分钟。请稍后刷新页面再下载，您的办件不受影响。',
    en: 'The document is being made, usually within a minute. Reload the page and download it then; your case is not affected.',
  },
  'licences.making-failed': {
    status: 409,
    title: 'The document could not be made yet',
    zh: '文书暂时没有制作成功，系统会自动重试，文号和决定不受影响。请半小时后再下载；仍不行请拨打12345并报出文号{number}。',
    en: 'The document could not be made yet; the platform tries again by itself, and its number and the decision stand. Download it in half an hour, or call 12345 and give the number {number}.',
  },
  'licences.file-unavailable': {
    status: 503,
    title: 'The stored file is not intact',
    zh: '这份文书的文件暂时无法取出，已通知维护人员，文号和决定不受影响。请稍后再试，或拨打12345并报出文号{number}。',
    en: 'The file of this document cannot be read at the moment and the operators were told; its number and the decision stand. Try again later, or call 12345 and give the number {number}.',
  },
  'licences.character-not-printable': {
    status: 422,
    title: 'A character cannot be printed',
    zh: '“{character}”这个字（{codePoint}）暂时无法印在文书上，未出具文书。请核对是否输错；确为姓名用字的，请联系平台维护人员补充字库后再出具。',
    en: 'The character “{character}” ({codePoint}) cannot be printed, so no document was issued. Check whether it was mistyped; if it belongs to a name, ask the operators to add it to the font and issue the document then.',
  },
  'licences.code-not-known': {
    status: 404,
    title: 'No document has this code',
    zh: '没有查到这个查验码。请对照文书左下角的12位查验码逐组核对（不含字母I、L、O和数字0、1），或直接扫描文书上的二维码；仍查不到的，请谨慎对待这份文书，可拨打12345核实。',
    en: 'No document has this code. Compare it group by group with the 12 characters at the lower left of the paper (it never has I, L, O, 0 or 1), or scan the QR code; if it is still not found, do not rely on the paper and call 12345.',
  },
})
