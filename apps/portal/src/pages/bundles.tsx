/** @jsxImportSource preact */
import type { BundleBrief } from '@tongban/contracts/joint/bundle'
import type { Audience } from '@tongban/contracts/shared'
import { t } from '@tongban/ui/language'
import type { VNode } from 'preact'
import { Frame } from '../parts/frame.tsx'
import { named } from '../parts/words.ts'
import type { View } from '../view.ts'

/** “一件事”目录: matters of life, each with what it joins. */
export function bundlesPage(view: View, bundles: readonly BundleBrief[]): VNode {
  const { lang } = view
  const title = t(lang, '一件事', 'Matters of life')
  const groups: [Audience, string][] = [
    ['natural', t(lang, '个人', 'People')],
    ['legal', t(lang, '企业', 'Enterprises')],
  ]
  return (
    <Frame view={view} title={title} current="services">
      <h1>{title}</h1>
      <p>
        {t(
          lang,
          '遇到一件事，往往要找好几个部门。这里按事情列出要办哪几项、先办哪项、材料一共要带哪些。',
          'One matter of life often takes several offices. Here is, for each, what has to be done, what comes first and which documents are needed in all.',
        )}
      </p>
      {groups.map(([audience, heading]) => (
        <section key={audience} aria-labelledby={`for-${audience}`}>
          <h2 id={`for-${audience}`}>{heading}</h2>
          <ul class="items">
            {bundles
              .filter((bundle) => bundle.audience.includes(audience))
              .map((bundle) => (
                <li key={bundle.code}>
                  <h3>
                    <a href={`/bundles/${bundle.code}`}>{named(lang, bundle)}</a>
                  </h3>
                  <p>{t(lang, bundle.summary, bundle.summaryEn)}</p>
                  <p class="note">{sizeOf(view, bundle)}</p>
                </li>
              ))}
          </ul>
        </section>
      ))}
    </Frame>
  )
}

function sizeOf({ lang }: View, { parts, elsewhere, leadDepartment, leadDepartmentEn }: BundleBrief): string {
  const lead = t(lang, `${leadDepartment}牵头`, `Led by ${leadDepartmentEn}`)
  const here = parts === 0 ? [] : [t(lang, `这里可办${parts}项`, `${parts} can be done here`)]
  const other = elsewhere === 0 ? [] : [t(lang, `另行办理${elsewhere}项`, `${elsewhere} elsewhere`)]
  return [lead, ...here, ...other].join(' · ')
}
