import { lazy, Suspense, useEffect } from 'react'
import { Redirect, Route, Switch, useLocation } from 'wouter'
import { Frame } from './features/session/frame.tsx'
import { notFor } from './features/session/page-scopes.ts'
import { SignInPage } from './features/session/sign-in-page.tsx'
import { OfficerContext, useMe } from './features/session/use-me.ts'
import { useLanguage } from './i18n.ts'
import { NoSuchPage } from './parts/no-such-page.tsx'
import { NotForYou } from './parts/not-for-you.tsx'
import { Failure, Loading } from './parts/states.tsx'

const QueuePage = lazy(() => import('./features/queue/queue-page.tsx'))
const SearchPage = lazy(() => import('./features/queue/search-page.tsx'))
const CasePage = lazy(() => import('./features/case/case-page.tsx'))
const RatingsPage = lazy(() => import('./features/ratings/ratings-page.tsx'))
const ExperiencesPage = lazy(() => import('./features/experiences/experiences-page.tsx'))
const ImplementingPage = lazy(() => import('./features/implementing/implementing-page.tsx'))
const ImplementingItemPage = lazy(() => import('./features/implementing/implementing-item-page.tsx'))
const DifferencesPage = lazy(() => import('./features/implementing/differences-page.tsx'))
const LintPage = lazy(() => import('./features/lint/lint-page.tsx'))
const SearchWordsPage = lazy(() => import('./features/search-words/search-words-page.tsx'))
const FiguresPage = lazy(() => import('./features/figures/figures-page.tsx'))
const ListsPage = lazy(() => import('./features/exchange/lists-page.tsx'))
const ListPage = lazy(() => import('./features/exchange/list-page.tsx'))
const MaterialsPage = lazy(() => import('./features/materials/materials-page.tsx'))
const MaterialPage = lazy(() => import('./features/materials/material-page.tsx'))
const NewMaterialPage = lazy(() => import('./features/materials/new-material-page.tsx'))
const DivisionsPage = lazy(() => import('./features/divisions/divisions-page.tsx'))
const JobsPage = lazy(() => import('./features/jobs/jobs-page.tsx'))
const ArchivesPage = lazy(() => import('./features/archives/archives-page.tsx'))
const ArchivePage = lazy(() => import('./features/archives/archive-page.tsx'))
const TransfersPage = lazy(() => import('./features/archives/transfers-page.tsx'))
const DestructionsPage = lazy(() => import('./features/archives/destructions-page.tsx'))
const DirectoryPage = lazy(() => import('./features/library/directory-page.tsx'))
const ItemPage = lazy(() => import('./features/library/item-page.tsx'))
const ProposalsPage = lazy(() => import('./features/library/proposals-page.tsx'))
const ProposalPage = lazy(() => import('./features/library/proposal-page.tsx'))
const ListVersionsPage = lazy(() => import('./features/library/list-versions-page.tsx'))

export function App() {
  const language = useLanguage()
  const me = useMe()
  const [location] = useLocation()
  useEffect(() => {
    document.documentElement.lang = language === 'zh' ? 'zh-CN' : 'en'
  }, [language])

  if (me.isPending) return <Loading />
  if (me.isError) return <Failure error={me.error} onRetry={() => void me.refetch()} />
  if (me.data === null) return <SignInPage returnTo={location} />
  const first = firstPage(me.data.scopes)
  const whose = notFor(me.data.scopes, location)
  return (
    <OfficerContext value={me.data}>
      <Frame>
        <Suspense fallback={<Loading />}>
          <Switch>
            {whose && (
              <Route>
                <NotForYou whose={whose} />
              </Route>
            )}
            <Route path="/">
              <Redirect to={first} replace />
            </Route>
            <Route path="/queues/:queue">{({ queue }) => <QueuePage key={queue} name={queue} />}</Route>
            <Route path="/search" component={SearchPage} />
            <Route path="/cases/:id">{({ id }) => <CasePage key={id} id={id} />}</Route>
            <Route path="/ratings" component={RatingsPage} />
            <Route path="/experiences" component={ExperiencesPage} />
            <Route path="/archives" component={ArchivesPage} />
            <Route path="/archives/transfers" component={TransfersPage} />
            <Route path="/archives/destructions" component={DestructionsPage} />
            <Route path="/archives/:id">{({ id }) => <ArchivePage key={id} id={id} />}</Route>
            <Route path="/jobs" component={JobsPage} />
            <Route path="/divisions" component={DivisionsPage} />
            <Route path="/library/implementing" component={ImplementingPage} />
            <Route path="/library/implementing/:code">
              {({ code }) => <ImplementingItemPage key={code} code={code} />}
            </Route>
            <Route path="/library/differences" component={DifferencesPage} />
            <Route path="/library/lint" component={LintPage} />
            <Route path="/library/search-words" component={SearchWordsPage} />
            <Route path="/library/figures" component={FiguresPage} />
            <Route path="/library/lists" component={ListsPage} />
            <Route path="/library/lists/:id">{({ id }) => <ListPage key={id} id={id} />}</Route>
            <Route path="/library/materials" component={MaterialsPage} />
            <Route path="/library/materials/new" component={NewMaterialPage} />
            <Route path="/library/materials/:code">{({ code }) => <MaterialPage key={code} code={code} />}</Route>
            <Route path="/library/directory" component={DirectoryPage} />
            <Route path="/library/directory/:itemId">{({ itemId }) => <ItemPage key={itemId} itemId={itemId} />}</Route>
            <Route path="/library/proposals" component={ProposalsPage} />
            <Route path="/library/proposals/:id">{({ id }) => <ProposalPage key={id} id={id} />}</Route>
            <Route path="/library/list-versions" component={ListVersionsPage} />
            <Route component={NoSuchPage} />
          </Switch>
        </Suspense>
      </Frame>
    </OfficerContext>
  )
}

/** An administrator reads no cases, and who keeps items or archives neither. */
function firstPage(scopes: readonly string[]): string {
  if (scopes.includes('cases.read')) return '/queues/intake'
  if (scopes.includes('archives.manage')) return '/archives'
  return scopes.includes('library.read') ? '/library/directory' : '/jobs'
}
