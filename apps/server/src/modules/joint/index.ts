export { bundlesOfItems } from './actions/list-bundles.ts'
export { jointModule } from './module.ts'
export { seedBundles } from './seed.ts'
