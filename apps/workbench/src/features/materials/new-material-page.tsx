import '../library/library.css'
import './materials.css'
import { useMutation } from '@tanstack/react-query'
import { addMaterial, type MaterialText } from '@tongban/contracts/catalogue/materials'
import Button from 'antd/es/button'
import { useState } from 'react'
import { Link, useLocation } from 'wouter'
import { api, unwrap } from '../../api.ts'
import { useT } from '../../i18n.ts'
import { type Intent, intentFor } from '../../lib/intent.ts'
import { usePage } from '../../lib/page.ts'
import { Failure } from '../../parts/states.tsx'
import { MaterialForm } from './material-form.tsx'
import { noteMaterial } from './materials-data.ts'

const nothing: MaterialText = {
  name: '',
  nameEn: '',
  kind: '3',
  source: 'applicant',
  obtain: null,
  form: '',
  acceptedKinds: ['pdf', 'jpg', 'png'],
  note: '',
}

export default function NewMaterialPage() {
  const t = useT()
  const title = t('新增材料', 'New material')
  const heading = usePage(title)
  const [, go] = useLocation()
  const [text, setText] = useState(nothing)
  const [intent, setIntent] = useState<Intent | null>(null)
  const add = useMutation({
    mutationFn: () => {
      const next = intentFor(intent, text, () => crypto.randomUUID())
      setIntent(next)
      return unwrap(api.call(addMaterial, { body: text, idempotencyKey: next.key }))
    },
    onSuccess: (material) => {
      noteMaterial(material)
      go(`/library/materials/${material.code}`)
    },
  })
  return (
    <article>
      <div className="tb-case-title">
        <Link href="/library/materials" className="tb-back">
          {t('← 材料目录', '← Material catalogue')}
        </Link>
        <h1 ref={heading} tabIndex={-1}>
          {title}
        </h1>
      </div>
      <p className="tb-quiet">
        {t('编码由平台编排，保存后即可被事项选用。', 'The platform gives the code; once saved, items can choose it.')}
      </p>
      <MaterialForm text={text} onChange={setText} error={add.error} onSubmit={() => add.mutate()}>
        {add.isError && <Failure error={add.error} />}
        <Button
          type="primary"
          htmlType="submit"
          loading={add.isPending}
          disabled={text.name.trim().length < 2 || text.nameEn.trim().length < 2}
        >
          {t('保存到目录', 'Enter in the catalogue')}
        </Button>
      </MaterialForm>
    </article>
  )
}
