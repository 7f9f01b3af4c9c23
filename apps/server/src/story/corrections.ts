import type { Api } from '@tongban/api-client/client'
import { correctCase, getMyCase } from '@tongban/contracts/cases/apply'
import type { MyCase, OfficerCase } from '@tongban/contracts/cases/case'
import type { FormAnswer } from '@tongban/contracts/catalogue/form'
import { StoryError, upload, type Voice } from './client.ts'
import { sampleFor } from './sample-file.ts'

/** What a story asks to be corrected: an uploaded file where there is one, else an answer of the item's own. */
export function correctionFor(c: OfficerCase) {
  const material = c.checklist.find((entry) => entry.state === 'uploaded')
  if (material)
    return {
      target: 'material' as const,
      key: material.materialKey,
      label: material.name,
      request: '扫描件不清晰，请重新上传。',
    }
  const field = c.form.groups
    .flatMap((group) => (group.repeat ? [] : group.fields))
    .find(
      ({ key, kind }) =>
        !c.lockedKeys.includes(key) && ['text', 'textarea', 'mobile'].includes(kind) && c.answers[key] !== undefined,
    )
  if (!field) throw new StoryError('there is nothing that could be corrected')
  return { target: 'field' as const, key: field.key, label: field.label, request: '请填写完整。' }
}

const presentPlain = (answer: FormAnswer | undefined) => (typeof answer === 'string' ? answer : '')

export async function handInCorrections(api: Api, token: string, me: Voice, id: string): Promise<MyCase> {
  const c = await me(getMyCase, { params: { id } })
  const answers: Record<string, string> = {}
  for (const item of c.corrections) {
    if (item.target === 'field') {
      const answer = presentPlain(c.answers[item.key])
      if (answer === '10000000002') answers[item.key] = '10000000003'
      else answers[item.key] = /^1\d{10}$/.test(answer) ? '10000000002' : `${answer}（已补充）`
    } else {
      const entry = c.checklist.find((line) => line.materialKey === item.key)
      if (!entry) throw new StoryError(`${item.key} is not on the checklist`)
      const file = sampleFor(entry, 'document-corrected')
      await upload(api, token, id, entry, file.name, file.bytes)
    }
  }
  return me(correctCase, { params: { id }, body: { version: c.version, answers } })
}
