import { sql } from 'kysely'
import type { Tx } from '#platform/db'
import type { PublishFacts } from '../core/publish-check.ts'

/** What the publish gate looks things up in, as it stands now. */
export async function loadPublishFacts(tx: Tx): Promise<PublishFacts> {
  const [articles, names] = await Promise.all([
    tx.rows(sql<{ key: string }>`select law || ' ' || article as key from catalogue.legal_article`),
    tx.rows(sql<{ kind: string; name: string; code: string }>`select kind, name, code from catalogue.known_name`),
  ])
  const known = new Set(articles.map(({ key }) => key))
  const of = (kind: string) => names.filter((one) => one.kind === kind)
  return {
    hasArticle: (law, article) => known.has(`${law} ${article}`),
    licenceNames: new Set(of('licence-type').map(({ name }) => name)),
    licenceCodes: new Set(of('licence-type').map(({ code }) => code)),
    resources: new Set(of('shared-resource').map(({ name }) => name)),
  }
}
