/** @jsxImportSource preact */
import type { CaseBrief } from '@tongban/contracts/cases/case'
import type { Me } from '@tongban/contracts/identity/account'
import type { MyJoint } from '@tongban/contracts/joint/apply'
import type { LicenceBrief } from '@tongban/contracts/licences/documents'
import { ButtonLink, ButtonRow } from '@tongban/ui/button.tsx'
import { EmptyState } from '@tongban/ui/empty-state.tsx'
import { formatDate, formatDateTime, formatShortDate } from '@tongban/ui/format'
import { type Language, t } from '@tongban/ui/language'
import { Pagination } from '@tongban/ui/pagination.tsx'
import { StatusTag } from '@tongban/ui/status-tag.tsx'
import type { VNode } from 'preact'
import { ActForForm } from '../parts/act-for.tsx'
import { Frame } from '../parts/frame.tsx'
import { dueOf, licenceTone, licenceWords, named, statusTone, statusWords } from '../parts/words.ts'
import type { View } from '../view.ts'

export type MyPlace = {
  person: NonNullable<Me['person']>
  name: string
  applications: readonly { id: string; itemName: string; itemNameEn: string; officeName: string; savedAt: string }[]
  /** 一件事. */
  joint: MyJoint
  cases: readonly CaseBrief[]
  /** Key of the next older page of cases. */
  next: string | null
  licences: readonly LicenceBrief[]
  /** A page of older cases shows nothing else. */
  olderOnly: boolean
}

/** 我的. */
export function mePage(view: View, place: MyPlace): VNode {
  const { lang } = view
  const title = t(lang, '我的办件', 'My cases')
  const waiting = place.cases.filter((c) => c.status === 'correction-asked')
  return (
    <Frame view={view} title={title} current="mine" isPrivate>
      <h1>{title}</h1>
      <ActingFor lang={lang} place={place} />
      {waiting.length > 0 && !place.olderOnly ? (
        <section class="notice notice-warn">
          <p class="notice-word">
            <strong>{t(lang, '等您补正', 'Waiting for you')}</strong>
          </p>
          <ul>
            {waiting.map((one) => (
              <li key={one.id}>
                <a href={`/me/cases/${one.id}`}>{itemName(lang, one)}</a>
              </li>
            ))}
          </ul>
        </section>
      ) : null}
      {place.olderOnly ? null : <Drafts lang={lang} place={place} />}
      <JointMatters lang={lang} joint={place.joint} />
      <h2>{t(lang, '办件', 'Cases')}</h2>
      {place.cases.length === 0 ? (
        <EmptyState title={t(lang, '还没有办件', 'There are no cases yet')}>
          <p>
            <a href="/search">{t(lang, '去找要办的事', 'Find a service')}</a>
          </p>
        </EmptyState>
      ) : (
        <ul class="cards">
          {place.cases.map((one) => (
            <CaseCard key={one.id} lang={lang} one={one} />
          ))}
        </ul>
      )}
      <Pagination
        lang={lang}
        previousHref={place.olderOnly ? '/me' : undefined}
        nextHref={place.next ? `/me?before=${place.next}` : undefined}
      />
      {place.olderOnly ? null : <Licences lang={lang} licences={place.licences} />}
    </Frame>
  )
}

const itemName = (lang: Language, item: { itemName: string; itemNameEn: string }) =>
  named(lang, { name: item.itemName, nameEn: item.itemNameEn })

function ActingFor({ lang, place: { person, name } }: { lang: Language; place: MyPlace }): VNode {
  const { actingFor, legalPersons } = person
  return (
    <section class="acting">
      <p>
        {actingFor
          ? t(lang, `${name}，您现在代表${actingFor.name}办事。`, `${name}, you are acting for ${actingFor.name}.`)
          : t(lang, `${name}，您现在以本人身份办事。`, `${name}, you are acting for yourself.`)}
      </p>
      <details class="details">
        <summary>
          {t(lang, '换一个身份，或开通企业账户', 'Act for somebody else, or open an organisation’s account')}
        </summary>
        <div class="details-body">
          {actingFor ? (
            <ActForForm
              lang={lang}
              legalPersonId={null}
              back="/me"
              label={t(lang, `换回本人（${name}）`, `Back to myself (${name})`)}
            />
          ) : null}
          {legalPersons
            .filter((legalPerson) => legalPerson.id !== actingFor?.id)
            .map((legalPerson) => (
              <ActForForm
                key={legalPerson.id}
                lang={lang}
                legalPersonId={legalPerson.id}
                back="/me"
                label={t(lang, `代表${legalPerson.name}`, `Act for ${legalPerson.name}`)}
              />
            ))}
          <p>
            <a href="/me/legal-persons/new">{t(lang, '开通企业账户', 'Open an organisation’s account')}</a>
          </p>
          <p class="note">
            {t(
              lang,
              `手机 ${person.maskedMobile}，公民身份号码 ${person.maskedCitizenNumber}`,
              `Mobile ${person.maskedMobile}, citizen number ${person.maskedCitizenNumber}`,
            )}
          </p>
        </div>
      </details>
    </section>
  )
}

function Drafts({ lang, place: { applications } }: { lang: Language; place: MyPlace }): VNode | null {
  if (applications.length === 0) return null
  return (
    <>
      <h2>{t(lang, '没填完的申请', 'Applications not finished')}</h2>
      <ul class="cards">
        {applications.map((application) => (
          <li key={application.id}>
            <p>
              <strong>{itemName(lang, application)}</strong>
            </p>
            <p class="note">
              {application.officeName}
              {' · '}
              {t(
                lang,
                `${formatDateTime(lang, application.savedAt)}保存`,
                `saved ${formatDateTime(lang, application.savedAt)}`,
              )}
            </p>
            <ButtonRow>
              <ButtonLink href={`/applications/${application.id}`}>{t(lang, '继续填写', 'Continue')}</ButtonLink>
              <ButtonLink kind="secondary" href={`/applications/${application.id}/discard`}>
                {t(lang, '不要了', 'Discard')}
              </ButtonLink>
            </ButtonRow>
          </li>
        ))}
      </ul>
    </>
  )
}

function CaseCard({ lang, one }: { lang: Language; one: CaseBrief }): VNode {
  return (
    <li>
      <p class="card-head">
        <a href={`/me/cases/${one.id}`}>{itemName(lang, one)}</a>{' '}
        <StatusTag tone={statusTone(one.status)} label={statusWords(lang, one.status)} />
      </p>
      <p class="note">
        {one.officeName}
        {' · '}
        {t(lang, '编号', 'No.')} {one.caseNo}
      </p>
      <p class="note">
        {t(lang, `${formatDateTime(lang, one.submittedAt)}提交`, `Submitted ${formatDateTime(lang, one.submittedAt)}`)}
        {dueWords(lang, one)}
      </p>
    </li>
  )
}

function dueWords(lang: Language, { status, due }: CaseBrief): string {
  const what = dueOf(status)
  if (!due || !what) return ''
  const day = formatDate(lang, due)
  if (what === 'correction') return t(lang, `，请在${day}前补正`, `, to be corrected by ${day}`)
  return what === 'acceptance'
    ? t(lang, `，${day}前答复是否受理`, `, answer on acceptance by ${day}`)
    : t(lang, `，${day}前办结`, `, to be completed by ${day}`)
}

function Licences({ lang, licences }: { lang: Language; licences: readonly LicenceBrief[] }): VNode {
  return (
    <>
      <h2>{t(lang, '我的证照', 'My licences')}</h2>
      {licences.length === 0 ? (
        <EmptyState title={t(lang, '还没有电子证照', 'There are no electronic licences yet')} />
      ) : (
        <ul class="cards">
          {licences.map((licence) => (
            <li key={licence.id}>
              <p class="card-head">
                <strong>{named(lang, licence)}</strong>{' '}
                <StatusTag tone={licenceTone(licence.status)} label={licenceWords(lang, licence.status)} />
              </p>
              <p class="note">
                {t(lang, '证号', 'No.')} {licence.number}
                {' · '}
                {licence.issuer}
              </p>
              <p class="note">
                {licence.validUntil
                  ? t(
                      lang,
                      `${formatShortDate(lang, licence.issuedOn)}至${formatShortDate(lang, licence.validUntil)}`,
                      `${formatShortDate(lang, licence.issuedOn)} to ${formatShortDate(lang, licence.validUntil)}`,
                    )
                  : t(
                      lang,
                      `${formatShortDate(lang, licence.issuedOn)}发证，长期有效`,
                      `Issued ${formatShortDate(lang, licence.issuedOn)}, without end`,
                    )}
              </p>
              <p class="links">
                {licence.documentId ? (
                  <a href={`/documents/${licence.documentId}.pdf`}>{t(lang, '下载证照', 'Download')}</a>
                ) : null}
                {licence.verifyCode ? (
                  <a href={`/verify/${licence.verifyCode}`}>{t(lang, '查验页', 'Verification page')}</a>
                ) : null}
              </p>
            </li>
          ))}
        </ul>
      )}
    </>
  )
}

/** 一件事: those to go on with, and those that were submitted. */
function JointMatters({ lang, joint: { open, matters } }: { lang: Language; joint: MyJoint }): VNode | null {
  if (open.length + matters.length === 0) return null
  return (
    <section>
      <h2>{t(lang, '一件事', 'Matters of life')}</h2>
      <ul class="cards">
        {open.map((one) => (
          <li key={one.id}>
            <div class="card-head">
              <a href={`/applications/${one.id}`}>{named(lang, one)}</a>
            </div>
            <p class="note">
              {t(
                lang,
                `还没有提交，${formatDateTime(lang, one.savedAt)}保存`,
                `Not submitted yet; saved ${formatDateTime(lang, one.savedAt)}`,
              )}
              {' · '}
              <a href={`/applications/${one.id}/discard`}>{t(lang, '不办了', 'Throw it away')}</a>
            </p>
          </li>
        ))}
        {matters.map((one) => (
          <li key={one.id}>
            <div class="card-head">
              <a href={`/me/joint/${one.id}`}>{named(lang, one)}</a>
            </div>
            <p class="note">
              {one.jointNo}
              {' · '}
              {t(
                lang,
                `共${one.parts}项，已办结${one.closedParts}项`,
                `${one.closedParts} of ${one.parts} parts closed`,
              )}
            </p>
          </li>
        ))}
      </ul>
    </section>
  )
}
