import { useQuery } from '@tanstack/react-query'
import { downloadDocument } from '@tongban/contracts/licences/documents'
import { downloadFile } from '@tongban/contracts/materials/uploads'
import { useEffect, useState } from 'react'
import { api, unwrap } from '../../api.ts'

/** A file of the person, or a document of the office. */
export type Viewable = { type: 'file' | 'document'; id: string }

const mediaTypes: Record<string, string> = { pdf: 'application/pdf', jpg: 'image/jpeg', png: 'image/png' }

/** The octets under an address of this page. Fetched, because a frame cannot send the header that names the workbench. */
export function useFile(viewed: Viewable | null, kind: string) {
  const query = useQuery({
    queryKey: ['octets', viewed?.type, viewed?.id],
    queryFn: async () => {
      const params = { id: viewed?.id ?? '' }
      const file = await unwrap(
        viewed?.type === 'document'
          ? api.download(downloadDocument, { params })
          : api.download(downloadFile, { params }),
      )
      return file.body
    },
    enabled: viewed !== null,
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: 60_000,
  })
  const [url, setUrl] = useState<string | null>(null)
  const octets = query.data
  useEffect(() => {
    setUrl(null)
    if (!octets) return
    // Typed by what the server found in the bytes, never by a header: a page in disguise must not run here.
    const type = mediaTypes[kind] ?? 'application/octet-stream'
    const made = URL.createObjectURL(new Blob([octets as Uint8Array<ArrayBuffer>], { type }))
    setUrl(made)
    return () => URL.revokeObjectURL(made)
  }, [octets, kind])
  return { query, url }
}
