import { type Language, t } from '@tongban/ui/language'
import { ask, element, inWords, newKey, type Reply, readData, store, waitForLine } from './page.ts'
import { UploadLine } from './upload-line.ts'

type Data = { ownerId: string; accountId: string; lang: Language }
type Upload = { id: string; bytes: number; offset: number; chunkBytes: number }
type StoredFile = { id: string; name: string; bytes: number }
type Entry = { files: StoredFile[] }

/** As the contract says (`materials/uploads.ts`), whose schemas stay out of the browser. */
const maxFileBytes = 20 * 1024 * 1024
const waits = [1000, 2000, 5000, 10_000, 20_000, 30_000]

/** Uploads on selection, with progress, going on after a lost connection. */
export function startUploads(): void {
  const form = document.querySelector<HTMLFormElement>('form[data-uploads]')
  const data = readData<Data>('upload-data')
  if (!form || !data) return
  for (const row of form.querySelectorAll<HTMLElement>('[data-upload]')) {
    const input = row.querySelector<HTMLInputElement>('input[type="file"]')
    input?.addEventListener('change', () => {
      for (const file of input.files ?? []) void begin(row, file, data)
      // Sent already: the form must not send it a second time.
      input.value = ''
    })
  }
  form.addEventListener('click', (event) => {
    const button = (event.target as Element | null)?.closest<HTMLButtonElement>('button[name="remove"]')
    if (!button) return
    event.preventDefault()
    void remove(button, data)
  })
  form.addEventListener('submit', (event) => {
    const running = form.querySelector<HTMLElement>('[data-running]')
    if (!running) return
    event.preventDefault()
    running.tabIndex = -1
    running.focus()
    const line = running.querySelector('.upload-state')
    line?.append(t(data.lang, '（请等文件传完再继续）', ' (please wait for it to finish before going on)'))
  })
}

async function begin(row: HTMLElement, file: File, data: Data): Promise<void> {
  const line = new UploadLine(row, file, data.lang)
  const wrong = refuse(row, file, data.lang)
  if (wrong) return line.failed(wrong, undefined)
  await run(row, file, data, line)
}

async function run(row: HTMLElement, file: File, data: Data, line: UploadLine): Promise<void> {
  line.running()
  const again = () => void run(row, file, data, line)
  try {
    const reply = await transfer(row.dataset['upload'] ?? '', file, data, line)
    if (!reply.ok) {
      const signedOut = reply.wrong.status === 401
      return line.failed(
        signedOut
          ? t(
              data.lang,
              '登录已过期。请在新窗口登录，再按“重试”',
              'Your session has ended. Sign in in a new window, then press “Try again”',
            )
          : inWords(data.lang, reply.wrong),
        again,
      )
    }
    line.done(row, reply.value.files)
  } catch {
    line.failed(
      t(
        data.lang,
        '连接断了，文件没有传完。请按“重试”，会接着传',
        'The connection was lost. Press “Try again”; it goes on where it stopped',
      ),
      again,
    )
  }
}

/** What need not be sent to be refused. */
function refuse(row: HTMLElement, file: File, lang: Language): string | undefined {
  if (file.size === 0) return t(lang, '这个文件是空的，请换一个', 'This file is empty; choose another')
  if (file.size > maxFileBytes) {
    return t(lang, '超过20 MB，请压缩或分成几个文件', 'Larger than 20 MB; compress it or split it')
  }
  const kinds = (row.dataset['kinds'] ?? '').split(',').filter((kind) => kind !== '')
  const ending = /\.([^.]+)$/.exec(file.name)?.[1]?.toLowerCase().replace('jpeg', 'jpg')
  if (kinds.length === 0 || (ending !== undefined && kinds.map((kind) => kind.replace('jpeg', 'jpg')).includes(ending)))
    return undefined
  const names = kinds.map((kind) => kind.toUpperCase()).join(lang === 'zh' ? '、' : ', ')
  return t(lang, `请上传${names}格式的文件`, `Upload a file of the kind ${names}`)
}

async function transfer(materialKey: string, file: File, data: Data, line: UploadLine): Promise<Reply<Entry>> {
  // The same file chosen again, after a reload too, goes on with the same upload.
  const name = `tongban:upload:${data.accountId}:${data.ownerId}:${materialKey}:${file.name}:${file.size}:${file.lastModified}`
  const key = store.read(name) ?? newKey()
  store.write(name, key)
  const body = { materialKey, name: file.name, bytes: file.size }
  const started = await patiently(line, () => ask<Upload>('POST', `/applications/${data.ownerId}/uploads`, body, key))
  if (!started.ok) {
    store.drop(name)
    return started
  }
  const upload = started.value
  const hash = hashOf(file)
  let { offset } = upload
  while (offset < file.size) {
    line.progress(offset / file.size)
    const chunk = file.slice(offset, offset + upload.chunkBytes)
    const from = offset
    const sent = await patiently(
      line,
      () => ask<Upload>('PUT', `/uploads/${upload.id}/chunks/${from}`, chunk),
      async () => {
        // After a lost connection only the server knows what arrived.
        const state = await ask<Upload>('GET', `/uploads/${upload.id}`)
        return state.ok && state.value.offset !== from ? state : undefined
      },
    )
    if (!sent.ok && sent.wrong.status === 409) {
      const state = await ask<Upload>('GET', `/uploads/${upload.id}`)
      if (!state.ok || state.value.offset === from) return sent
      offset = state.value.offset
    } else if (!sent.ok) {
      if (sent.wrong.status === 404) store.drop(name)
      return sent
    } else {
      offset = sent.value.offset
    }
  }
  line.checking()
  const sha256 = await hash
  const complete = sha256 === undefined ? {} : { sha256 }
  const reply = await patiently(line, () => ask<Entry>('POST', `/uploads/${upload.id}/complete`, complete))
  if (reply.ok || reply.wrong.status !== 401) store.drop(name)
  return reply
}

/** Asks until there is an answer, waiting longer each time; `before` may find that the answer is known already. */
async function patiently<T>(
  line: UploadLine,
  question: () => Promise<Reply<T>>,
  before?: () => Promise<Reply<T> | undefined>,
): Promise<Reply<T>> {
  for (let tries = 0; ; tries++) {
    try {
      const known = tries > 0 ? await before?.() : undefined
      return known ?? (await question())
    } catch (error) {
      const ms = waits[tries]
      if (ms === undefined) throw error
      line.waiting()
      await waitForLine(ms)
      line.running()
    }
  }
}

/** SHA-256 as hexadecimal; undefined where the browser has none (not over https). */
async function hashOf(file: File): Promise<string | undefined> {
  try {
    const digest = await crypto.subtle.digest('SHA-256', await file.arrayBuffer())
    return Array.from(new Uint8Array(digest), (byte) => byte.toString(16).padStart(2, '0')).join('')
  } catch {
    return undefined
  }
}

async function remove(button: HTMLButtonElement, data: Data): Promise<void> {
  const box = button.closest<HTMLElement>('.upload-file')
  const row = button.closest<HTMLElement>('[data-upload]')
  const say = (text: string) => box?.append(element('p', { class: 'field-error', role: 'alert' }, text))
  try {
    const reply = await ask('DELETE', `/applications/${data.ownerId}/files/${button.value}`)
    if (!reply.ok && reply.wrong.status !== 404) return say(inWords(data.lang, reply.wrong))
    box?.remove()
    row?.querySelector<HTMLInputElement>('input[type="file"]')?.focus()
  } catch {
    say(t(data.lang, '网络断了，没有删除。请再试一次', 'No connection; it was not removed. Please try again'))
  }
}
