import type { CaseProof } from '@tongban/contracts/cases/log'
import { formatDate, formatDateTime } from '@tongban/ui/format'
import { type Language, t } from '@tongban/ui/language'
import { element } from './dom.ts'
import type { Checked, Fault } from './verify-proof.ts'
import { eventName } from './words.ts'

type Notice = { kind: 'good' | 'warn' | 'bad'; word: string; texts: string[] }

const notice = ({ kind, word, texts }: Notice): HTMLElement =>
  element(
    'div',
    { class: `notice ${kind}` },
    element('strong', {}, word),
    ...texts.map((text) => element('p', {}, text)),
  )

/** The whole in one sentence, and what to do next. */
export function tellVerdict(
  lang: Language,
  proof: CaseProof,
  checked: readonly Checked[],
  compared: boolean,
): HTMLElement {
  const wrong = checked.filter(({ fault }) => fault !== undefined)
  const [first] = wrong
  const case_ = t(lang, `办件编号${proof.caseNo}`, `Case ${proof.caseNo}`)
  if (first)
    return notice({
      kind: 'bad',
      word: t(lang, '✕ 对不上', '✕ It does not agree'),
      texts: [
        t(
          lang,
          `${case_}：${checked.length}步里有${wrong.length}步对不上，请不要采信这份证明。下面写明是哪一步、为什么。`,
          `${case_}: ${wrong.length} of ${checked.length} steps do not agree; do not rely on this proof. Below you see which, and why.`,
        ),
        t(
          lang,
          '请先从“我的办件”重新下载证明，从“办件存证”重新下载每日根再核对；仍然对不上的，请拨打12345反映。',
          'First download the proof again from “My cases” and the roots from “Log of cases”; if it still does not agree, report it by calling 12345.',
        ),
      ],
    })
  if (checked.length === 0)
    return notice({
      kind: 'warn',
      word: t(lang, '还没有可以核对的内容', 'Nothing to check yet'),
      texts: [
        t(
          lang,
          '这些步骤的当天还没有结束，过了那一天请重新下载证明。',
          'The days of these steps are not over; download the proof again after them.',
        ),
      ],
    })
  if (checked.every(({ published }) => published))
    return notice({
      kind: 'good',
      word: t(lang, '✓ 全部对得上', '✓ All of it agrees'),
      texts: [
        t(
          lang,
          `${case_}的${checked.length}步都在公布的存证里，从存证那天起没有改动。`,
          `${case_}: ${checked.length === 1 ? 'the step stands' : `all ${checked.length} steps stand`} in the published log, unchanged since the day of sealing.`,
        ),
      ],
    })
  return notice({
    kind: 'warn',
    word: compared
      ? t(
          lang,
          '证明本身没有问题，但有的日子没有可核对的根',
          'The proof is sound, but for some days there is no root to compare',
        )
      : t(lang, '证明本身没有问题，还差一步', 'The proof is sound; one step is left'),
    texts: [
      t(
        lang,
        '请与公布的每日根核对：从“办件存证”页下载“每日根”文件，放进上面的框里；或者把那一天的根粘贴进来。',
        'Compare with the published roots: download the file of roots from the page “Log of cases” and put it in above, or paste the root of the day.',
      ),
    ],
  })
}

const faults: Record<Fault, [zh: string, en: string]> = {
  content: ['内容与它的指纹不符：这一步的内容被改动过', 'its words do not fit its fingerprint: they were changed'],
  order: [
    '接不上前一步：中间少了或换了内容',
    'it does not follow the step before: something between was left out or replaced',
  ],
  path: [
    '推算不出证明里写的根：指纹、位置或路径被改动过',
    'it does not lead to the root of the proof: fingerprint, place or path were changed',
  ],
  published: ['推算出的根与公布的不一样', 'the root it leads to is not the published one'],
}

function standing(lang: Language, { fault, published }: Checked): HTMLElement {
  if (fault) return element('p', { class: 'no' }, t(lang, '✕ 不对：', '✕ Wrong: '), t(lang, ...faults[fault]))
  return published
    ? element('p', { class: 'ok' }, t(lang, '✓ 在公布的存证里，没有改动', '✓ In the published log, unchanged'))
    : element(
        'p',
        {},
        t(
          lang,
          '○ 与证明里的根相符，还没有与公布的根核对',
          '○ Fits the root of the proof; not compared with the published one yet',
        ),
      )
}

/** Each step: what, when, in the log of which day, right or wrong; what it says and its root for those who want to see. */
export function tellEvents(lang: Language, proof: CaseProof, checked: readonly Checked[]): HTMLElement {
  const proven = checked.map((event) =>
    element(
      'li',
      {},
      element(
        'p',
        {},
        element('strong', {}, t(lang, `第${event.seq}步　`, `${event.seq}. `), eventName(lang, event.type)),
      ),
      element(
        'p',
        {},
        element(
          'small',
          {},
          t(
            lang,
            `${formatDateTime(lang, event.at)}，记入${formatDate(lang, event.day)}的存证`,
            `${formatDateTime(lang, event.at)}, in the log of ${formatDate(lang, event.day)}`,
          ),
        ),
      ),
      standing(lang, event),
      element(
        'details',
        {},
        element('summary', {}, t(lang, '内容和根', 'Words and root')),
        element('p', {}, t(lang, '这一天的根：', 'Root of the day: '), element('code', {}, event.root)),
        event.content
          ? element('pre', { tabindex: '0', lang: 'zh-CN' }, JSON.stringify(event.content, null, 1))
          : element(
              'p',
              {},
              event.fault === 'content'
                ? t(lang, '内容与指纹不符，不显示。', 'Its words do not fit the fingerprint and are not shown.')
                : t(
                    lang,
                    '这一步是办理单位的内部意见，内容不公开；证明的是它记在这一天，之后没有改动。',
                    'This step is the office’s own opinion and not public; proven is that it stands in that day and was not changed.',
                  ),
            ),
      ),
    ),
  )
  const waiting = proof.waiting.map(({ seq, type, day }) =>
    element(
      'li',
      {},
      element('p', {}, element('strong', {}, t(lang, `第${seq}步　`, `${seq}. `), eventName(lang, type))),
      element(
        'p',
        { class: 'later' },
        t(
          lang,
          `… ${formatDate(lang, day)}过后才有证明，请到时重新下载`,
          `… proven once ${formatDate(lang, day)} is over; download again then`,
        ),
      ),
    ),
  )
  return element('ul', { class: 'events' }, ...proven, ...waiting)
}

export const tellProblem = (
  lang: Language,
  problem: 'unknown' | { brokenRoots: string } | { typed: true },
): HTMLElement => {
  if (problem === 'unknown')
    return notice({
      kind: 'bad',
      word: t(lang, '这个文件读不懂', 'This file cannot be read'),
      texts: [
        t(
          lang,
          '请放入从“我的办件”下载的存证证明，或者从“办件存证”页下载的每日根；都是以.json结尾的文件。',
          'Put in a proof downloaded from “My cases”, or the roots from the page “Log of cases”; both end in .json.',
        ),
      ],
    })
  if ('typed' in problem)
    return notice({
      kind: 'bad',
      word: t(lang, '✕ 粘贴的根与证明的都不一样', '✕ The root you pasted is none of the proof’s'),
      texts: [
        t(
          lang,
          '请核对有没有抄错、是不是同一天的根。确认无误仍然不一样的，请不要采信这份证明，并拨打12345反映。',
          'Check that it was copied rightly and is of the same day. If it is, do not rely on this proof and report it by calling 12345.',
        ),
      ],
    })
  return notice({
    kind: 'bad',
    word: t(lang, '✕ 每日根文件本身前后对不上', '✕ The file of roots does not hang together'),
    texts: [
      t(
        lang,
        `从${problem.brokenRoots}起，记录与前一天接不上或被改动过。请从“办件存证”页重新下载。`,
        `From ${problem.brokenRoots} on a record was changed or does not follow the day before. Download it again from the page “Log of cases”.`,
      ),
    ],
  })
}
