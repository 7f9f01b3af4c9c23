import type { CaseProof } from '@tongban/contracts/cases/log'
import { type Language, languageTag, t } from '@tongban/ui/language'
import { element } from './dom.ts'
import { tellEvents, tellProblem, tellVerdict } from './tell.ts'
import { checkProof, readGiven, readTyped } from './verify-proof.ts'

/** What is on the page; drawn anew from here after each change. */
const state: {
  lang: Language
  elder: boolean
  proof: CaseProof | undefined
  byDay: Map<string, string>
  typed: string
  /** Of the files that were put in last. */
  names: string[]
  problem: 'unknown' | { brokenRoots: string } | undefined
} = {
  lang: location.hash.includes('en') ? 'en' : 'zh',
  elder: location.hash.includes('elder'),
  proof: undefined,
  byDay: new Map(),
  typed: '',
  names: [],
  problem: undefined,
}

const verdict = element('section', { id: 'verdict', tabindex: '-1', 'aria-live': 'polite' })

function draw(): void {
  const { lang, elder } = state
  const title = t(lang, '存证核验', 'Check a proof')
  document.documentElement.lang = languageTag(lang)
  document.documentElement.dataset['mode'] = elder ? 'elder' : 'standard'
  document.title = title
  const files = element('input', { type: 'file', id: 'files', multiple: '', accept: '.json,application/json' })
  files.addEventListener('change', () => void take(files.files))
  const roots = element('textarea', { id: 'roots', rows: '3', spellcheck: 'false', autocomplete: 'off' })
  roots.value = state.typed
  roots.addEventListener('input', () => {
    state.typed = roots.value
    drawVerdict()
  })
  document.body.replaceChildren(
    element(
      'header',
      {},
      button(t(lang, 'English', '中文'), lang === 'zh' ? 'en' : 'zh-CN', () => {
        state.lang = lang === 'zh' ? 'en' : 'zh'
      }),
      button(elder ? t(lang, '标准字号', 'Standard type') : t(lang, '大字版', 'Large type'), languageTag(lang), () => {
        state.elder = !elder
      }),
    ),
    element(
      'main',
      {},
      element('h1', {}, title),
      element(
        'p',
        {},
        t(
          lang,
          '看一看办件的每一步是不是原样记在公布的存证里。核对在您自己的设备上做，不连网络，文件不会传出去；断网也能用。',
          'See whether every step of a case stands as it was in the published log. It is checked on your own device, without a network; no file leaves it.',
        ),
      ),
      element(
        'div',
        { class: 'drop' },
        element('p', {}, element('strong', {}, t(lang, '1. 放入存证证明', '1. Put in the proof'))),
        element(
          'p',
          { class: 'hint' },
          t(
            lang,
            '从“我的办件”下载的文件；每日根的文件也可以一起放。可以拖到这里。',
            'The file downloaded from “My cases”; the file of roots can go with it. You may drop them here.',
          ),
        ),
        files,
        element('label', { for: 'files', class: 'choose' }, t(lang, '选择文件', 'Choose files')),
        state.names.length > 0
          ? element(
              'p',
              { class: 'hint', id: 'names' },
              t(lang, '已读入：', 'Read: '),
              state.names.join(t(lang, '、', ', ')),
            )
          : undefined,
      ),
      element(
        'h2',
        {},
        element('label', { for: 'roots' }, t(lang, '2. 与公布的根核对', '2. Compare with the published root')),
      ),
      element(
        'p',
        { class: 'hint' },
        t(
          lang,
          '放入了每日根的文件就不用填。也可以粘贴或输入那一天的根：64位，由0到9和a到f组成。',
          'Not needed when you put in the file of roots. Or paste or type the root of the day: 64 characters, 0 to 9 and a to f.',
        ),
      ),
      roots,
      verdict,
    ),
  )
  drawVerdict()
}

function button(label: string, language: string, act: () => void): HTMLElement {
  const made = element('button', { type: 'button', lang: language }, label)
  made.addEventListener('click', () => {
    act()
    draw()
  })
  return made
}

function drawVerdict(): void {
  const { lang, proof, byDay, problem } = state
  const told: HTMLElement[] = problem ? [tellProblem(lang, problem)] : []
  if (proof) {
    const typed = readTyped(state.typed)
    const checked = checkProof(proof, { byDay, typed })
    if (typed.some((root) => !checked.some((event) => event.root === root)))
      told.push(tellProblem(lang, { typed: true }))
    told.push(tellVerdict(lang, proof, checked, byDay.size + typed.length > 0))
    told.push(tellEvents(lang, proof, checked))
  } else if (!problem && byDay.size > 0) {
    told.push(
      element(
        'p',
        {},
        t(
          lang,
          `已读入${byDay.size}天的根，请再放入存证证明。`,
          `Roots of ${byDay.size} days were read; now put in the proof.`,
        ),
      ),
    )
  }
  const heading = told.length > 0 ? [element('h2', {}, t(lang, '结果', 'Result'))] : []
  verdict.replaceChildren(...heading, ...told)
}

async function take(files: FileList | null | undefined): Promise<void> {
  if (!files || files.length === 0) return
  state.problem = undefined
  for (const file of files) {
    const given = readGiven(await file.text())
    if (given.kind === 'proof') state.proof = given.proof
    else if (given.kind === 'roots') for (const [day, root] of given.byDay) state.byDay.set(day, root)
    else state.problem = given.kind === 'unknown' ? 'unknown' : { brokenRoots: given.day }
  }
  state.names = Array.from(files, ({ name }) => name)
  draw()
  verdict.focus()
}

document.addEventListener('dragover', (event) => {
  event.preventDefault()
  document.documentElement.classList.add('over')
})
document.addEventListener('dragleave', () => document.documentElement.classList.remove('over'))
document.addEventListener('drop', (event) => {
  event.preventDefault()
  document.documentElement.classList.remove('over')
  void take(event.dataTransfer?.files)
})
draw()
