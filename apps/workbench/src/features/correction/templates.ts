import type { CorrectionItem } from '@tongban/contracts/cases/case'
import type { Text } from '../../i18n.ts'

/** Sentences for the person; the notice is in Chinese, the English helps the officer to choose. */
export const templates: Record<CorrectionItem['target'], readonly Text[]> = {
  field: [
    ['内容不完整，请补充完整。', 'Not complete; please complete it.'],
    ['所填内容与所附材料不一致，请核对后重新填写。', 'Differs from the materials; please check and correct it.'],
    ['所填内容与证照上的记载不一致，请按证照填写。', 'Differs from the licence; please enter what the licence says.'],
    ['请写到门牌号，例如“××路××号××室”。', 'Please give street, number and room.'],
  ],
  material: [
    ['文件不清晰，请重新上传清晰的彩色扫描件或照片。', 'Not legible; please upload a clear colour scan or photo.'],
    ['文件缺页，请上传全部页面。', 'Pages are missing; please upload all pages.'],
    ['文件已过有效期，请上传在有效期内的文件。', 'No longer valid; please upload one that is valid.'],
    ['没有签名或盖章，请签名或盖章后重新上传。', 'No signature or seal; please sign or seal it and upload it again.'],
    ['不是所要求的材料，请上传本项材料。', 'Not the material asked for; please upload the right one.'],
    ['缺少本项材料，请上传。', 'Missing; please upload it.'],
  ],
}
