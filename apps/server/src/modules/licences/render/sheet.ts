import PDFDocument from 'pdfkit'
import { breakLines } from '../core/lines.ts'
import { unprintable } from './font-coverage.ts'
import type { Fonts, Weight } from './fonts.ts'

export const ink = {
  black: '#1a1a1a',
  grey: '#5c6570',
  rule: '#b9c0c7',
  pale: '#f4f6f7',
  red: '#b3151b',
  gold: '#8a6d2f',
}

export type Type = { size: number; weight?: Weight; color?: string; leading?: number; spacing?: number }
export type Align = 'left' | 'center' | 'right' | 'justify'
type Box = { x: number; width: number; align?: Align; indent?: number }
export type Margins = { top: number; bottom: number; left: number; right: number }

/** Pages of one document, set by hand: every line is measured and placed, so equal content gives equal pages. */
export class Sheet {
  readonly pdf: PDFKit.PDFDocument
  readonly margins: Margins
  /** Where the next line begins, in points from the top. */
  y: number
  readonly #fonts: Fonts
  readonly #widths: Record<Weight, Map<string, number>> = { regular: new Map(), bold: new Map() }
  readonly #onPage: (sheet: Sheet) => void
  readonly #root: PDFKit.PDFStructureElement
  #element: PDFKit.PDFStructureElement | undefined
  #role = ''

  constructor(options: {
    fonts: Fonts
    layout: 'portrait' | 'landscape'
    margins: Margins
    info: PDFKit.DocumentInfo
    onPage: (sheet: Sheet) => void
  }) {
    this.#fonts = options.fonts
    this.#onPage = options.onPage
    this.margins = options.margins
    this.y = options.margins.top
    this.pdf = new PDFDocument({
      size: 'A4',
      layout: options.layout,
      margin: 0,
      bufferPages: true,
      autoFirstPage: false,
      pdfVersion: '1.7',
      tagged: true,
      lang: 'zh-CN',
      displayTitle: true,
      info: options.info,
    })
    this.pdf.registerFont('regular', this.#fonts.regular).registerFont('bold', this.#fonts.bold)
    this.#root = this.pdf.struct('Document')
    this.pdf.addStructure(this.#root)
    this.addPage()
  }

  get left(): number {
    return this.margins.left
  }
  get width(): number {
    return this.pdf.page.width - this.margins.left - this.margins.right
  }
  get bottom(): number {
    return this.pdf.page.height - this.margins.bottom
  }

  addPage(): void {
    this.pdf.addPage()
    this.y = this.margins.top
    this.decorate(() => this.#onPage(this))
  }

  /** What is set within is, to who hears the page read, one element of this role (PDF structure types). */
  as(role: string, draw: () => void, options: { alt?: string } = {}): void {
    const [element, outerRole] = [this.#element, this.#role]
    const inner = this.pdf.struct(role, options)
    const parent = element ?? this.#root
    parent.add(inner)
    this.#element = inner
    this.#role = role
    draw()
    inner.end()
    this.#element = element
    this.#role = outerRole
  }

  /** Lines, frames and what repeats on every page: seen, not read aloud. */
  decorate(draw: () => void): void {
    const element = this.#element
    this.#element = undefined
    draw()
    this.#element = element
  }

  /** Paints within the element that is open, else as decoration. */
  paint(draw: () => void): void {
    const content = this.#element ? this.pdf.markStructureContent(this.#role) : undefined
    if (!content) this.pdf.markContent('Artifact', { type: 'Layout' })
    draw()
    this.pdf.endMarkedContent()
    if (content) this.#element?.add(content)
  }

  end(): void {
    this.#root.end()
    this.pdf.end()
  }

  /** Begins a new page unless so much is left. */
  need(height: number): void {
    if (this.y + height > this.bottom) this.addPage()
  }

  widthOf(text: string, { size, weight = 'regular', spacing = 0 }: Type): number {
    const widths = this.#widths[weight]
    let sum = 0
    for (const character of text) {
      let width = widths.get(character)
      if (width === undefined) {
        // Better no document than one with a hole.
        if (unprintable(character).length > 0) throw new Error(`the character “${character}” has no glyph`)
        width = this.pdf.font(weight, 100).widthOfString(character) / 100
        widths.set(character, width)
      }
      sum += width * size + spacing
    }
    return sum
  }

  lines(text: string, type: Type, width: number, indent = 0) {
    return text.split('\n').flatMap((paragraph) => breakLines(paragraph, (t) => this.widthOf(t, type), width, indent))
  }

  leading = ({ size, leading }: Type): number => leading ?? size * 1.5

  /** One line at a place; `y` is the top of its line box. */
  put(text: string, x: number, y: number, type: Type, stretch = 0): void {
    const { size, weight = 'regular', color = ink.black, spacing = 0 } = type
    if (text === '') return
    this.widthOf(text, type)
    const top = y + (this.leading(type) - size * 1.448) / 2 // Noto's own line height is 1.448 em
    this.paint(() =>
      this.pdf
        .font(weight, size)
        .fillColor(color)
        .text(text, x, top, { lineBreak: false, characterSpacing: spacing + stretch }),
    )
  }

  /** A paragraph from `y` on, over pages when it must; answers nothing, moves `y`. */
  paragraph(text: string, type: Type, box: Partial<Box> = {}): void {
    const { x = this.left, width = this.width, align = 'justify', indent = 0 } = box
    for (const [i, line] of this.lines(text, type, width, indent).entries()) {
      this.need(this.leading(type))
      const used = this.widthOf(line.text, type) - (type.spacing ?? 0)
      const free = align === 'center' ? (width - used) / 2 : align === 'right' ? width - used : 0
      const shift = i === 0 && indent > 0 ? indent : 0
      this.put(line.text, x + free + shift, this.y, type, align === 'justify' ? line.stretch : 0)
      this.y += this.leading(type)
    }
  }

  height(text: string, type: Type, width: number): number {
    return this.lines(text, type, width).length * this.leading(type)
  }

  rule(y: number, color = ink.rule, weight = 0.6, x = this.left, width = this.width): void {
    this.decorate(() =>
      this.paint(() =>
        this.pdf
          .moveTo(x, y)
          .lineTo(x + width, y)
          .lineWidth(weight)
          .strokeColor(color)
          .stroke(),
      ),
    )
  }
}
