import { lazy, Suspense } from 'react'
import { Loading } from '../../../parts/states.tsx'
import type { SectionProps } from './basic-section.tsx'

/** The designer brings the evaluator, FEEL and the citizen's controls along; who never opens the form needs none of it. */
const FormDesigner = lazy(() => import('./form/form-designer.tsx'))

export const FormSection = (props: SectionProps) => (
  <Suspense fallback={<Loading />}>
    <FormDesigner {...props} />
  </Suspense>
)
