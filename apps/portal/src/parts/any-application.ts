import type { Application } from '@tongban/contracts/cases/apply'
import type { JointApplication } from '@tongban/contracts/joint/apply'

/** An application as its pages show it: of one item, or joint (一件事). */
export type AnyApplication = Omit<Application, 'item'> & {
  item: Pick<Application['item'], 'code' | 'name' | 'nameEn' | 'officeName'>
  joint?: JointApplication
}
