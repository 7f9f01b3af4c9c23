import type { ItemMaterial } from '@tongban/contracts/catalogue/item'
import { type Text, useT } from '../../../i18n.ts'
import { type Asked, askedIn, conditionTeller } from '../core/condition.ts'
import { labels } from '../core/element-labels.ts'
import { materialKindText, sourceText } from '../core/element-words.ts'
import { freeName, put } from '../core/rows.ts'
import type { SectionProps } from './basic-section.tsx'
import { ConditionField } from './condition-field.tsx'
import { BothFields, ChecksField, NumberField, SelectField, TextField } from './fields.tsx'
import { LegalRefFields } from './legal-ref-fields.tsx'
import { ObtainFields } from './obtain-fields.tsx'
import { Rows } from './rows.tsx'
import { StandardMaterial } from './standard-material.tsx'

const fileKinds = ['pdf', 'jpg', 'png', 'docx', 'xlsx', 'ofd'].map((kind): [string, Text] => [
  kind,
  [kind.toUpperCase(), kind.toUpperCase()],
])

export function MaterialsSection({ content, onChange }: SectionProps) {
  const t = useT()
  const asked = askedIn(content)
  const told = conditionTeller(content)
  return (
    <Rows
      path="/materials"
      one={['材料', 'material']}
      items={content.materials}
      make={(all) => ({
        key: freeName(
          'material_',
          all.map(({ key }) => key),
        ),
        name: '',
        nameEn: '',
        required: true,
        kind: '3',
        source: 'applicant' as const,
        obtain: null,
        form: '',
        acceptedKinds: ['pdf', 'jpg', 'png'],
      })}
      name={(material) => t(material.name, material.nameEn)}
      mark={(material) => (
        <small>
          {' '}
          {material.required ? t('必要', 'required') : t('非必要', 'not required')}
          {material.obtain && ` · ${t('免提交', 'need not be brought')}`}
          {material.when && ` · ${t(...told(material.when))}`}
        </small>
      )}
      onChange={(materials) => onChange({ ...content, materials })}
    >
      {(material, change, path, replace) => (
        <Material
          material={material}
          path={path}
          asked={asked}
          known={content.legalBasis}
          change={change}
          replace={replace}
        />
      )}
    </Rows>
  )
}

type Props = {
  material: ItemMaterial
  path: string
  asked: Asked[]
  known: SectionProps['content']['legalBasis']
  change: (part: Partial<ItemMaterial>) => void
  replace: (next: ItemMaterial) => void
}

function Material({ material, path, asked, known, change, replace }: Props) {
  const optional = <K extends keyof ItemMaterial>(key: K, value: ItemMaterial[K] | undefined) =>
    replace(put(material, key, value === '' ? undefined : value))
  return (
    <>
      <StandardMaterial path={`${path}/standardCode`} material={material} replace={replace} />
      <BothFields
        path={path}
        label={labels.name}
        hint={['写清是什么材料，不写“其他材料”', 'Say which document it is, not “other documents”']}
        zh={material.name}
        en={material.nameEn}
        keys={['name', 'nameEn']}
        onChange={change}
      />
      <div className="lib-both">
        <SelectField
          path={`${path}/required`}
          label={labels.required}
          value={material.required ? 'yes' : 'no'}
          options={[
            ['yes', ['必要', 'Required']],
            ['no', ['非必要', 'Not required']],
          ]}
          onChange={(next) => change({ required: next === 'yes' })}
        />
        <SelectField
          path={`${path}/kind`}
          label={labels.kind}
          value={material.kind}
          options={Object.entries(materialKindText)}
          onChange={(kind) => change({ kind })}
        />
        <SelectField
          path={`${path}/source`}
          label={labels.source}
          value={material.source}
          options={Object.entries(sourceText)}
          onChange={(source) => change({ source: source as ItemMaterial['source'] })}
        />
        <ObtainFields
          path={`${path}/obtain`}
          name={material.name}
          value={material.obtain}
          onChange={(obtain) => change({ obtain })}
        />
        <TextField
          path={`${path}/form`}
          label={['材料形式', 'Form of the document']}
          value={material.form}
          onChange={(form) => change({ form })}
        />
      </div>
      <LegalRefFields
        path={`${path}/basis`}
        value={material.basis}
        known={known}
        onChange={(basis) => replace(put(material, 'basis', basis))}
      />
      {!material.required && material.when === undefined && (
        <>
          <TextField
            path={`${path}/circumstance`}
            label={labels.circumstance}
            hint={['接在“只在”和“时需要”之间', 'Stands between “only” and “is needed”']}
            value={material.circumstance ?? ''}
            onChange={(text) => optional('circumstance', text)}
          />
          <TextField
            path={`${path}/circumstanceEn`}
            label={labels.circumstanceEn}
            hint={['接在“Only if”后面', 'Follows “Only if”']}
            english
            value={material.circumstanceEn ?? ''}
            onChange={(text) => optional('circumstanceEn', text)}
          />
        </>
      )}
      <ConditionField
        path={`${path}/when`}
        label={labels.when}
        always={['所有情形都要', 'In every circumstance']}
        value={material.when}
        asked={asked}
        onChange={(when) => optional('when', when)}
      />
      <ChecksField
        path={`${path}/acceptedKinds`}
        label={labels.acceptedKinds}
        values={material.acceptedKinds}
        options={fileKinds}
        onChange={(acceptedKinds) => change({ acceptedKinds })}
      />
      <div className="lib-both">
        <NumberField
          path={`${path}/copies/originals`}
          label={['原件份数', 'Originals']}
          value={material.copies?.originals ?? 0}
          onChange={(originals) => change({ copies: { copies: 0, ...material.copies, originals } })}
        />
        <NumberField
          path={`${path}/copies/copies`}
          label={['复印件份数', 'Copies']}
          value={material.copies?.copies ?? 0}
          onChange={(copies) => change({ copies: { originals: 0, ...material.copies, copies } })}
        />
      </div>
      <TextField
        path={`${path}/standard`}
        label={labels.standard}
        optional
        long
        value={material.standard ?? ''}
        onChange={(standard) => optional('standard', standard)}
      />
      <TextField
        path={`${path}/note`}
        label={['填报须知', 'Note for the applicant']}
        optional
        long
        value={material.note ?? ''}
        onChange={(note) => optional('note', note)}
      />
    </>
  )
}
