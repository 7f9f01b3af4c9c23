import type { FormAnswer } from '@tongban/contracts/catalogue/form'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { compileCondition, isFeelName } from './compile-condition.ts'
import { evaluateCondition } from './condition.ts'
import { areEntries } from './entries.ts'
import { answersTo, conditionOver, KINDS } from './testing/arbitraries.ts'
import { aField, aForm, aGroup, feelinSays } from './testing/forms.ts'

const list = [...KINDS.map((kind, i) => aField(`k${i}`, kind)), aField('n2', 'decimal'), aField('t2', 'text')]
const fields = new Map(list.map((f) => [f.key, f]))
const form = aForm(aGroup('all', list))
const named = new Map(
  [
    aField('name'),
    aField('age', 'integer'),
    aField('born', 'date'),
    aField('married', 'yes-no'),
    aField('kind', 'choice'),
    aField('kinds', 'choices'),
  ].map((f) => [f.key, f]),
)

const plain = (answer: FormAnswer | undefined) => (answer === undefined || areEntries(answer) ? null : answer)

test('our small interpreter says of every condition exactly what FEEL says', () => {
  fc.assert(
    fc.property(conditionOver(list), answersTo(form), (feel, answers) => {
      const compiled = compileCondition(feel, fields)
      if (!compiled.ok) throw new Error(`${feel}: ${compiled.error.messageEn}`)
      expect(evaluateCondition(compiled.value, (key) => plain(answers[key]))).toEqual(feelinSays(feel, answers))
    }),
    { numRuns: 3000 },
  )
}, 30_000)

const WORDS = 'age name married kind kinds born and or not in between null true false if then else'
const SIGNS = '( ) [ ] , .. = != < >= 1 2 -3 1e3 .5 - * + // /* */ ? . : "a" "b" "2026-01-01" "\\""'
const TOKENS = [...WORDS.split(' '), ...SIGNS.split(' '), 'list contains', '- 4', '\n']

test('whatever the publish gate lets through, however it is written, means what FEEL means by it', () => {
  let passed = 0
  const tokens = fc.array(fc.constantFrom(...TOKENS), { maxLength: 9 }).map((parts) => parts.join(' '))
  // Right conditions with one word changed or taken away, so that more than noise gets through.
  const changed = fc
    .tuple(conditionOver([...named.values()]), fc.nat(), fc.constantFrom(...TOKENS, ''))
    .map(([feel, n, token]) => {
      const parts = feel.split(' ')
      parts[n % parts.length] = token
      return parts.join(' ')
    })
  const texts = fc.oneof(
    { weight: 6, arbitrary: changed },
    { weight: 3, arbitrary: tokens },
    { weight: 1, arbitrary: fc.string({ unit: 'binary' }) },
  )
  fc.assert(
    fc.property(texts, answersTo(aForm(aGroup('all', [...named.values()]))), (feel, answers) => {
      const compiled = compileCondition(feel, named)
      if (!compiled.ok) return
      passed++
      expect(evaluateCondition(compiled.value, (key) => plain(answers[key]))).toEqual(feelinSays(feel, answers))
    }),
    { numRuns: 12_000 },
  )
  expect(passed).toBeGreaterThan(200)
}, 30_000)

describe('the publish gate refuses, with a sentence that quotes the place,', () => {
  test.for([
    ['an unfinished comparison', 'age =', 'forms.condition-syntax'],
    ['two conditions in one', 'age = 1; married', 'forms.condition-syntax'],
    ['nothing at all', ' ', 'forms.condition-syntax'],
    ['a field that is not in the form', 'height > 3', 'forms.condition-unknown-field'],
    ['a text without its quotes', 'kind = a', 'forms.condition-unknown-field'],
    ['arithmetic', 'age + 1 > 18', 'forms.condition-unsupported'],
    ['other functions', 'string length(name) > 3', 'forms.condition-unsupported'],
    ['if and then', 'if married then true else false', 'forms.condition-unsupported'],
    ['a date function', 'born > date("2026-01-01")', 'forms.condition-unsupported'],
    ['an answer as a bound', 'age between 1 and age', 'forms.condition-unsupported'],
    ['an answer in a list', '"a" in kinds', 'forms.condition-unsupported'],
    ['a list in a list', 'kind in (["a", "b"], "c")', 'forms.condition-unsupported'],
    ['an empty list', 'kind in []', 'forms.condition-unsupported'],
    ['what follows a bare in', 'kind in ("a") and married', 'forms.condition-unsupported'],
    ['nothing in a list', 'kind in (null, "a")', 'forms.condition-unsupported'],
    ['a span written backwards', 'age in [5..1]', 'forms.condition-unsupported'],
    ['an exponent, which feelin misreads', 'age = 1e3', 'forms.condition-unsupported'],
    ['a minus apart, which feelin misreads', 'age = - 4', 'forms.condition-unsupported'],
    ['a backslash', 'name = "a\\n"', 'forms.condition-unsupported'],
    ['a number compared with a text', 'age = "18"', 'forms.condition-types'],
    ['a date compared with no date', 'born < "2026-02-30"', 'forms.condition-types'],
    ['an order of yes and no', 'married < true', 'forms.condition-types'],
    ['an order with nothing', 'age < null', 'forms.condition-types'],
    ['a number for a condition', 'age', 'forms.condition-types'],
    ['a text in and', 'name and married', 'forms.condition-types'],
    ['list contains of no list', 'list contains(kind, "a")', 'forms.condition-types'],
    ['lists compared', 'kinds = kinds', 'forms.condition-types'],
    ['an option that there is not', 'kind = "d"', 'forms.condition-not-an-option'],
    ['an option that there is not in a list', 'list contains(kinds, "d")', 'forms.condition-not-an-option'],
    ['a condition of 2,001 characters', `name = "${'x'.repeat(1992)}"`, 'forms.condition-unsupported'],
    ['a loop', 'for n in kinds return n', 'forms.condition-unsupported'],
    ['a loop over numbers', 'count(for n in 1..1000000000 return n) > 0', 'forms.condition-unsupported'],
    ['some of a list', 'some k in kinds satisfies k = "a"', 'forms.condition-unsupported'],
    ['every of a list', 'every k in kinds satisfies k = "a"', 'forms.condition-unsupported'],
    ['a function that calls itself', '{f: function(n) f(n + 1), r: f(1)}.r = 1', 'forms.condition-unsupported'],
    ['a function of its own', '(function(n) n)(1) = 1', 'forms.condition-unsupported'],
    ['a division by zero', 'age / 0 > 1', 'forms.condition-unsupported'],
    ['a filter', 'kinds[item = "a"] = "a"', 'forms.condition-unsupported'],
    ['a name reached by a path', 'name.constructor = "a"', 'forms.condition-unsupported'],
    ['a name of the language beneath', 'constructor = "a"', 'forms.condition-unknown-field'],
    ['a prototype', '__proto__ = "a"', 'forms.condition-unknown-field'],
    ['an error raised', 'error("stop") = "a"', 'forms.condition-unsupported'],
    ['the time of day', 'now() > "2026-01-01"', 'forms.condition-unsupported'],
    [
      'brackets within brackets, 900 deep',
      `${'('.repeat(900)}married${')'.repeat(900)}`,
      'forms.condition-unsupported',
    ],
    ['not of not, 300 deep', `${'not('.repeat(300)}married${')'.repeat(300)}`, 'forms.condition-unsupported'],
    ['brackets never closed', '('.repeat(1900), 'forms.condition-unsupported'],
    ['lists within lists', `${'['.repeat(900)}1${']'.repeat(900)} = 1`, 'forms.condition-unsupported'],
  ] as const)('%s', ([, feel, code]) => {
    const compiled = compileCondition(feel, named)
    expect(compiled).toMatchObject({ ok: false, error: { code } })
    if (!compiled.ok) expect(compiled.error.message).toMatch(/\p{Script=Han}/u)
  })
})

test('what is refused is refused at once, however it is nested', () => {
  const began = performance.now()
  for (const [open, close] of [
    ['(', ')'],
    ['[', ']'],
    ['{a:', '}'],
    ['not(', ')'],
    ['if married then ', ' else false'],
  ] as const) {
    const depth = Math.floor(1900 / (open.length + close.length))
    expect(compileCondition(`${open.repeat(depth)}married${close.repeat(depth)}`, named).ok).toBe(false)
  }
  expect(performance.now() - began).toBeLessThan(3000)
})

test.for([
  ['kind in ("a", "b") and not(married)', { kind: 'a', married: false }, true],
  ['(age in [18..60)) or age = 70', { age: 60 }, false],
  ['born < "2008-03-02"', { born: '2008-03-01' }, true],
  ['list contains(kinds, "b")', { kinds: ['a', 'b'] }, true],
  ['list contains(kinds, "b")', {}, null],
  ['not(age > 18)', {}, null],
  ['kinds != null // answered', { kinds: ['a'] }, true],
] as const)('%s with %o is %s', ([feel, answers, result]) => {
  const compiled = compileCondition(feel, named)
  if (!compiled.ok) throw new Error(compiled.error.messageEn)
  const given = new Map<string, string | number | boolean | readonly string[]>(Object.entries(answers))
  expect(evaluateCondition(compiled.value, (key) => given.get(key) ?? null)).toBe(result)
})

test('a word of FEEL cannot be a key', () => {
  const words = [
    'in',
    'and',
    'or',
    'if',
    'for',
    'true',
    'null',
    'between',
    'function',
    'some',
    'every',
    'instance',
    'not',
  ]
  expect(words.filter(isFeelName)).toEqual([])
  const names = ['name', 'name_2', 'date', 'list', 'contains', 'count', 'item', 'constructor', 'x']
  expect(names.filter((n) => !isFeelName(n))).toEqual([])
})

test('keys that are names of FEEL functions or of JavaScript still name answers', () => {
  for (const key of [
    'date',
    'list',
    'contains',
    'count',
    'order',
    'inside',
    'android',
    'notice',
    'true_name',
    'constructor',
  ]) {
    const one = new Map([
      [key, aField(key, 'yes-no')],
      ['kinds', aField('kinds', 'choices')],
    ])
    const feel = `${key} = true and not(list contains(kinds, "a")) and (kinds = null or not(${key} in (false)))`
    const compiled = compileCondition(feel, one)
    if (!compiled.ok) throw new Error(compiled.error.messageEn)
    for (const given of [true, false, null]) {
      const answers = { [key]: given, kinds: ['b'] }
      const ours = evaluateCondition(compiled.value, (k) => (k === key ? given : ['b']))
      expect(ours, feel).toBe(feelinSays(feel, answers))
    }
  }
})

test.each([
  [
    'childern > 3',
    '没有叫“childern”的问题，是不是 children（字段children）？请改成已有的字段名；固定的文字要加引号，写成 "childern"',
  ],
  [
    'seeking_work_for_a_long_time = moon',
    '没有叫“moon”的问题，请改成已有问题的字段名，或先在表单里加上它；固定的文字要加引号，写成 "moon"',
  ],
  [
    'seeking_work_for_a_long_time = true and children >',
    '“children >”（字段children）后面还缺一个值或一个问题，请补上',
  ],
  ['children == 3', '“==”读不懂：“等于”写成一个 ='],
  ['children > 3 && seeking_work_for_a_long_time = true', '“&&”读不懂：“并且”写成 and'],
  [
    'children > 3 seeking_work_for_a_long_time = true',
    '“3 seeking_work_for_a_long_time =”这里读不懂（第 12 个字起）；两个比较之间要写 and 或 or，比较写成 问题 = 值',
  ],
  ['(children > 3', '括号没有成对，少了 1 个 )，请补上'],
  ['kind = "a', '从 "a 开始的引号没有成对，请在文字后面补上 "'],
  ['', '条件是空的，请写上条件或把它去掉'],
  [
    'children = "two"',
    '“children”（字段children，答案是数字）和“"two"”（文字）不能用 = 比较；请写成 children = 10 这样',
  ],
  ['children', '“children”（字段children，答案是数字）在这里不能单独使用；请写成 children = 10 这样'],
])('%s is refused in plain words', (feel, message) => {
  const fields = [aField('children', 'integer'), aField('seeking_work_for_a_long_time', 'yes-no'), aField('kind')]
  const compiled = compileCondition(feel, new Map(fields.map((field) => [field.key, field])))
  expect(compiled.ok ? '' : compiled.error.message).toBe(message)
})
