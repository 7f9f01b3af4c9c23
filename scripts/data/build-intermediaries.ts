// Writes data/intermediaries.json: the register of intermediary organisations (中介服务机构名录). All of them invented.
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { makeCreditCode } from '@tongban/codes/credit-code'

const data = join(import.meta.dirname, '../../data')

const kinds = [
  [
    'environment',
    '环境影响报告书（表）编制',
    'Environmental impact report',
    '有环境影响评价工程师的技术单位',
    'A technical unit with environmental impact assessment engineers',
    '环评技术',
    'Environment Assessment',
    '环境影响评价工程师3名以上',
  ],
  [
    'safety',
    '安全评价',
    'Safety assessment',
    '有安全评价资质的机构',
    'An institution qualified for safety assessment',
    '安全评价',
    'Safety Assessment',
    '安全评价机构资质证书',
  ],
  [
    'health',
    '职业病危害评价',
    'Assessment of occupational hazards',
    '有职业卫生技术服务资质的机构',
    'An institution qualified for occupational health services',
    '职业卫生',
    'Occupational Health',
    '职业卫生技术服务机构资质',
  ],
  [
    'drawings',
    '施工图设计文件审查',
    'Review of construction drawings',
    '施工图审查机构',
    'A drawing review institution',
    '图审',
    'Drawing Review',
    '施工图审查机构认定书',
  ],
  [
    'survey',
    '测绘',
    'Surveying',
    '有测绘资质的单位',
    'A unit qualified for surveying',
    '测绘',
    'Surveying',
    '测绘资质证书（乙级）',
  ],
  [
    'audit',
    '审计、验资',
    'Audit and capital verification',
    '会计师事务所',
    'An accounting firm',
    '会计师事务所',
    'Accountants',
    '会计师事务所执业证书',
  ],
  [
    'water',
    '水资源论证报告编制',
    'Water resources report',
    '有水文、水资源专业技术人员的单位',
    'A unit with hydrologists',
    '水务咨询',
    'Water Consulting',
    '水文、水资源调查评价单位',
  ],
  [
    'fire',
    '消防设施检测',
    'Testing of fire protection',
    '消防技术服务机构',
    'A fire protection service',
    '消防检测',
    'Fire Testing',
    '消防技术服务机构从业条件',
  ],
] as const

const brands = ['徽岳', '皖清', '江淮诚', '新安衡', '庐源', '九华正']
const brandsEn = ['Huiyue', 'Wanqing', 'Jianghuai', 'Xin’an', 'Luyuan', 'Jiuhua']
const cities: [string, string, string][] = readFileSync(join(data, 'regions.csv'), 'utf8')
  .split('\n')
  .map((line) => line.split(','))
  .filter(([code, , level]) => level === '2' && /^34\d\d0{8}$/.test(code ?? ''))
  .map(([code = '', name = ''], i) => [code, name, String(i)])

const register = kinds.map(([key, service, serviceEn, provider, providerEn, word, wordEn, qualification], k) => ({
  key,
  service,
  serviceEn,
  provider,
  providerEn,
  organisations: Array.from({ length: 5 }, (_, n) => {
    const [regionCode = '', regionName = ''] = cities[(k * 3 + n * 2) % cities.length] ?? []
    const brand = (k + n) % brands.length
    const company = word === '会计师事务所'
    return {
      name: company
        ? `${brands[brand]}会计师事务所（样例）`
        : `${regionName.replace(/市$/, '')}${brands[brand]}${word}有限公司（样例）`,
      nameEn: company ? `${brandsEn[brand]} Accountants (sample)` : `${brandsEn[brand]} ${wordEn} Ltd. (sample)`,
      creditCode: makeCreditCode(`91${regionCode.slice(0, 6)}`, `XN8${String(k * 10 + n).padStart(5, '0')}`),
      regionCode,
      regionName,
      address: `${regionName}样例路${10 + k * 5 + n}号`,
      phone: `0000-${String(8_000_000 + k * 100 + n)}`,
      qualification,
    }
  }),
}))

writeFileSync(
  join(data, 'intermediaries.json'),
  `${JSON.stringify({ note: 'Invented: no such organisation exists. Made by scripts/data/build-intermediaries.ts.', asOf: '2026-02-01', kinds: register }, null, 2)}\n`,
)
