import type { DirectoryFilter } from '../library-data.ts'
import { itemStates, levelNames, listNames, typeText } from '../words.ts'

const oneOf = <T extends string>(known: readonly T[], value: string | null): T | undefined =>
  known.find((each) => each === value)

/** The filters that an address names; what it names wrongly is left out. */
export function filterOf(params: URLSearchParams): DirectoryFilter {
  const list = oneOf(listNames, params.get('list'))
  const state = oneOf(Object.keys(itemStates) as (keyof typeof itemStates)[], params.get('state'))
  const level = oneOf(levelNames, params.get('level'))
  const type = oneOf(Object.keys(typeText), params.get('type'))
  const department = params.get('department')
  const q = params.get('q')?.trim()
  return {
    ...(list && { list }),
    ...(state && { state }),
    ...(level && { level }),
    ...(type && { type }),
    ...(department && { department }),
    ...(q && { q }),
  }
}

export const paramsOf = (filter: DirectoryFilter): URLSearchParams =>
  new URLSearchParams(Object.entries(filter).filter(([, value]) => value !== ''))
