/** @jsxImportSource preact */
import type { CaseProof } from '@tongban/contracts/cases/log'
import { ButtonLink, ButtonRow } from '@tongban/ui/button.tsx'
import { formatDate, formatNumber } from '@tongban/ui/format'
import { type Language, t } from '@tongban/ui/language'
import { Table } from '@tongban/ui/table.tsx'
import type { VNode } from 'preact'
import { eventName } from '../offline/words.ts'
import { checkAddress } from '../parts/check-address.ts'
import { Definitions } from '../parts/definitions.tsx'
import { Frame } from '../parts/frame.tsx'
import { named } from '../parts/words.ts'
import type { View } from '../view.ts'

/** 存证证明 of one of my cases: which steps stand in the log of which day, and the file to carry away. */
export function proofPage(view: View, proof: CaseProof): VNode {
  const { lang } = view
  const { caseId, events, waiting } = proof
  const title = t(lang, '存证证明', 'Proof of the log')
  return (
    <Frame
      view={view}
      title={title}
      current="mine"
      crumbs={[
        { label: t(lang, '我的办件', 'My cases'), href: '/me' },
        { label: named(lang, { name: proof.itemName, nameEn: proof.itemNameEn }), href: `/me/cases/${caseId}` },
      ]}
      isPrivate
    >
      <h1>{title}</h1>
      <p>
        {t(
          lang,
          '办件的每一步都记入当天的存证，第二天零点过后公布。下面的文件可以证明：从那天起，这些步骤没有人改动过。',
          'Every step of a case goes into the log of its day, published after midnight. The file below proves that nobody has changed these steps since.',
        )}
      </p>
      <Definitions
        rows={[
          [t(lang, '办件编号', 'Case number'), proof.caseNo],
          [t(lang, '办理单位', 'Office'), proof.officeName],
        ]}
      />
      {events.length > 0 ? (
        <>
          <ButtonRow>
            <ButtonLink href={`/me/cases/${caseId}/proof.json`}>
              {t(lang, '下载存证证明', 'Download the proof')}
            </ButtonLink>
            <ButtonLink kind="secondary" href={checkAddress(view)}>
              {t(lang, '打开核验页', 'Check it')}
            </ButtonLink>
          </ButtonRow>
          <p>
            {t(
              lang,
              '证明里有您办件的内容，请像回执一样保管。核对要用到公布的每日根，在',
              'The proof holds what your case says; keep it like the receipt. To check it you need the published roots, on the page ',
            )}
            <a href="/log">{t(lang, '办件存证', 'Log of cases')}</a>
            {t(lang, '页下载。', '.')}
          </p>
        </>
      ) : null}
      <h2>{t(lang, '每一步', 'Step by step')}</h2>
      <Table
        caption={t(lang, '每一步', 'Step by step')}
        captionHidden
        columns={[
          { key: 'step', label: t(lang, '步骤', 'Step') },
          { key: 'log', label: t(lang, '存证', 'Log') },
        ]}
        rows={[
          ...events.map(({ seq, type, day, place, leaves }) => ({
            id: String(seq),
            cells: {
              step: stepName(lang, seq, type),
              log: t(
                lang,
                `✓ ${formatDate(lang, day)}，第${formatNumber(place + 1)}个，共${formatNumber(leaves)}个`,
                `✓ ${formatDate(lang, day)}, ${formatNumber(place + 1)} of ${formatNumber(leaves)}`,
              ),
            },
          })),
          ...waiting.map(({ seq, type, day }) => ({
            id: String(seq),
            cells: { step: stepName(lang, seq, type), log: waitingWords(lang, day) },
          })),
        ]}
      />
    </Frame>
  )
}

const stepName = (lang: Language, seq: number, type: string) => `${seq}. ${eventName(lang, type)}`

/** When the proof of a step will be there. */
export const waitingWords = (lang: Language, day: string): string =>
  t(
    lang,
    `… ${formatDate(lang, day)}结束后，零点过后可以下载`,
    `… to be downloaded after midnight, once ${formatDate(lang, day)} is over`,
  )
