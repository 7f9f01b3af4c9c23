import { makeCitizenNumber } from '@tongban/codes/citizen-number'
import { makeCreditCode } from '@tongban/codes/credit-code'
import type { FieldKind, FormAnswer, FormField } from '@tongban/contracts/catalogue/form'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { acceptAnswers } from './accept.ts'
import { cleanAnswers } from './clean.ts'
import { formWithAnything } from './testing/arbitraries.ts'
import { aField, aForm, aGroup, compiled, repeated } from './testing/forms.ts'
import { validateAnswers } from './validate.ts'

const CITIZEN = makeCitizenNumber('110105', '19491231', '002')
const CREDIT = makeCreditCode('91350100', 'M000100Y')

const codesFor = (field: FormField, answer: FormAnswer) =>
  validateAnswers(compiled(aForm(aGroup('g', [field]))), { [field.key]: answer }).map((p) => p.code)

describe('an answer is refused with a stable code:', () => {
  test.for<[FieldKind, FormAnswer, string, Partial<FormField>?]>([
    ['text', 'x'.repeat(201), 'forms.too-long'],
    ['text', '一二三四', 'forms.too-long', { maxLength: 3 }],
    ['textarea', 'x'.repeat(2001), 'forms.too-long'],
    ['text', '一\n二', 'forms.control-character'],
    ['textarea', '一\u0007二', 'forms.control-character'],
    ['text', 'a\u0000b', 'forms.control-character'],
    ['text', 'a\u202eb', 'forms.control-character'],
    ['text', 'a\ud800b', 'forms.control-character'],
    ['email', 'a\u0000@example.cn', 'forms.control-character'],
    ['text', 12, 'forms.not-text'],
    ['mobile', true, 'forms.not-text'],
    ['text', ['a'], 'forms.not-text'],
    ['date', '2026-02-29', 'forms.not-a-date'],
    ['date', '2026-13-01', 'forms.not-a-date'],
    ['date', '0026-01-01', 'forms.not-a-date'],
    ['date', '明天', 'forms.not-a-date'],
    ['citizen-number', '11010519491231002', 'forms.not-a-citizen-number'],
    ['citizen-number', `${CITIZEN.slice(0, 17)}1`, 'forms.not-a-citizen-number'],
    ['credit-code', '91350100M000100Y4', 'forms.not-a-credit-code'],
    ['credit-code', `${CREDIT.slice(0, 17)}0`, 'forms.not-a-credit-code'],
    ['mobile', '1380013800', 'forms.not-a-mobile'],
    ['mobile', '23800138000', 'forms.not-a-mobile'],
    ['email', 'zhang', 'forms.not-an-email'],
    ['email', 'zhang@localhost', 'forms.not-an-email'],
    ['email', '张@example.cn', 'forms.not-an-email'],
    ['integer', '十二', 'forms.not-an-integer'],
    ['integer', 1.5, 'forms.not-an-integer'],
    ['integer', 2 ** 53, 'forms.not-an-integer'],
    ['decimal', 'x', 'forms.not-a-number'],
    ['decimal', Number.POSITIVE_INFINITY, 'forms.not-a-number'],
    ['decimal', Number.NaN, 'forms.not-a-number'],
    ['money', '12', 'forms.not-money'],
    ['money', 12.5, 'forms.not-money'],
    ['money', -1, 'forms.too-small'],
    ['money', 1_000_000_000_001, 'forms.too-large'],
    ['money', 99, 'forms.too-small', { minimum: 100 }],
    ['integer', 17, 'forms.too-small', { minimum: 18 }],
    ['decimal', 2.51, 'forms.too-large', { maximum: 2.5 }],
    ['choice', 'd', 'forms.not-an-option'],
    ['choice', ['a'], 'forms.not-an-option'],
    ['choices', ['a', 'd'], 'forms.not-an-option'],
    ['choices', 'a', 'forms.not-an-option'],
    ['yes-no', 'true', 'forms.not-yes-no'],
    ['yes-no', 1, 'forms.not-yes-no'],
  ])('%s %j: %s', ([kind, answer, code, more]) => {
    expect(codesFor(aField('f', kind, more), answer)).toEqual([code])
  })
})

describe('an answer is taken:', () => {
  test.for<[FieldKind, FormAnswer, Partial<FormField>?]>([
    ['text', '𠮷'.repeat(200)],
    ['textarea', '一\n\t二'],
    ['date', '2024-02-29'],
    ['date', '2026年3月2日'],
    ['citizen-number', CITIZEN],
    ['citizen-number', CITIZEN.toLowerCase()],
    ['credit-code', CREDIT],
    ['mobile', '138 0013 8000'],
    ['email', 'zhang.san+a@mail.example.com.cn'],
    ['integer', 18, { minimum: 18, maximum: 18 }],
    ['integer', '１８'],
    ['decimal', -2.5],
    ['money', 0],
    ['money', 1_000_000_000_000],
    ['choice', 'a'],
    ['choices', ['a', 'c']],
    ['yes-no', false, { required: true }],
  ])('%s %j', ([kind, answer, more]) => {
    expect(codesFor(aField('f', kind, more), answer)).toEqual([])
  })
})

const form = compiled(
  aForm(
    aGroup('who', [
      aField('name', 'text', { required: true, label: '姓名', labelEn: 'name' }),
      aField('married', 'yes-no', { required: true }),
      aField('spouse', 'text', { required: true, visibleWhen: 'married = true' }),
    ]),
    aGroup('contact', [aField('mobile', 'mobile', { required: true })]),
  ),
)
const missing = (answers: Record<string, FormAnswer>, options = {}) =>
  validateAnswers(form, answers, options).map((p) => p.key)

test('what is required and shown must be answered; a hidden question is not asked', () => {
  expect(missing({})).toEqual(['name', 'married', 'mobile'])
  expect(missing({ name: ' ', married: false, mobile: null })).toEqual(['name', 'mobile'])
  expect(missing({ name: '张三', married: true, mobile: '13800138000' })).toEqual(['spouse'])
})

test('a draft may lack answers but not have wrong ones', () => {
  expect(validateAnswers(form, { mobile: '1' }, { partial: true }).map((p) => p.code)).toEqual(['forms.not-a-mobile'])
})

test('one page of the form is judged alone, with the answers of the others for its conditions', () => {
  expect(missing({ married: true }, { groupKey: 'contact' })).toEqual(['mobile'])
  expect(missing({ name: '张三', married: true }, { groupKey: 'who' })).toEqual(['spouse'])
  expect(() => missing({}, { groupKey: 'nowhere' })).toThrow(RangeError)
})

test('an answer to no question is refused, also under the name of something in JavaScript', () => {
  const given = JSON.parse('{"name":"张三","married":false,"mobile":"13800138000","constructor":1,"__proto__":2}')
  const problems = validateAnswers(form, given)
  expect(problems.map((p) => [p.key, p.code])).toEqual([
    ['constructor', 'forms.unknown-field'],
    ['__proto__', 'forms.unknown-field'],
  ])
})

test('a sentence says what to do, in Chinese and in English', () => {
  expect(validateAnswers(form, {})[0]).toEqual({
    key: 'name',
    code: 'forms.required',
    message: '请填写“姓名”',
    messageEn: 'Enter “name”',
  })
  const citizen = compiled(aForm(aGroup('g', [aField('id', 'citizen-number')])))
  expect(validateAnswers(citizen, { id: '1101' })[0]?.message).toBe('请填写18位公民身份号码，最后一位可以是X')
  const born = makeCitizenNumber('110105', '20300101', '002')
  expect(validateAnswers(citizen, { id: born })).toEqual([])
  expect(validateAnswers(citizen, { id: born }, { today: '2026-03-02' })[0]?.code).toBe('forms.not-a-citizen-number')
})

test('every problem has both languages and names a field or a key that was given', () => {
  fc.assert(
    fc.property(formWithAnything, ([definition, answers]) => {
      for (const problem of validateAnswers(compiled(definition), answers)) {
        expect(problem.code).toMatch(/^forms\.[a-z-]+$/)
        expect(problem.message).toMatch(/\p{Script=Han}/u)
        expect(problem.messageEn).toMatch(/[A-Za-z]{3}/)
      }
    }),
  )
})

test('what is judged is what is kept: cleaning first finds the same problems, unknown keys aside', () => {
  fc.assert(
    fc.property(formWithAnything, ([definition, answers]) => {
      const compiledForm = compiled(definition)
      const asGiven = validateAnswers(compiledForm, answers).filter((p) => p.code !== 'forms.unknown-field')
      expect(validateAnswers(compiledForm, cleanAnswers(compiledForm, answers))).toEqual(asGiven)
    }),
    { numRuns: 300 },
  )
})

test('answers from outside come in clean and judged through one door', () => {
  const given = { name: ' 张三 ', married: false, spouse: '李四', mobile: '１３８００１３８０００' }
  expect(acceptAnswers(form, given)).toEqual({
    answers: { name: '张三', married: false, mobile: '13800138000' },
    problems: [],
  })
})

describe('a group that is filled in several times', () => {
  const form = compiled(
    aForm(
      aGroup('g', [aField('kind', 'choice')]),
      repeated(
        aGroup('members', [
          aField('name', 'text', { required: true }),
          aField('share', 'money', { visibleWhen: 'kind = "a" and name != null' }),
        ]),
        { min: 1, max: 2 },
      ),
    ),
  )
  const found = (members: unknown, options: Parameters<typeof validateAnswers>[2] = {}) =>
    validateAnswers(form, { kind: 'a', members: members as FormAnswer }, options).map((p) => [p.key, p.code])

  test.for<[string, unknown, string[][]]>([
    ['none where one is needed', [], [['members', 'forms.too-few-entries']]],
    ['nothing where one is needed', null, [['members', 'forms.too-few-entries']]],
    ['one too many', [{ name: 'a' }, { name: 'b' }, { name: 'c' }], [['members', 'forms.too-many-entries']]],
    ['a text', '张三', [['members', 'forms.not-entries']]],
    ['a list of texts', ['a'], [['members', 'forms.not-entries']]],
    ['a missing answer in the second', [{ name: 'a' }, { share: 1 }], [['members.1.name', 'forms.required']]],
    ['a wrong answer', [{ name: 'a', share: -1 }], [['members.0.share', 'forms.too-small']]],
    ['a field that there is not', [{ name: 'a', zz: 1 }], [['members.0.zz', 'forms.unknown-field']]],
    ['what is right', [{ name: 'a', share: 100 }], []],
  ])('%s', ([, members, problems]) => {
    expect(found(members)).toEqual(problems)
  })

  test('is no problem as a draft while entries are missing or empty, but for too many of them', () => {
    expect(found([], { partial: true })).toEqual([])
    expect(found([{}], { partial: true })).toEqual([])
    expect(found([{}, {}, {}], { partial: true })).toEqual([['members', 'forms.too-many-entries']])
  })

  test('says in its sentence which entry is meant', () => {
    const [problem] = validateAnswers(form, { members: [{ name: 'a' }, {}] })
    expect([problem?.message, problem?.messageEn]).toEqual(['成员2：请填写“字段name”', 'Member 2: Enter “Field name”'])
  })

  test('refuses an entry with nothing in it, where nothing in it is required', () => {
    const optional = compiled(aForm(repeated(aGroup('members', [aField('name')]))))
    expect(validateAnswers(optional, { members: [{ name: 'a' }, {}] }).map((p) => [p.key, p.code])).toEqual([
      ['members.1', 'forms.entry-empty'],
    ])
  })
})
