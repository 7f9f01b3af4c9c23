import { randomUUID } from 'node:crypto'
import type { OfficerActor, PersonActor } from '#platform/actor'

/** A signed-in person whom no other test knows. */
export const aPerson = (more: Partial<PersonActor> = {}): PersonActor => ({
  kind: 'person',
  personId: randomUUID(),
  legalPersonId: null,
  name: '王小明',
  sessionId: randomUUID(),
  ...more,
})

/** A signed-in officer of an office in Yaohai, who may read cases unless said otherwise. */
export const anOfficer = (officeId: string = randomUUID(), more: Partial<OfficerActor> = {}): OfficerActor => ({
  kind: 'officer',
  officerId: randomUUID(),
  officeId,
  officeName: '瑶海区市场监督管理局',
  regionCode: '340102000000',
  name: '李窗口',
  scopes: ['cases.read'],
  sessionId: randomUUID(),
  ...more,
})
