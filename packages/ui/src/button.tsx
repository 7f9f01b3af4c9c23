/** @jsxImportSource preact */
import type { ComponentChildren, VNode } from 'preact'

/** One primary a page; danger only where something is lost. */
export type ButtonKind = 'primary' | 'secondary' | 'danger'

export interface ButtonProps {
  children: ComponentChildren
  /** `link` for a small act on a row (删除), which must be a button because it changes something. */
  kind?: ButtonKind | 'link' | undefined
  type?: 'submit' | 'button' | undefined
  id?: string | undefined
  name?: string | undefined
  value?: string | undefined
  /** Sends the form to another address (保存草稿 beside 继续). */
  formAction?: string | undefined
  /** Ends on another page without checking the answers first. */
  formNoValidate?: boolean | undefined
  /** id of the sentence that says what happens. */
  describedBy?: string | undefined
}

/** A button that does something. There is no disabled state: a button that cannot be pressed explains nothing. */
export function Button({ kind = 'primary', type = 'submit', describedBy, children, ...rest }: ButtonProps): VNode {
  return (
    <button
      type={type}
      class={kind === 'link' ? 'button-link' : `button button-${kind}`}
      aria-describedby={describedBy}
      {...rest}
    >
      {children}
    </button>
  )
}

export interface ButtonLinkProps {
  href: string
  children: ComponentChildren
  kind?: ButtonKind | undefined
  id?: string | undefined
  /** Proposes this name when the address is a file. */
  download?: string | undefined
}

/** A link that begins something (在线办理) and therefore looks like a button. */
export function ButtonLink({ kind = 'primary', children, ...rest }: ButtonLinkProps): VNode {
  return (
    <a class={`button button-${kind}`} {...rest}>
      {children}
    </a>
  )
}

/** Buttons side by side; one under the other on phones and in elder mode. */
export function ButtonRow({ children }: { children: ComponentChildren }): VNode {
  return <div class="button-row">{children}</div>
}
