import { type ReactNode, useId, useLayoutEffect, useRef } from 'react'

type Props = { title: string; onClose: () => void; children: ReactNode; footer: ReactNode; wide?: boolean }

/** A modal dialog on the browser's own element: it holds the focus, closes by Escape and gives the focus back. */
export function Dialog({ title, onClose, children, footer, wide = false }: Props) {
  const ref = useRef<HTMLDialogElement>(null)
  const id = useId()
  // A layout effect closes before the element leaves the page; only then does the browser return the focus.
  useLayoutEffect(() => {
    const dialog = ref.current
    dialog?.showModal()
    return () => {
      dialog?.close()
      // Opened by no button (after signing in again), or by one that is gone.
      setTimeout(() => {
        if (document.activeElement === document.body) document.querySelector<HTMLElement>('h1')?.focus()
      })
    }
  }, [])
  return (
    <dialog
      ref={ref}
      className={wide ? 'tb-dialog tb-dialog-wide' : 'tb-dialog'}
      aria-labelledby={id}
      onCancel={(event) => {
        event.preventDefault()
        onClose()
      }}
    >
      <h2 id={id}>{title}</h2>
      <div className="tb-dialog-body">{children}</div>
      <div className="tb-dialog-foot">{footer}</div>
    </dialog>
  )
}
