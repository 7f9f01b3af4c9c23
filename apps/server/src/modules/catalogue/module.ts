import type { FastifyInstance } from 'fastify'
import type { RegionDirectory } from '#modules/reference'
import type { Deps } from '#platform/deps'
import type { Subscriber } from '#platform/jobs'
import { getDirectoryItem } from './actions/directory/get-directory-item.ts'
import { getRevision } from './actions/directory/get-revision.ts'
import { listDirectory } from './actions/directory/list-directory.ts'
import { listListVersions } from './actions/directory/list-list-versions.ts'
import { listSourceNames } from './actions/directory/list-source-names.ts'
import { exchangeRoutes } from './actions/exchange/exchange-routes.ts'
import { importSubscribers } from './actions/exchange/import-jobs.ts'
import { findItemInRegion } from './actions/find-item-in-region.ts'
import { getGuide } from './actions/get-guide.ts'
import { getLibraryFigures } from './actions/get-library-figures.ts'
import { publicRoutes } from './actions/guides/public-routes.ts'
import { getImplementing } from './actions/implementing/get-implementing.ts'
import { listDifferences } from './actions/implementing/list-differences.ts'
import { listImplementing } from './actions/implementing/list-implementing.ts'
import { resolveMerge } from './actions/implementing/resolve-merge.ts'
import { lintRoutes } from './actions/lint/lint-routes.ts'
import { listThemes } from './actions/list-themes.ts'
import { materialRoutes } from './actions/materials/material-routes.ts'
import { getImpact } from './actions/proposals/get-impact.ts'
import { getProposal } from './actions/proposals/get-proposal.ts'
import { listProposals } from './actions/proposals/list-proposals.ts'
import { reviewProposal } from './actions/proposals/review-proposal.ts'
import { saveProposal } from './actions/proposals/save-proposal.ts'
import { startProposal } from './actions/proposals/start-proposal.ts'
import { submitProposal } from './actions/proposals/submit-proposal.ts'
import { withdrawProposal } from './actions/proposals/withdraw-proposal.ts'
import { searchItems } from './actions/search-items.ts'
import { searchWordRoutes } from './actions/search-words/search-word-routes.ts'
import { suggestItems } from './actions/suggest-items.ts'
import { officesSubscriber } from './jobs/follow-offices.ts'
import { runLint } from './jobs/lint.ts'
import { propagate } from './jobs/propagate.ts'
import type { CataloguePorts } from './ports.ts'
import { CatalogueMemory } from './store/catalogue-memory.ts'
import { segment } from './store/segmenter.ts'

const library = [
  listDirectory,
  getDirectoryItem,
  getRevision,
  listListVersions,
  listSourceNames,
  startProposal,
  listProposals,
  getProposal,
  saveProposal,
  submitProposal,
  reviewProposal,
  withdrawProposal,
  getImpact,
]

export function catalogueModule(
  app: FastifyInstance,
  deps: Pick<Deps, 'db' | 'clock' | 'files' | 'secrets' | 'log'>,
  { regions, ports }: { regions: RegionDirectory; ports: CataloguePorts },
): void {
  const kept = new CatalogueMemory(deps.db, deps.clock, deps.secrets.lookupKey)
  app.addHook('onClose', () => kept.close())
  // The first person to search should not wait for the dictionary.
  app.addHook('onListen', () => {
    kept.current().catch(() => {})
    setImmediate(() => segment('办事'))
  })
  listThemes(app, kept, regions)
  searchItems(app, kept, regions)
  suggestItems(app, kept, regions)
  getGuide(app, deps, kept, regions)
  findItemInRegion(app, kept, regions)
  exchangeRoutes(app, deps)
  getLibraryFigures(app, deps, regions)
  listImplementing(app, deps)
  getImplementing(app, deps)
  resolveMerge(app, deps)
  listDifferences(app, deps)
  publicRoutes(app, deps, regions)
  lintRoutes(app, deps, regions)
  searchWordRoutes(app, { ...deps, kept, regions })
  materialRoutes(app, { ...deps, ports })
  for (const action of library) action(app, { ...deps, ports })
}

export const catalogueSubscribers = (deps: Pick<Deps, 'db' | 'clock' | 'files'>): Subscriber[] => [
  ...importSubscribers(deps),
  officesSubscriber(deps),
  // A published change of the directory goes to those who inherit it.
  {
    event: 'directory-published',
    job: 'propagate',
    run: (payload) => propagate(deps, payload as { itemId: string; revisionId: string }),
  },
  {
    event: 'lint-started',
    job: 'catalogue.lint',
    run: (payload) => runLint(deps, (payload as { runId: string }).runId),
  },
]
