/** @jsxImportSource preact */
import type { MyCase } from '@tongban/contracts/cases/case'
import { Button, ButtonLink, ButtonRow } from '@tongban/ui/button.tsx'
import { TextareaField } from '@tongban/ui/field.tsx'
import { t } from '@tongban/ui/language'
import { Notice } from '@tongban/ui/notice.tsx'
import type { VNode } from 'preact'
import type { AnyApplication } from '../parts/any-application.ts'
import { Frame } from '../parts/frame.tsx'
import { type Mistakes, noMistakes, Summary } from '../parts/problem.tsx'
import { named } from '../parts/words.ts'
import type { View } from '../view.ts'

export type WithdrawState = { one: MyCase; intent: string; reason?: string; mistakes?: Mistakes }

/** 撤回, with a sentence that says what happens. */
export function withdrawPage(view: View, { one, intent, reason, mistakes = noMistakes }: WithdrawState): VNode {
  const { lang } = view
  const title = t(lang, '撤回申请', 'Withdraw the application')
  const name = named(lang, { name: one.itemName, nameEn: one.itemNameEn })
  return (
    <Frame view={view} title={title} current="mine" hasErrors={mistakes.list.length > 0} isPrivate>
      <Summary lang={lang} mistakes={mistakes} />
      <h1>{title}</h1>
      <p>{name}</p>
      <Notice lang={lang} kind="warn">
        <p>
          {t(
            lang,
            `撤回后，${one.officeName}不再办理这件事，不能恢复。以后还要办，需要重新申请。`,
            `Once withdrawn, ${one.officeName} stops handling this case and it cannot be restored. To go on later you must apply again.`,
          )}
        </p>
      </Notice>
      <form method="post" action={`/me/cases/${one.id}/withdraw`} noValidate>
        <input type="hidden" name="version" value={one.version} />
        <input type="hidden" name="intent" value={intent} />
        <TextareaField
          lang={lang}
          name="reason"
          label={t(lang, '为什么撤回（可以不填）', 'Why (optional)')}
          value={reason}
          maxLength={500}
          rows={2}
        />
        <ButtonRow>
          <Button kind="danger">{t(lang, '撤回申请', 'Withdraw')}</Button>
          <ButtonLink kind="secondary" href={`/me/cases/${one.id}`}>
            {t(lang, '不撤回', 'Keep it')}
          </ButtonLink>
        </ButtonRow>
      </form>
    </Frame>
  )
}

/** The same for an application not yet submitted. */
export function discardPage(view: View, application: AnyApplication): VNode {
  const { lang } = view
  const title = t(lang, '删除没填完的申请', 'Discard the application')
  return (
    <Frame view={view} title={title} current="mine" isPrivate>
      <h1>{title}</h1>
      <p>{named(lang, application.item)}</p>
      <Notice lang={lang} kind="warn">
        <p>
          {t(
            lang,
            '已填写的内容和上传的文件会一起删除，不能恢复。还没有提交，办理单位没有收到过。',
            'What you filled in and uploaded is deleted and cannot be restored. It was never submitted; no office has received it.',
          )}
        </p>
      </Notice>
      <form method="post" action={`/applications/${application.id}/discard`}>
        <ButtonRow>
          <Button kind="danger">{t(lang, '删除', 'Discard')}</Button>
          <ButtonLink kind="secondary" href={`/applications/${application.id}`}>
            {t(lang, '不删除，继续填写', 'Keep it and go on')}
          </ButtonLink>
        </ButtonRow>
      </form>
    </Frame>
  )
}
