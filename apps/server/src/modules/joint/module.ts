import type { FastifyInstance } from 'fastify'
import { getBundle } from './actions/get-bundle.ts'
import { getJointMatter } from './actions/get-joint-matter.ts'
import { discardJoint, getJoint, saveJoint } from './actions/keep-joint.ts'
import { listBundles } from './actions/list-bundles.ts'
import { listMyJoint } from './actions/list-my-joint.ts'
import { startJoint } from './actions/start-joint.ts'
import { submitJoint } from './actions/submit-joint.ts'
import type { JointDeps } from './ports.ts'

export function jointModule(app: FastifyInstance, deps: JointDeps): void {
  listBundles(app, deps)
  getBundle(app, deps, deps.regions)
  for (const action of [startJoint, getJoint, saveJoint, discardJoint, submitJoint, getJointMatter, listMyJoint])
    action(app, deps)
}
