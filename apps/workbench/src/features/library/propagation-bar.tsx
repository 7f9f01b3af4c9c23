import type { Propagation } from '@tongban/contracts/catalogue/library'
import { useT } from '../../i18n.ts'

/** How far the last change has come through the offices that follow the directory. */
export function PropagationBar({ propagation }: { propagation: Propagation }) {
  const t = useT()
  const { total, done, toMerge, state } = propagation
  const running = state === 'running'
  return (
    <section className={running ? 'tb-note' : 'tb-note tb-good'} aria-labelledby="propagation">
      <p id="propagation">
        {running
          ? t(`正在下发到各地：${done} / ${total}`, `Going out to the offices: ${done} of ${total}`)
          : t(`已下发到全部 ${total} 个办理单位`, `All ${total} offices follow it`)}
      </p>
      {running && (
        <progress className="lib-progress" max={Math.max(total, 1)} value={done} aria-labelledby="propagation" />
      )}
      {toMerge > 0 && (
        <p>
          {t(
            `其中 ${toMerge} 个单位改过同一要素，需自行合并；合并之前仍按原版本办理。`,
            `${toMerge} of them changed the same element and decide on a merge; until then they stay on their revision.`,
          )}
        </p>
      )}
    </section>
  )
}
