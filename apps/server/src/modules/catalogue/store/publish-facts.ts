import type { Audience } from '@tongban/contracts/shared'
import { sql } from 'kysely'
import type { Tx } from '#platform/db'
import type { StandardEntry } from '../core/gate/rule.ts'
import type { PublishFacts } from '../core/publish-check.ts'

/** What the publish gate looks things up in, as it stands now. */
export async function loadPublishFacts(tx: Tx): Promise<PublishFacts> {
  const [articles, names, themes, offices, codes, standards] = await Promise.all([
    tx.rows(sql<{ key: string }>`select law || ' ' || article as key from catalogue.legal_article`),
    tx.rows(sql<{ kind: string; name: string; code: string }>`select kind, name, code from catalogue.known_name`),
    tx.rows(sql<{ audience: Audience; code: string }>`select audience, code from catalogue.theme`),
    tx.rows(sql<{ key: string }>`
      select distinct level || ' ' || department as key from identity.office, unnest(department_keys) as d (department)`),
    tx.rows(sql<{ id: string; code: string }>`select id, base_code as code from catalogue.directory_item`),
    tx.rows(sql<StandardEntry & { code: string }>`
      select m.code, m.name, m.state, m.obtain, s.name as successor
      from catalogue.material m left join catalogue.material s on s.code = m.successor`),
  ])
  const known = new Set(articles.map(({ key }) => key))
  const of = (kind: string) => names.filter((one) => one.kind === kind)
  const themesOf = (audience: Audience) =>
    new Set(themes.filter((theme) => theme.audience === audience).map(({ code }) => code))
  const owners = new Map(codes.map(({ id, code }) => [code, id]))
  return {
    hasArticle: (law, article) => known.has(`${law} ${article}`),
    licenceNames: new Set(of('licence-type').map(({ name }) => name)),
    licenceCodes: new Set(of('licence-type').map(({ code }) => code)),
    resources: new Set(of('shared-resource').map(({ name }) => name)),
    resultNames: new Map(of('document').map(({ name, code }) => [name, code])),
    departmentKeys: new Set(of('department').map(({ code }) => code)),
    themes: { natural: themesOf('natural'), legal: themesOf('legal') },
    offices: new Set(offices.map(({ key }) => key)),
    ownerOf: (baseCode) => owners.get(baseCode),
    standards: new Map(standards.map(({ code, ...entry }) => [code, entry])),
  }
}
