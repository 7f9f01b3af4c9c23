import { infiniteQueryOptions, keepPreviousData, queryOptions } from '@tanstack/react-query'
import {
  getMaterial,
  listMaterials,
  type MaterialFileUse,
  type MaterialText,
  type StandardMaterial,
} from '@tongban/contracts/catalogue/materials'
import type { QueryOf, ResponseOf } from '@tongban/contracts/operation'
import type { Problem } from '@tongban/contracts/shared'
import { api, ProblemError, unwrap } from '../../api.ts'
import { queryClient } from '../../query-client.ts'

export type MaterialFilter = Omit<QueryOf<typeof listMaterials>, 'after'>
type MaterialsPage = ResponseOf<typeof listMaterials>

export const materialsOptions = (filter: MaterialFilter) =>
  infiniteQueryOptions({
    queryKey: ['materials', 'list', filter] as const,
    queryFn: ({ pageParam }): Promise<MaterialsPage> =>
      unwrap(api.call(listMaterials, { query: pageParam === '' ? filter : { ...filter, after: pageParam } })),
    initialPageParam: '',
    getNextPageParam: (page: MaterialsPage) => page.next,
    placeholderData: keepPreviousData,
  })

/** The first fifty, for choosing. */
export const materialsFirstOptions = (filter: MaterialFilter) =>
  queryOptions({
    queryKey: ['materials', 'first', filter] as const,
    queryFn: () => unwrap(api.call(listMaterials, { query: filter })),
    placeholderData: keepPreviousData,
  })

const materialKey = (code: string) => ['materials', 'one', code] as const
export const materialOptions = (code: string) =>
  queryOptions({
    queryKey: materialKey(code),
    queryFn: () => unwrap(api.call(getMaterial, { params: { code } })),
  })

/** Pages of the items that use a material. */
export const usersOptions = (code: string) =>
  infiniteQueryOptions({
    queryKey: ['materials', 'users', code] as const,
    queryFn: ({ pageParam }) =>
      unwrap(api.call(getMaterial, { params: { code }, query: pageParam === '' ? {} : { after: pageParam } })),
    initialPageParam: '',
    getNextPageParam: (page) => page.next,
  })

/** Keeps the answer of an act and reads again what it may have moved. */
export function noteMaterial(material: StandardMaterial): void {
  queryClient.setQueryData(materialOptions(material.code).queryKey, (known) => known && { ...known, material })
  for (const part of ['list', 'first', 'users']) void queryClient.invalidateQueries({ queryKey: ['materials', part] })
}

/** The material as it is now, which a stale write is answered with. */
export const latestOf = (error: unknown): StandardMaterial | undefined =>
  error instanceof ProblemError && error.status === 412
    ? (error.problem as Problem & { material?: StandardMaterial }).material
    : undefined

export const textOf = (material: StandardMaterial): MaterialText => {
  const { name, nameEn, kind, source, obtain, form, acceptedKinds, note } = material
  return { name, nameEn, kind, source, obtain, form, acceptedKinds, note }
}

/** Sends a file and tells how much of it is on its way, which `fetch` cannot. */
export function sendFile(
  material: StandardMaterial,
  use: MaterialFileUse,
  file: File,
  onProgress: (share: number) => void,
): Promise<StandardMaterial> {
  const query = new URLSearchParams({ name: file.name, version: String(material.version) })
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest()
    request.open('PUT', `/api/v1/library/materials/${material.code}/files/${use}?${query}`)
    request.setRequestHeader('content-type', 'application/octet-stream')
    request.setRequestHeader('x-tongban-app', 'workbench')
    request.upload.onprogress = ({ loaded, total }) => onProgress(total > 0 ? loaded / total : 0)
    request.onerror = () => reject(new Error('no answer'))
    request.onload = () => {
      try {
        const answer: unknown = JSON.parse(request.responseText)
        if (request.status < 400) resolve(answer as StandardMaterial)
        else reject(new ProblemError(request.status, answer as Problem))
      } catch {
        reject(new Error('no answer'))
      }
    }
    request.send(file)
  })
}
