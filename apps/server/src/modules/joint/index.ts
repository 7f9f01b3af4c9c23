export { bundlesOfItems } from './actions/list-bundles.ts'
export { followCases } from './jobs/follow-cases.ts'
export { jointModule } from './module.ts'
export { seedBundles } from './seed.ts'
