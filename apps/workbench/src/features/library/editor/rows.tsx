import Button from 'antd/es/button'
import { type KeyboardEvent, type ReactNode, useContext, useEffect, useRef, useState } from 'react'
import { type Text, useT } from '../../../i18n.ts'
import { announce } from '../../../parts/live.tsx'
import { controlId } from '../core/path.ts'
import { insertRow, moveRow, removeRow } from '../core/rows.ts'
import { ProblemNotes } from '../proposal/problem-list.tsx'
import { EditorContext, useProblems } from './editor-context.ts'

type Props<T> = {
  path: string
  /** What one row is called: 材料. */
  one: Text
  items: readonly T[]
  onChange: (next: T[]) => void
  make: (items: readonly T[]) => T
  /** For rows that know of each other: what else changes with one that comes or goes. */
  insert?: (items: readonly T[], at: number, row: T) => T[]
  remove?: (items: readonly T[], at: number) => T[]
  /** The name of a row, in the line that opens it; rows without are always open. */
  name?: (item: T) => string
  mark?: (item: T) => ReactNode
  /** A copy of a row, to stand below it; without it rows cannot be copied. */
  copy?: (item: T) => T
  /** What else reads a row and would be left behind; then the row goes only when that was read. */
  readers?: (item: T) => Text[]
  /** More that can be done with a row. */
  acts?: (item: T, at: number) => ReactNode
  /** `change` sets parts of the row, `replace` the row as a whole. */
  children: (item: T, change: (part: Partial<T>) => void, path: string, replace: (next: T) => void) => ReactNode
}

type Removed<T> = { item: T; at: number; before: readonly T[]; rest: readonly T[] }
const isSame = (one: unknown, other: unknown) => JSON.stringify(one) === JSON.stringify(other)

type Wish = { row: number; control: number }
const controls = 'input, select, textarea, button, summary'

/** A list that can be added to, moved and shortened, all of it by keyboard. What was removed can be brought back. */
export function Rows<T>(props: Props<T>) {
  const { path, one, items, onChange, make, insert = insertRow, remove = removeRow } = props
  const { name, mark, copy, readers, acts, children } = props
  const t = useT()
  const list = useRef<HTMLOListElement>(null)
  const wish = useRef<Wish | null>(null)
  const [open, setOpen] = useState<number | null>(null)
  const [asking, setAsking] = useState<{ at: number; readers: Text[] } | null>(null)
  const [removed, setRemoved] = useState<Removed<T> | null>(null)
  const { target } = useContext(EditorContext)
  const oneText = t(...one)

  useEffect(() => {
    const at = target?.path.startsWith(`${path}/`)
      ? Number(target.path.slice(path.length + 1).split('/')[0])
      : Number.NaN
    if (Number.isInteger(at)) setOpen(at)
  }, [target, path])
  useEffect(() => {
    const { row, control } = wish.current ?? {}
    wish.current = null
    if (row === undefined || control === undefined) return
    const rows = list.current?.querySelectorAll(':scope > li') ?? []
    const place = rows[Math.min(row, rows.length - 1)] ?? list.current?.parentElement
    const found = place?.querySelectorAll<HTMLElement>(controls) ?? []
    found[Math.min(control, found.length - 1)]?.focus()
  })

  const add = (at: number, row = make(items)) => {
    onChange(insert(items, at, row))
    setOpen(at)
    setAsking(null)
    // The control after the line that opens a row is its first field.
    wish.current = { row: at, control: name ? 1 : 0 }
    announce(t(`已添加第${at + 1}项${oneText}`, `Added ${oneText} ${at + 1}`))
  }
  const move = (from: number, to: number, control: number) => {
    if (to < 0 || to >= items.length) return
    onChange(moveRow(items, from, to))
    setAsking(null)
    setOpen(open === from ? to : open === to ? from : open)
    wish.current = { row: to, control }
    announce(t(`已移到第${to + 1}项`, `Moved to place ${to + 1}`))
  }
  const takeOut = (at: number, sure = false) => {
    const item = items[at]
    if (item === undefined) return
    const left = sure ? [] : (readers?.(item) ?? [])
    if (left.length > 0) {
      setOpen(at)
      return setAsking({ at, readers: left })
    }
    setAsking(null)
    const rest = remove(items, at)
    setRemoved({ item, at, before: items, rest })
    onChange(rest)
    setOpen(null)
    wish.current = { row: at, control: 0 }
    announce(t(`已删除第${at + 1}项${oneText}，可以撤销`, `Removed ${oneText} ${at + 1}; it can be brought back`))
  }
  const onKey = (event: KeyboardEvent, at: number) => {
    if (!event.altKey || event.ctrlKey || event.metaKey) return
    const row = event.currentTarget
    const control = Math.max(0, [...row.querySelectorAll(controls)].indexOf(event.target as Element))
    if (event.key === 'ArrowUp') move(at, at - 1, control)
    else if (event.key === 'ArrowDown') move(at, at + 1, control)
    else if (event.key === 'Enter') add(at + 1)
    else if (event.key === 'Delete' || event.key === 'Backspace') takeOut(at)
    else return
    event.preventDefault()
    event.stopPropagation()
  }

  return (
    <div className="lib-rows" id={controlId(path)} tabIndex={-1}>
      <ProblemsAt path={path} />
      <ol ref={list}>
        {items.map((item, at) => {
          const place = `${path}/${at}`
          const replace = (next: T) => onChange(items.map((each, n) => (n === at ? next : each)))
          const change = (part: Partial<T>) => replace({ ...item, ...part })
          const body = () => (
            <>
              <ProblemsAt path={place} />
              {children(item, change, place, replace)}
              {asking?.at === at && (
                <LeftBehind
                  readers={asking.readers}
                  onRemove={() => takeOut(at, true)}
                  onKeep={() => {
                    setAsking(null)
                    wish.current = { row: at, control: Number.MAX_SAFE_INTEGER }
                  }}
                />
              )}
              <div className="lib-row-acts">
                <Button disabled={at === 0} onClick={(event) => move(at, at - 1, controlOf(event.currentTarget))}>
                  {t('上移', 'Move up')}
                </Button>
                <Button
                  disabled={at === items.length - 1}
                  onClick={(event) => move(at, at + 1, controlOf(event.currentTarget))}
                >
                  {t('下移', 'Move down')}
                </Button>
                <Button onClick={() => add(at + 1)}>{t('在下面添加', 'Add below')}</Button>
                {copy && <Button onClick={() => add(at + 1, copy(item))}>{t('复制', 'Copy')}</Button>}
                {acts?.(item, at)}
                <Button danger onClick={() => takeOut(at)}>
                  {t('删除', 'Remove')}
                </Button>
              </div>
            </>
          )
          return (
            <li key={place} id={controlId(place)} tabIndex={-1} onKeyDown={(event) => onKey(event, at)}>
              {name ? (
                <details open={open === at} onToggle={(event) => toggle(event.currentTarget.open, at)}>
                  <summary>
                    <span className="lib-row-number">{at + 1}</span>
                    <b>{name(item) || t('（还没有填写）', '(nothing written yet)')}</b>
                    {mark?.(item)}
                    <RowMark path={place} />
                  </summary>
                  {open === at && body()}
                </details>
              ) : (
                <fieldset>
                  <legend className="tb-hidden">{t(`第${at + 1}项${oneText}`, `${oneText}, no. ${at + 1}`)}</legend>
                  {body()}
                </fieldset>
              )}
            </li>
          )
        })}
      </ol>
      {items.length === 0 && <p className="tb-quiet">{t(`还没有${oneText}。`, `No ${oneText} yet.`)}</p>}
      <div className="tb-row">
        <Button onClick={() => add(items.length)}>{t(`添加${oneText}`, `Add ${oneText}`)}</Button>
        {removed && (
          <Button
            onClick={() => {
              onChange(isSame(items, removed.rest) ? [...removed.before] : insert(items, removed.at, removed.item))
              setRemoved(null)
            }}
          >
            {t('撤销删除', 'Bring back what was removed')}
          </Button>
        )}
      </div>
    </div>
  )

  function toggle(isOpen: boolean, at: number) {
    if (isOpen) setOpen(at)
    else if (open === at) setOpen(null)
  }
}

const controlOf = (button: Element) => {
  const row = button.closest('li')
  return row ? [...row.querySelectorAll(controls)].indexOf(button) : 0
}

/** Says what would read nothing any more, before a row goes. */
function LeftBehind({ readers, onRemove, onKeep }: { readers: Text[]; onRemove: () => void; onKeep: () => void }) {
  const t = useT()
  return (
    <div className="tb-note tb-warn lib-left" role="alert">
      <p>
        {t(
          '还有这些地方读取它的答案，删除后要逐一改正：',
          'These read its answer and must be mended once it is gone: ',
        )}
        {readers.map((each) => t(...each)).join(t('、', ', '))}
      </p>
      <div className="lib-row-acts">
        <Button danger onClick={onRemove}>
          {t('仍要删除', 'Remove all the same')}
        </Button>
        <Button onClick={onKeep}>{t('不删除', 'Keep it')}</Button>
      </div>
    </div>
  )
}

function ProblemsAt({ path }: { path: string }) {
  return <ProblemNotes problems={useProblems(path, 'itself')} />
}

function RowMark({ path }: { path: string }) {
  const t = useT()
  const count = useProblems(path, 'with-parts').length
  return count === 0 ? null : <span className="lib-wrong">{t(`■ ${count} 处要处理`, `■ ${count} to mend`)}</span>
}
