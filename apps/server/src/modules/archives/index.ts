import type { Deps } from '#platform/deps'
import type { Subscriber } from '#platform/jobs'
import { packageMaker } from './jobs/make-package.ts'
import { removeDestroyed } from './jobs/remove-destroyed.ts'

export { exportByOperator } from './actions/export-by-operator.ts'
export { archivesModule } from './module.ts'

export const archivesSubscribers = (deps: Deps): Subscriber[] => [...packageMaker(deps), removeDestroyed(deps)]
