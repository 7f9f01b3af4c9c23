import type { ReactNode, RefObject } from 'react'

type Props = { title: string; heading: RefObject<HTMLHeadingElement | null>; children?: ReactNode }

/** The head of a page: its title, which takes the focus when the page opens (`usePage`), and what stands beside it. */
export function PageHead({ title, heading, children }: Props) {
  return (
    <div className="tb-page-head">
      <h1 ref={heading} tabIndex={-1}>
        {title}
      </h1>
      {children}
    </div>
  )
}
