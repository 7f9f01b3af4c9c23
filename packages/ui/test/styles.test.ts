import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { describe, expect, test } from 'vitest'

const css = readFileSync(join(import.meta.dirname, '../src/styles.css'), 'utf8')

/** The custom properties of the first block whose selector is exactly this. */
function tokens(selector: string): Record<string, string> {
  const start = css.indexOf(`${selector} {`)
  if (start < 0) throw new Error(`no block for ${selector}`)
  const block = css.slice(start, css.indexOf('}', start))
  return Object.fromEntries([...block.matchAll(/--([\w-]+): ([^;]+);/g)].map((match) => [match[1], match[2]]))
}

const light = tokens(':root')
const darkByDevice = tokens(':root:not([data-theme="light"])')
const darkByHand = tokens(':root[data-theme="dark"]')

/** WCAG 2.2, relative luminance of an sRGB colour. */
function luminance(hex: string): number {
  const channel = (offset: number) => {
    const value = Number.parseInt(hex.slice(offset, offset + 2), 16) / 255
    return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4
  }
  return 0.2126 * channel(1) + 0.7152 * channel(3) + 0.0722 * channel(5)
}

function contrast(one: string, other: string): number {
  const [dark = 0, bright = 0] = [luminance(one), luminance(other)].sort((a, b) => a - b)
  return (bright + 0.05) / (dark + 0.05)
}

/** Every text token with every ground it is put on. */
const textPairs: readonly (readonly [text: string, ground: string])[] = [
  ...['ink', 'secondary', 'brand', 'brand-hover', 'good', 'warn', 'bad'].flatMap((text) => [
    [text, 'ground'] as const,
    [text, 'wash'] as const,
  ]),
  ...['ink', 'secondary', 'brand', 'brand-hover'].flatMap((text) => [
    [text, 'brand-ground'] as const,
    [text, 'good-ground'] as const,
    [text, 'warn-ground'] as const,
    [text, 'bad-ground'] as const,
  ]),
  ['good', 'good-ground'],
  ['warn', 'warn-ground'],
  ['bad', 'bad-ground'],
  ['on-brand', 'brand'],
  ['on-brand', 'brand-hover'],
  ['on-bad', 'bad'],
]

/** What must be seen to be used: edges of fields against what is around and in them. */
const edgePairs = [
  ['edge', 'ground'],
  ['edge', 'wash'],
  ['focus', 'focus-edge'],
] as const

describe.each([
  ['light', light],
  ['dark', { ...light, ...darkByDevice }],
])('in %s mode', (_mode, theme) => {
  test.each(textPairs)('text in %s on %s can be read (4.5:1)', (text, ground) => {
    expect(contrast(theme[text] ?? '', theme[ground] ?? '')).toBeGreaterThanOrEqual(4.5)
  })
  test.each(edgePairs)('%s stands out against %s (3:1)', (edge, ground) => {
    expect(contrast(theme[edge] ?? '', theme[ground] ?? '')).toBeGreaterThanOrEqual(3)
  })
})

test('dark chosen by hand looks like dark chosen by the device', () => {
  expect(Object.keys(darkByHand).length).toBeGreaterThan(15)
  expect(darkByHand).toEqual(darkByDevice)
})

test('colours of the style guide are the ones in use', () => {
  expect(light).toMatchObject({ ink: '#1b1f24', brand: '#0a58ca', good: '#0f6e3f', bad: '#b42318', focus: '#ffbf47' })
})

test('every custom property that is used is defined', () => {
  const defined = new Set([...css.matchAll(/--([\w-]+):/g)].map((match) => match[1]))
  const used = [...css.matchAll(/var\(--([\w-]+)\)/g)].map((match) => match[1])
  expect(used.filter((name) => !defined.has(name))).toEqual([])
})

test('the style sheet is at most 9 KB on the wire', () => {
  expect(gzipSync(css).length).toBeLessThanOrEqual(9 * 1024)
})
