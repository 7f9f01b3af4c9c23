import type { EmptyForm } from './empty-form.ts'

/** A material filled in as an example (示范文本), as `data/material-samples.json` has it. */
export type MaterialSample = {
  code: string
  title: string
  titleEn: string
  sections: { title: string; rows: [label: string, text: string][] }[]
  declaration: string
}

/** The sheet on which it is printed: everybody and everything on it is invented, and it says so. */
export const sampleSheet = ({ code, title, titleEn, sections, declaration }: MaterialSample): EmptyForm => ({
  title,
  titleEn,
  item: '',
  code,
  version: '',
  sections: sections.map((section) => ({
    title: section.title,
    note: '',
    rows: section.rows.map(([label, text]) => ({ label, required: false, hint: '', room: { text } })),
  })),
  declaration,
  sample: true,
})
