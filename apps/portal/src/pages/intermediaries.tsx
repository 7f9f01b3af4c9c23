/** @jsxImportSource preact */
import type { listIntermediaries } from '@tongban/contracts/catalogue/sites'
import type { ResponseOf } from '@tongban/contracts/operation'
import { EmptyState } from '@tongban/ui/empty-state.tsx'
import { formatShortDate } from '@tongban/ui/format'
import { t } from '@tongban/ui/language'
import { Notice } from '@tongban/ui/notice.tsx'
import { Table } from '@tongban/ui/table.tsx'
import type { VNode } from 'preact'
import { Frame } from '../parts/frame.tsx'
import { named } from '../parts/words.ts'
import type { View } from '../view.ts'

type Register = ResponseOf<typeof listIntermediaries> & { only: string | undefined }

/** 中介服务机构名录: who may give what must come first; anybody on it may be chosen. */
export function intermediariesPage(view: View, { kinds, asOf, only }: Register): VNode {
  const { lang } = view
  const title = t(lang, '中介服务机构名录', 'Register of intermediary organisations')
  return (
    <Frame view={view} title={title} current="services" width="wide">
      <h1>{title}</h1>
      <p>
        {t(
          lang,
          '有的事项要先由专业机构出具报告。名录里的机构您可以任选一家，任何部门不得指定。',
          'Some services need a report by a specialist first. You may choose any organisation on the register; no office may name one for you.',
        )}
      </p>
      {view.demo ? (
        <Notice lang={lang} kind="info">
          <p>{t(lang, '演示系统：名录里的机构都是编造的。', 'A demonstration: the organisations are invented.')}</p>
        </Notice>
      ) : null}
      {only === undefined ? null : (
        <p>
          <a href="/intermediaries">{t(lang, '看全部服务', 'All services')}</a>
        </p>
      )}
      {kinds.length === 0 ? (
        <EmptyState title={t(lang, '名录里还没有这项服务的机构', 'Nobody on the register gives this service yet')}>
          <p>{t(lang, '请拨打12345咨询。', 'Please call 12345.')}</p>
        </EmptyState>
      ) : null}
      {kinds.map((kind) => (
        <section key={kind.key}>
          <h2 id={kind.key}>{t(lang, kind.service, kind.serviceEn)}</h2>
          <p class="note">{t(lang, `由${kind.provider}提供`, `Given by: ${kind.providerEn}`)}</p>
          <Table
            caption={t(lang, kind.service, kind.serviceEn)}
            captionHidden
            columns={[
              { key: 'name', label: t(lang, '机构', 'Organisation') },
              { key: 'region', label: t(lang, '地区', 'Region') },
              { key: 'qualification', label: t(lang, '资质', 'Qualification') },
              { key: 'address', label: t(lang, '地址', 'Address') },
              { key: 'phone', label: t(lang, '电话', 'Telephone') },
            ]}
            rows={kind.organisations.map((one) => ({
              id: one.creditCode,
              cells: {
                name: named(lang, one),
                region: one.regionName,
                qualification: one.qualification,
                address: one.address,
                phone: one.phone,
              },
            }))}
          />
        </section>
      ))}
      {asOf === null ? null : (
        <p class="note">
          {t(lang, `名录更新于${formatShortDate(lang, asOf)}`, `Register as of ${formatShortDate(lang, asOf)}`)}
        </p>
      )}
    </Frame>
  )
}
