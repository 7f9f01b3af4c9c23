import type { GateProblem } from '@tongban/contracts/catalogue/proposals'
import { useT } from '../../../i18n.ts'
import { elementLabel } from '../core/element-labels.ts'

type Place = { content: number; problem: GateProblem }
type Props = { problems: Place[]; several: boolean; onGo: (place: Place) => void }

/** Everything that keeps a change from being handed in; each line leads to its element. */
export function ProblemSummary({ problems, several, onGo }: Props) {
  const t = useT()
  if (problems.length === 0) return null
  return (
    <section className="tb-note tb-bad lib-problems" aria-labelledby="problems" tabIndex={-1} id="problem-summary">
      <h2 id="problems">
        {t(
          `还有 ${problems.length} 处要处理，才能提交`,
          `${problems.length} things to mend before it can be handed in`,
        )}
      </h2>
      <ol>
        {problems.map((place) => (
          <li key={`${place.content}${place.problem.path} ${place.problem.code} ${place.problem.message}`}>
            <button type="button" className="lib-link" onClick={() => onGo(place)}>
              {several && t(`第${place.content + 1}个事项 · `, `Item ${place.content + 1} · `)}
              {t(...elementLabel(place.problem.path))}
              {t('：', ': ')}
              {t(place.problem.message, place.problem.messageEn)}
            </button>
          </li>
        ))}
      </ol>
    </section>
  )
}

/** What is wrong with one element: what to do, the rule it rests on, and the shortest example that shows it. */
export function ProblemNotes({ problems, id }: { problems: readonly GateProblem[]; id?: string }) {
  const t = useT()
  if (problems.length === 0) return null
  return (
    <ul className="lib-problem" id={id}>
      {problems.map((problem) => (
        <li key={`${problem.path} ${problem.code} ${problem.message}`}>
          <p>
            <span aria-hidden="true">■ </span>
            {t(problem.message, problem.messageEn)}
            {problem.source && <small>{t(`（依据：${problem.source}）`, ` (rule: ${problem.source})`)}</small>}
          </p>
          {problem.example && (
            <p className="lib-example">
              {t(`例如：${problem.example}`, `For example: ${problem.exampleEn ?? problem.example}`)}
            </p>
          )}
        </li>
      ))}
    </ul>
  )
}
