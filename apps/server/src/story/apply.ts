import type { Api } from '@tongban/api-client/client'
import {
  type Application,
  getApplication,
  type Receipt,
  saveApplication,
  startApplication,
  submitApplication,
} from '@tongban/contracts/cases/apply'
import { upload, voiceOf } from './client.ts'
import { fillForm } from './fill-form.ts'
import { sampleFor } from './sample-file.ts'

/** Fills in and submits one item as the person of `token`. */
export async function apply(
  api: Api,
  token: string,
  itemCode: string,
  turn = 0,
): Promise<{ application: Application; receipt: Receipt }> {
  const application = await fillIn(api, token, itemCode, turn)
  const { id, version } = application
  const receipt = await voiceOf(api, token)(submitApplication, { params: { id }, body: { version } })
  return { application, receipt }
}

/** All of it but the submission: begins, saves group by group, uploads what is wanted. */
export async function fillIn(api: Api, token: string, itemCode: string, turn = 0): Promise<Application> {
  const say = voiceOf(api, token)
  let application = await say(startApplication, { body: { itemCode } })
  const params = { id: application.id }
  const answers = fillForm(application.form, application.answers, turn)
  for (const group of application.form.groups) {
    const own = Object.fromEntries(
      (group.repeat ? [group] : group.fields).flatMap(({ key }) => {
        const answer = answers[key]
        return answer === undefined || application.lockedKeys.includes(key) ? [] : [[key, answer]]
      }),
    )
    application = await say(saveApplication, { params, body: { version: application.version, answers: own } })
  }
  for (const entry of application.checklist) {
    if (entry.state !== 'wanted') continue
    const file = sampleFor(entry, 'document')
    await upload(api, token, application.id, entry, file.name, file.bytes)
  }
  return say(getApplication, { params })
}
