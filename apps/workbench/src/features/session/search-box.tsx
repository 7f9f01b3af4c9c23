import Button from 'antd/es/button'
import Input, { type InputRef } from 'antd/es/input'
import { type FormEvent, useEffect, useRef, useState } from 'react'
import { useLocation, useSearchParams } from 'wouter'
import { useT } from '../../i18n.ts'
import { isTyping } from '../../lib/keys.ts'

/** Finds a case by number or name; `/` brings the focus here from anywhere. */
export function SearchBox() {
  const t = useT()
  const [params] = useSearchParams()
  const [, navigate] = useLocation()
  const [text, setText] = useState(params.get('q') ?? '')
  const input = useRef<InputRef>(null)

  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.key !== '/' || isTyping(event)) return
      event.preventDefault()
      input.current?.focus({ cursor: 'all' })
    }
    document.addEventListener('keydown', onKey)
    return () => document.removeEventListener('keydown', onKey)
  }, [])

  const search = (event: FormEvent) => {
    event.preventDefault()
    const wanted = text.trim()
    if (wanted !== '') navigate(`/search?q=${encodeURIComponent(wanted)}`)
  }
  return (
    <search className="tb-search">
      <form onSubmit={search}>
        <Input
          ref={input}
          type="search"
          aria-label={t('按办件编号或申请人查找', 'Find by case number or applicant')}
          aria-keyshortcuts="/"
          placeholder={t('办件编号或申请人（按 / ）', 'Case number or applicant (press /)')}
          maxLength={60}
          value={text}
          onChange={(event) => setText(event.target.value)}
        />
        <Button htmlType="submit">{t('查找', 'Find')}</Button>
      </form>
    </search>
  )
}
