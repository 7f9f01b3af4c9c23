import { useMutation } from '@tanstack/react-query'
import { mergeMaterial, type StandardMaterial } from '@tongban/contracts/catalogue/materials'
import Button from 'antd/es/button'
import { useState } from 'react'
import { api, unwrap } from '../../api.ts'
import { useT } from '../../i18n.ts'
import { announce } from '../../parts/live.tsx'
import { Failure } from '../../parts/states.tsx'
import { ChooseMaterial } from '../library/editor/standard-material.tsx'
import { noteMaterial } from './materials-data.ts'

/** 并入: a material that was entered twice goes on as the other. */
export function MergeButton({ material }: { material: StandardMaterial }) {
  const t = useT()
  const [open, setOpen] = useState(false)
  const merge = useMutation({
    mutationFn: (into: StandardMaterial) =>
      unwrap(
        api.call(mergeMaterial, {
          params: { code: material.code },
          body: { version: material.version, into: into.code },
        }),
      ),
    onSuccess: (merged, into) => {
      noteMaterial(merged)
      setOpen(false)
      announce(t(`已并入“${into.name}”`, `It goes on as ${into.nameEn}`))
    },
  })
  return (
    <>
      <Button onClick={() => setOpen(true)}>{t('并入另一个材料', 'Let it go on as another')}</Button>
      {open && (
        <ChooseMaterial
          title={t(`“${material.name}”并入哪一个？`, `Which does “${material.nameEn}” go on as?`)}
          verb={t('并入', 'Go on as this')}
          note={
            <>
              <p>
                {t(
                  `同一个材料登记了两次时用。并入后，编码 ${material.code} 保留但不再选用；办事指南显示并入后材料的样表和空白表；现有 ${material.usedBy} 个事项照常办理，并会列入事项体检，由各自部门改选。`,
                  `For a material that was entered twice. The code ${material.code} is kept and chosen no more; guides show the samples of the other; the ${material.usedBy} items that name it go on as they are and appear in the health report until their departments choose the other.`,
                )}
              </p>
              {merge.isError && <Failure error={merge.error} />}
            </>
          }
          onClose={() => setOpen(false)}
          onChoose={(into) => merge.mutate(into)}
        />
      )}
    </>
  )
}
