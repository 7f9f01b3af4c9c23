import type { Guide, GuideFile, ItemMaterial } from '@tongban/contracts/catalogue/item'
import { maxFileBytes } from '@tongban/contracts/materials/uploads'
import { formatSize } from '@tongban/ui/format'
import { type Language, t } from '@tongban/ui/language'
import type { Material, MaterialDownload } from '@tongban/ui/material-list.tsx'
import { withQuery } from '../http/safe-path.ts'
import { audienceWords, fileKinds, materialFormWords, named } from './words.ts'

/** A material of an item as the guide lists it: who brings it, and what there is to download. */
export function materialOf(
  lang: Language,
  material: ItemMaterial,
  { code, files }: Pick<Guide, 'code' | 'files'>,
  when?: string,
): Material {
  const supply = supplyOf(lang, material)
  const { copies, standard } = material
  const own = files.filter(({ materialKey }) => materialKey === material.key)
  const printed = supply.by === 'source' && own.some(({ use }) => use === 'empty-form')
  // How it is to be made matters only to whoever brings it.
  const notes = [
    supply.by === 'upload' ? materialFormWords(lang, material.form) : undefined,
    supply.by === 'upload' && copies
      ? t(
          lang,
          `到窗口办理时带原件${copies.originals}份、复印件${copies.copies}份`,
          `At the counter: ${copies.originals} original(s), ${copies.copies} copies`,
        )
      : undefined,
    printed
      ? t(lang, '到窗口办理时可以填好空白表带去', 'At the counter you can bring the blank form filled in')
      : undefined,
    standard ? t(lang, `受理标准：${standard}`, `To be accepted: ${standard}`) : undefined,
    material.note,
  ].filter((note) => note)
  return {
    name: named(lang, material),
    supply,
    need: material.required ? 'required' : 'conditional',
    when: when ?? circumstanceOf(lang, material),
    note: notes.join(t(lang, '。', '. ')) || undefined,
    files: own.map((file) => downloadOf(lang, code, file)),
  }
}

/** Who must give a material that is not required of everybody. */
export const circumstanceOf = (lang: Language, material: ItemMaterial): string | undefined =>
  material.required ? undefined : (lang === 'en' && material.circumstanceEn) || material.circumstance

function downloadOf(lang: Language, code: string, { file, materialKey, use, audience }: GuideFile): MaterialDownload {
  if (file) {
    const about = `${file.kind.toUpperCase()}${t(lang, '，', ', ')}${formatSize(lang, file.bytes)}`
    return { href: `/material-files/${file.id}`, use, about }
  }
  return {
    href: withQuery(`/items/${code}/empty-forms/${materialKey}`, audience ? { audience } : {}),
    use,
    about: 'PDF',
    audience: audience ? audienceWords(lang, audience) : undefined,
  }
}

function supplyOf(lang: Language, material: ItemMaterial): Material['supply'] {
  const { obtain, source } = material
  if (source === 'generated') {
    return { by: 'source', source: t(lang, '您在线填写的内容', 'what you fill in online') }
  }
  if (obtain?.via === 'licence') {
    return {
      by: 'source',
      source: t(
        lang,
        `电子证照库（${obtain.licenceType}），库中没有时才需上传`,
        'the library of electronic licences; uploaded only if it has none',
      ),
    }
  }
  if (obtain?.via === 'share') {
    return { by: 'source', source: t(lang, `部门共享数据（${obtain.resource}）`, 'data shared by the department') }
  }
  if (obtain?.via === 'case') {
    return {
      by: 'source',
      source: t(
        lang,
        '您以前办件的结果，没有办过时才需上传',
        'the result of your earlier case; uploaded only if there is none',
      ),
    }
  }
  return { by: 'upload', formats: fileKinds(lang, material.acceptedKinds) || undefined, maximumBytes: maxFileBytes }
}
