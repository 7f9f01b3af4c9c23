import { type KeyboardEvent, type ReactNode, useId, useRef } from 'react'

export type Tab = { key: string; label: string; content: ReactNode }
type Props = { label: string; tabs: Tab[]; current: string; onChange: (key: string) => void }

/** Tabs by arrow keys, Home and End. Every panel stays in the page so that printing shows all of them. */
export function Tabs({ label, tabs, current, onChange }: Props) {
  const id = useId()
  const list = useRef<HTMLDivElement>(null)
  const go = (event: KeyboardEvent) => {
    const at = tabs.findIndex((tab) => tab.key === current)
    const to = { ArrowRight: at + 1, ArrowLeft: at - 1, Home: 0, End: tabs.length - 1 }[event.key]
    if (to === undefined) return
    event.preventDefault()
    const index = (to + tabs.length) % tabs.length
    const tab = tabs[index]
    if (tab) onChange(tab.key)
    list.current?.querySelectorAll<HTMLElement>('[role=tab]')[index]?.focus()
  }
  return (
    <div className="tb-tabs">
      <div role="tablist" aria-label={label} ref={list} onKeyDown={go} className="tb-tablist">
        {tabs.map((tab) => (
          <button
            key={tab.key}
            type="button"
            role="tab"
            id={`${id}-${tab.key}`}
            aria-selected={tab.key === current}
            aria-controls={`${id}-${tab.key}-panel`}
            tabIndex={tab.key === current ? 0 : -1}
            onClick={() => onChange(tab.key)}
          >
            {tab.label}
          </button>
        ))}
      </div>
      {tabs.map((tab) => (
        <div
          key={tab.key}
          role="tabpanel"
          id={`${id}-${tab.key}-panel`}
          aria-labelledby={`${id}-${tab.key}`}
          className={tab.key === current ? 'tb-panel' : 'tb-panel tb-panel-off'}
        >
          <h2 className="tb-panel-title">{tab.label}</h2>
          {tab.content}
        </div>
      ))}
    </div>
  )
}
