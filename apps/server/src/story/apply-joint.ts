import type { Api } from '@tongban/api-client/client'
import { getJoint, type JointApplication, saveJoint } from '@tongban/contracts/joint/apply'
import { upload, voiceOf } from './client.ts'
import { fillForm } from './fill-form.ts'
import { sampleFor } from './sample-file.ts'

/** Fills in a joint application: every answer in sight, and a file for every material that is wanted. */
export async function fillInJoint(api: Api, token: string, joint: JointApplication): Promise<JointApplication> {
  const say = voiceOf(api, token)
  const params = { id: joint.id }
  const all = fillForm(joint.form, joint.answers)
  const answers = Object.fromEntries(Object.entries(all).filter(([key]) => !joint.lockedKeys.includes(key)))
  const saved = await say(saveJoint, { params, body: { version: joint.version, answers } })
  for (const entry of saved.checklist) {
    if (entry.state !== 'wanted') continue
    const [part = '', materialKey = ''] = entry.materialKey.split('.', 2)
    const owner = saved.parts.find(({ key }) => key === part)
    if (!owner) throw new Error(`there is no part ${part}`)
    const file = sampleFor(entry, 'document')
    await upload(api, token, owner.draftId, { ...entry, materialKey }, file.name, file.bytes)
  }
  return say(getJoint, { params })
}
