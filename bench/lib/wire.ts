import { request } from 'node:http'

export type Wired = {
  status: number
  headers: Record<string, string | string[] | undefined>
  body: Buffer
  head: number
}

/** One GET as it goes over the wire: nothing is unpacked. */
export function wire(url: string, headers: Record<string, string> = {}): Promise<Wired> {
  return new Promise((resolve, reject) => {
    request(url, { headers, agent: false }, (response) => {
      const chunks: Buffer[] = []
      response.on('data', (chunk: Buffer) => chunks.push(chunk))
      response.on('end', () => {
        const head = response.rawHeaders.reduce((sum, text) => sum + text.length + 2, 17)
        resolve({ status: response.statusCode ?? 0, headers: response.headers, body: Buffer.concat(chunks), head })
      })
    })
      .on('error', reject)
      .end()
  })
}
