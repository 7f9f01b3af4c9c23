/** Writes data/offices.json: which kind of office exercises what at each level. */
import { writeFileSync } from 'node:fs'
import { linesOf } from './parse-authored.ts'

interface OfficeKind {
  key: string
  level: string
  regionKinds: string[]
  departmentKeys: string[] | '*'
  name: string
  nameEn: string
}

const rows = linesOf('offices.txt').map((line) => line.split('|').map((part) => part.trim()))
const kinds: OfficeKind[] = []

function add(
  level: string,
  suffix: string,
  regionKinds: string[],
  key: string,
  name: string | undefined,
  nameEn: string,
): void {
  if (!name || name === '-') return
  kinds.push({ key: `${level}-${key}${suffix}`, level, regionKinds, departmentKeys: [key], name, nameEn })
}

for (const [key = '', english = '', province] of rows)
  add('province', '', ['province'], key, province, `${english} of Anhui Province`)
for (const [key = '', english = '', , city] of rows) add('city', '', ['city'], key, city, `${english} of {region}`)
for (const [key = '', english = '', , , county, district] of rows) {
  const nameEn = `${english} of {region}`
  const general = ['county', 'county-city', 'development-zone']
  add('county', '', district ? general : [...general, 'district'], key, county, nameEn)
  add('county', '-district', ['district'], key, district, nameEn)
}

const whole = (key: string, level: string, regionKinds: string[], name: string, nameEn: string): OfficeKind => ({
  key,
  level,
  regionKinds,
  departmentKeys: '*',
  name,
  nameEn,
})
kinds.push(
  whole(
    'township-government',
    'township',
    ['town', 'township'],
    '{region}人民政府（便民服务中心）',
    "{region} People's Government (Service Centre)",
  ),
  whole('township-subdistrict', 'township', ['subdistrict'], '{region}办事处', '{region} Subdistrict Office'),
  whole(
    'township-other',
    'township',
    ['township-like', 'virtual'],
    '{region}（便民服务中心）',
    '{region} (Service Centre)',
  ),
  whole(
    'village-villagers',
    'village',
    ['villagers-committee', 'villagers-like'],
    '{region}（便民服务站）',
    "{region} Villagers' Committee (Service Station)",
  ),
  whole(
    'village-residents',
    'village',
    ['residents-committee', 'residents-like'],
    '{region}（便民服务站）',
    "{region} Residents' Committee (Service Station)",
  ),
)

const offices = {
  note: 'Office kinds by level. In name: {region} the region, {parent} the region above it, {short} the region without 区, 县 or 市 at the end. departmentKeys "*": the office handles every department at that level. Province names as in departments.json; the others follow the usual names and are not an official list.',
  departments: rows.map(([key, nameEn, province = '-', city = '-']) => ({
    key,
    name: (city === '-' ? province : city)
      .replace(/\{[a-z]+\}|国家税务总局/g, '')
      .replace(/（.*）$/, '')
      .replace(/支队$/, '机构'),
    nameEn,
  })),
  kinds,
}

const row = (value: unknown): string => `    ${JSON.stringify(value)}`
const text = `{
  "note": ${JSON.stringify(offices.note)},
  "departments": [
${offices.departments.map(row).join(',\n')}
  ],
  "kinds": [
${offices.kinds.map(row).join(',\n')}
  ]
}
`
writeFileSync(new URL('../../data/offices.json', import.meta.url), text)
process.stdout.write(`${kinds.length} office kinds\n`)
