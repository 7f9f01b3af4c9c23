import type { Guide } from '@tongban/contracts/catalogue/item'
import type { Region } from '@tongban/contracts/reference/regions'
import { formatShortDate } from '@tongban/ui/format'
import { type Language, t } from '@tongban/ui/language'
import type { Site } from '../site.ts'

/** Why a visitor who asked for one division sees another; nothing where it is the one asked for. */
export function regionNote(lang: Language, { formerly, name }: Region): string | undefined {
  if (!formerly) return undefined
  const day = formatShortDate(lang, formerly.endedOn)
  return t(
    lang,
    `${formerly.name}已于${day}并入${name}，您现在看到的是${name}的内容。`,
    `${formerly.name} became part of ${name} on ${day}. This is the page of ${name}.`,
  )
}

/** The same for who was led on from `from`, as the address says; an address that somebody made up says nothing. */
export async function noteFrom(
  site: Pick<Site, 'findRegion'>,
  lang: Language,
  from: unknown,
  region: Region,
): Promise<string | undefined> {
  if (typeof from !== 'string' || !/^\d{12}$/.test(from)) return undefined
  const old = await site.findRegion(from)
  return old?.code === region.code ? regionNote(lang, old) : undefined
}

/** The same of an item whose office ended. */
export function itemNote(lang: Language, old: Guide): string | undefined {
  if (!old.movedTo) return undefined
  const { officeName, on } = old.movedTo
  const day = formatShortDate(lang, on)
  return t(
    lang,
    `${old.office.name}已因区划调整于${day}由${officeName}承接，这是现在的办事指南。已经提交的办件继续办理，编号不变。`,
    `${officeName} took over from ${old.office.name} on ${day}, when divisions changed. This is the guide as it is now. Cases that were submitted go on under their numbers.`,
  )
}
