import { h } from 'preact'
import { renderToString } from 'preact-render-to-string'
import { describe, expect, test } from 'vitest'
import { ErrorSummary } from './error-summary.tsx'
import {
  CheckboxesField,
  DateField,
  fieldId,
  LockedField,
  MoneyField,
  RadiosField,
  SelectField,
  TextareaField,
  TextField,
} from './field.tsx'

const question = { lang: 'zh', name: 'citizen_number', label: '公民身份号码' } as const
const options = [
  { value: 'shop', label: '食品销售' },
  { value: 'kitchen', label: '餐饮服务', hint: '餐馆、食堂' },
]

describe('a field', () => {
  test('is labelled, and its example, error and hint are read with it in that order', () => {
    const html = renderToString(
      h(TextField, { ...question, hint: '在身份证正面。', example: '34…X', error: '请填写18位', required: true }),
    )
    expect(html).toContain('<label for="field-citizen_number">公民身份号码<span class="required"> 必填</span></label>')
    expect(html).toContain(
      'aria-describedby="field-citizen_number-example field-citizen_number-error field-citizen_number-hint"',
    )
    expect(html).toContain('aria-invalid="true"')
    expect(html).toContain('aria-required="true"')
    expect(html).toMatch(/id="field-citizen_number-error"><span class="hidden">错误：<\/span>请填写18位/)
  })
  test('without error is not marked wrong and refers to nothing', () => {
    const html = renderToString(h(TextField, question))
    expect(html).not.toContain('aria-')
    expect(html).not.toContain('必填')
  })
  test('shows what was typed as text, never as markup', () => {
    const html = renderToString(h(TextareaField, { ...question, value: '</textarea><script>alert(1)</script>' }))
    expect(html).not.toContain('<script>')
    expect(renderToString(h(TextField, { ...question, value: '"><b>' }))).not.toContain('<b>')
  })
  test('of dates sends and takes YYYY-MM-DD', () => {
    const html = renderToString(h(DateField, { ...question, value: '2026-03-02', minimum: '2026-01-01' }))
    expect(html).toContain('type="date" value="2026-03-02" min="2026-01-01"')
  })
  test('of money says its unit in the label, where it is read aloud', () => {
    expect(renderToString(h(MoneyField, { ...question, label: '注册资本' }))).toContain('注册资本（元）')
    expect(renderToString(h(MoneyField, { ...question, lang: 'en', label: 'Capital' }))).toContain('Capital (yuan)')
  })
  test('to choose from a list has the answer selected', () => {
    const html = renderToString(h(SelectField, { ...question, options, value: 'kitchen' }))
    expect(html.match(/selected/g)).toHaveLength(1)
    expect(html).toMatch(/<option[^>]*selected[^>]*>餐饮服务/)
  })
})

describe('a group of choices', () => {
  test('is a fieldset whose first choice is where the error summary leads', () => {
    const html = renderToString(h(RadiosField, { ...question, options, value: 'shop', error: '请选择' }))
    expect(html).toContain('<fieldset class="field field-wrong" aria-describedby="field-citizen_number-error">')
    expect(html).toContain('<legend>')
    expect(html).toMatch(/<input id="field-citizen_number" type="radio"[^>]* checked/)
    expect(html).toContain('<label for="field-citizen_number-2">')
    expect(html).toContain('aria-describedby="field-citizen_number-2-note"')
  })
  test('may have several ticked', () => {
    const html = renderToString(h(CheckboxesField, { ...question, options, values: ['shop', 'kitchen'] }))
    expect(html.match(/ checked/g)).toHaveLength(2)
  })
})

test('an answer the government holds is shown with its source and cannot be sent', () => {
  const html = renderToString(
    h(LockedField, { lang: 'zh', name: 'name', label: '姓名', value: '王小明', source: '人口库' }),
  )
  expect(html).toContain('来自人口库，无需填写')
  expect(html).toContain('aria-describedby="field-name-source"')
  expect(html).not.toContain(' name="')
})

describe('the error summary', () => {
  test('takes the focus without script and leads to each field', () => {
    const errors = [
      { name: 'citizen_number', message: '请填写18位公民身份号码，最后一位可以是X' },
      { message: '两位申请人不能是同一人' },
    ]
    const html = renderToString(h(ErrorSummary, { lang: 'zh', errors }))
    expect(html).toMatch(/tabindex="-1" autofocus aria-labelledby="errors-title"/)
    expect(html).toContain('<h2 id="errors-title">有2处需要修改</h2>')
    expect(html).toContain(`<a href="#${fieldId('citizen_number')}">请填写18位公民身份号码，最后一位可以是X</a>`)
    expect(html).toContain('<li>两位申请人不能是同一人</li>')
  })
  test('is absent when all is well', () => {
    expect(renderToString(h(ErrorSummary, { lang: 'zh', errors: [] }))).toBe('')
  })
})

test('names with dots and brackets become ids that a link can hold', () => {
  expect(fieldId('materials[2].file')).toBe('field-materials-2--file')
})

test('an amount names its unit once', () => {
  const labelOf = (lang: 'zh' | 'en', label: string) => renderToString(h(MoneyField, { lang, name: 'income', label }))
  expect(labelOf('zh', '家庭月收入')).toContain('>家庭月收入（元）<')
  expect(labelOf('zh', '家庭月收入（元）')).toContain('>家庭月收入（元）<')
  expect(labelOf('en', 'Monthly income (yuan)')).toContain('>Monthly income (yuan)<')
})
