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
import { samplePdf, samplePng } from './sample-file.ts'

/** Fills in and submits one item as the person of `token`: begins, saves group by group, uploads what is wanted, submits. */
export async function apply(
  api: Api,
  token: string,
  itemCode: string,
  turn = 0,
): Promise<{ application: Application; receipt: Receipt }> {
  const say = voiceOf(api, token)
  let application = await say(startApplication, { body: { itemCode } })
  const params = { id: application.id }
  const answers = fillForm(application.form, application.answers, turn)
  for (const group of application.form.groups) {
    const own = Object.fromEntries(
      group.fields.flatMap(({ key }) => {
        const answer = answers[key]
        return answer === undefined || application.lockedKeys.includes(key) ? [] : [[key, answer]]
      }),
    )
    application = await say(saveApplication, { params, body: { version: application.version, answers: own } })
  }
  for (const entry of application.checklist) {
    if (entry.state !== 'wanted') continue
    const picture = !entry.acceptedKinds.includes('pdf')
    await upload(
      api,
      token,
      application.id,
      entry,
      picture ? 'photo.png' : 'document.pdf',
      picture ? samplePng() : samplePdf(entry.nameEn),
    )
  }
  application = await say(getApplication, { params })
  const receipt = await say(submitApplication, { params, body: { version: application.version } })
  return { application, receipt }
}
