import type { Colour, Line, Rect, Run, TextBlock } from '../snapshot.ts'
import type { Stage } from './stage.ts'
import { isInline, kindOf, nameOf, signsOf } from './meaning.ts'
import { colourOf, over } from './stage.ts'

/** Every this many characters of a run the ground is looked at. */
const sampleEvery = 4

/** The visible text of the slide, paragraph by paragraph; form fields count as paragraphs. */
export function textsOf(stage: Stage): TextBlock[] {
  return [...[...paragraphs(stage)].map(([element, parts]) => textBlock(stage, element, parts)).filter(block => block.lines.length), ...fields(stage)]
}

/** Text nodes by the element whose paragraph they flow in. */
function paragraphs(stage: Stage): Map<Element, Text[]> {
  const blocks = new Map<Element, Text[]>()
  const walker = document.createTreeWalker(stage.root, NodeFilter.SHOW_TEXT)
  while (walker.nextNode()) {
    const node = walker.currentNode as Text
    if (!stage.isVisible(node.parentElement!))
      continue
    let block = node.parentElement!
    while (isInline(stage, block) && block.parentElement)
      block = block.parentElement
    blocks.set(block, [...blocks.get(block) ?? [], node])
  }
  return blocks
}

function textBlock(stage: Stage, element: Element, parts: Text[]): TextBlock {
  const block: TextBlock = { element: nameOf(stage, element), kind: kindOf(stage, element), text: '', lines: [], runs: [] }
  const pen = { right: -Infinity, bottom: -Infinity }
  parts.forEach((part, i) => {
    if (i && hasBreakBetween(element, parts[i - 1]!, part))
      block.text += '\u2028'
    const size = Number.parseFloat(stage.style(part.parentElement!).fontSize) * stage.enlargement(part.parentElement!)
    const glyphs = glyphsOf(part)
    for (const { char, box } of glyphs) {
      block.text += char
      if (box.width || char.trim())
        write(block.lines, pen, char, stage.rect(box), size)
    }
    if (!part.data.trim() || !glyphs.length)
      return
    const { runs, coveredBy } = runsOf(stage, part, glyphs.map(glyph => glyph.box), size, element)
    block.runs.push(...runs)
    block.coveredBy ??= coveredBy && nameOf(stage, coveredBy)
  })
  block.text = block.text.replace(/[^\S\u2028]+/g, ' ').replace(/ ?\u2028 ?/g, '\n').trim()
  block.lines = block.lines.map(line => ({ ...line, text: line.text.replace(/\s+/g, ' ').trim() })).filter(line => line.text)
  return { ...block, ...surroundings(stage, element, block.lines) }
}

interface Glyph { char: string, box: DOMRect }

/** The characters of a text node that are laid out, each with its box. */
function glyphsOf(part: Text): Glyph[] {
  const range = document.createRange()
  const glyphs: Glyph[] = []
  let offset = 0
  for (const char of part.data) {
    range.setStart(part, offset)
    range.setEnd(part, offset += char.length)
    const box = range.getClientRects()[0]
    if (box)
      glyphs.push({ char, box })
  }
  return glyphs
}

/** Adds a character to the line it stands on; `pen` is where the last one ended. */
function write(lines: Line[], pen: { right: number, bottom: number }, char: string, { x, y, w, h }: Rect, size: number): void {
  const em: Rect = { x, y: y + (h - size) / 2, w, h: size }
  const line = lines.at(-1)
  if (!line || (x < pen.right - 1 && em.y > pen.bottom - size * 0.5)) {
    lines.push({ text: char, rect: { ...em }, pieces: [{ ...em }] })
    pen.bottom = em.y + em.h
  }
  else {
    line.text += char
    // A hole in the line, where an inline block stands, is not the line's.
    if (x > pen.right + size * 0.4)
      line.pieces.push({ ...em })
    else
      Object.assign(line.pieces.at(-1)!, union(line.pieces.at(-1)!, em))
    line.rect = union(line.rect, em)
    pen.bottom = line.rect.y + line.rect.h
  }
  pen.right = x + w
}

function union(a: Rect, b: Rect): Rect {
  const x = Math.min(a.x, b.x)
  const y = Math.min(a.y, b.y)
  return { x, y, w: Math.max(a.x + a.w, b.x + b.w) - x, h: Math.max(a.y + a.h, b.y + b.h) - y }
}

/** A run for every ground that the text of a node stands on, and what covers it somewhere. */
function runsOf(stage: Stage, part: Text, boxes: DOMRect[], size: number, block: Element): { runs: Run[], coveredBy?: Element } {
  const parent = part.parentElement!
  const style = stage.style(parent)
  const samples = boxes.filter((_, i) => i % sampleEvery === 0 || i === boxes.length - 1).map(box => stage.layers(parent, box))
  const grounds = new Map(samples.map(sample => [`${sample.ground} ${sample.onPicture}`, sample]))
  const [r, g, b, a] = colourOf(style.color)
  const own: Colour = [r, g, b, a * stage.opacity(parent)]
  const underlined = [...stage.upwards(parent)].some(at => block.contains(at) && stage.style(at).textDecorationLine.includes('underline'))
  const sign = signsOf(stage, parent)
  return {
    runs: [...grounds.values()].map(({ ground, onPicture }) => ({ text: part.data.replace(/\s+/g, ' ').trim(), size, colour: over(own, ground), ground, onPicture, underlined, sign })),
    coveredBy: samples.find(sample => sample.coveredBy)?.coveredBy,
  }
}

function hasBreakBetween(block: Element, a: Text, b: Text): boolean {
  return [...block.querySelectorAll('br')].some(br => a.compareDocumentPosition(br) & Node.DOCUMENT_POSITION_FOLLOWING && br.compareDocumentPosition(b) & Node.DOCUMENT_POSITION_FOLLOWING)
}

/** The box that text should stay in, and what cuts off some of it. */
function surroundings(stage: Stage, element: Element, lines: Line[]): Pick<TextBlock, 'box' | 'clippedBy'> {
  const found: Pick<TextBlock, 'box' | 'clippedBy'> = {}
  let lifted = false
  for (const at of stage.upwards(element)) {
    const style = stage.style(at)
    // What is placed absolutely is not clipped by boxes that are no containing block.
    if (lifted && style.position === 'static' && style.transform === 'none')
      continue
    lifted = style.position === 'absolute'
    const rect = stage.rect(at.getBoundingClientRect())
    const framed = (['Top', 'Right', 'Bottom', 'Left'] as const).every(side => Number.parseFloat(style[`border${side}Width`]) > 0)
    if (at !== stage.root && (framed || colourOf(style.backgroundColor)[3] > 0) && !/^inline$|table-row/.test(style.display))
      found.box ??= { element: nameOf(stage, at), rect }
    if ((style.overflowX !== 'visible' || style.overflowY !== 'visible') && lines.some(line => sticksOut(line.rect, rect)))
      found.clippedBy = nameOf(stage, at)
  }
  return found
}

function sticksOut(inner: Rect, outer: Rect): boolean {
  return inner.x < outer.x - 1 || inner.y < outer.y - 1 || inner.x + inner.w > outer.x + outer.w + 1 || inner.y + inner.h > outer.y + outer.h + 1
}

/** What stands in form fields is no text of the document; it is read off the fields. */
function fields(stage: Stage): TextBlock[] {
  const all = [...stage.root.querySelectorAll<HTMLInputElement | HTMLSelectElement | HTMLTextAreaElement>('input:not([type=checkbox], [type=radio], [type=range], [type=hidden]), select, textarea')]
  return all.filter(field => stage.isVisible(field)).flatMap((field) => {
    const value = field instanceof HTMLSelectElement ? field.selectedOptions[0]?.text ?? '' : field.value
    const text = (value || field.getAttribute('placeholder') || '').trim()
    if (!text)
      return []
    const { ground, onPicture, coveredBy } = stage.layers(field, field.getBoundingClientRect())
    const [r, g, b, a] = colourOf(getComputedStyle(field, value ? null : '::placeholder').color)
    const size = Number.parseFloat(stage.style(field).fontSize) * stage.enlargement(field)
    return [{
      element: `${field.localName}「${text.slice(0, 12)}」`,
      kind: kindOf(stage, field),
      text,
      lines: [],
      runs: [{ text, size, colour: over([r, g, b, a * stage.opacity(field)], ground), ground, onPicture, underlined: false, sign: signsOf(stage, field) }],
      clippedBy: field.scrollWidth > field.clientWidth + 1 || field.scrollHeight > field.clientHeight + 1 ? field.localName : undefined,
      coveredBy: coveredBy && nameOf(stage, coveredBy),
    }]
  })
}
