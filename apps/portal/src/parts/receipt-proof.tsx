/** @jsxImportSource preact */
import type { CaseProof } from '@tongban/contracts/cases/log'
import { formatDate } from '@tongban/ui/format'
import { t } from '@tongban/ui/language'
import type { VNode } from 'preact'
import { waitingWords } from '../pages/proof.tsx'
import type { View } from '../view.ts'
import { Definitions } from './definitions.tsx'

/** On the receipt: where the submission stands in the log, to be printed with it; before that, when it will. */
export function ReceiptProof({ view: { lang }, proof }: { view: View; proof: CaseProof }): VNode {
  const [first] = proof.events
  const [waiting] = proof.waiting
  return (
    <section>
      <h2>{t(lang, '存证', 'In the log')}</h2>
      {first ? (
        <Definitions
          rows={[
            [t(lang, '存证日', 'Day'), formatDate(lang, first.day)],
            [t(lang, '当天的根', 'Root of the day'), <code class="hash">SM3 {first.root}</code>],
            [t(lang, '提交的指纹', 'Fingerprint'), <code class="hash">SM3 {first.hash}</code>],
          ]}
        />
      ) : waiting ? (
        <p>{waitingWords(lang, waiting.day)}</p>
      ) : null}
      <p class="links">
        <a href={`/me/cases/${proof.caseId}/proof`}>{t(lang, '存证证明', 'Proof of the log')}</a>
        <a href="/log">{t(lang, '什么是办件存证', 'What the log is')}</a>
      </p>
    </section>
  )
}
