import type { LicenceRecord } from '@tongban/contracts/outside/gateway'
import type { OutsideLicence } from '#modules/cases'
import type { Config } from '#platform/config'
import { createGateway, type Gateway } from '#platform/gateway'
import { createSms, type Sms } from '#platform/sms'

/** The world outside: base libraries and licence libraries behind the provincial gateway, and the SMS provider. */
export type OutsideSystems = {
  gateway: Gateway
  sms: Sms
  licences(holder: { audience: 'natural' | 'legal'; number: string }): Promise<OutsideLicence[]>
}

export type OutsideAddress = {
  url: string
  gateway: { appKey: string; secret: string }
  sms: { accessKeyId: string; accessKeySecret: string }
}

/** Where the outside systems are: the stand-ins of this process, unless the environment says otherwise. */
export const outsideUrl = ({ host, standInsPort }: Config): string =>
  process.env['TONGBAN_OUTSIDE_URL'] ?? `http://${host}:${standInsPort}`

export function connectOutside(address: OutsideAddress, log: (line: string) => void): OutsideSystems {
  const gateway = createGateway({ url: address.url, ...address.gateway })
  return {
    gateway,
    sms: createSms({ url: address.url, ...address.sms }),
    async licences({ audience, number }) {
      try {
        const [list, own] = await Promise.all([
          gateway.ask('licence.list', { holderType: audience === 'legal' ? '001' : '111', holderNumber: number }),
          audience === 'legal' ? gateway.ask('business-licence.get', { creditCode: number }) : null,
        ])
        const found = own ? [...list, own] : list
        const byIdentifier = new Map(found.map((record) => [record.identifier, record]))
        return [...byIdentifier.values()].filter((record) => record.status === 'valid').map(fromRecord)
      } catch (error) {
        // Silence outside must not stop an application: what is not found can be uploaded.
        log(`licence library: ${error instanceof Error ? error.message : error}`)
        return []
      }
    },
  }
}

const fromRecord = (record: LicenceRecord): OutsideLicence => ({
  typeName: record.typeName,
  typeCode: record.typeCode,
  identifier: record.identifier,
  number: record.number,
  holderName: record.holderName,
  issuerName: record.issuer,
  issuerCode: record.issuerCreditCode,
  issuedOn: record.issuedOn,
  validUntil: record.validUntil,
  elements: Object.entries(record.fields).map(([label, value]) => ({ label, value })),
})
