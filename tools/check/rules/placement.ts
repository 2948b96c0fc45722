import type { Fault, Rule } from '../rule.ts'
import type { Rect, TextBlock } from '../snapshot.ts'
import { canvas } from '../../deck.ts'

/** The lowest 12 % stay free: heads in the front rows hide them (design.md, legibility). */
const safeLine = canvas.height * 0.88

/** Rounding of glyph boxes. */
const slack = 1.5

/**
 * Nothing outside the canvas, nothing cut off, no text out of its box, over other text or under
 * something painted; nothing below the safe line except the rail.
 * Source: evidence.md, “Legibility”; WCAG 2.2, 1.4.10 in spirit (nothing is lost by layout).
 */
export const placement: Rule = {
  id: 'placement',
  name: '位置',
  largeScreen: true,
  state({ texts, boxes }) {
    return [
      ...texts.flatMap(text => [...edges(text), ...hidden(text)]),
      ...overlaps(texts),
      ...boxes.filter(({ rect }) => outside(rect)).map(({ element, rect }) => fault(element, `框出了画面：${show(rect)}`, '不出 1280 × 720')),
      ...boxes.filter(({ kind, rect }) => kind !== 'rail' && rect.h < canvas.height - slack && rect.y + rect.h > safeLine + slack)
        .map(({ element, rect }) => fault(element, `框下沿 ${Math.round(rect.y + rect.h)}`, `不低于安全线 ${Math.floor(safeLine)}`)),
    ]
  },
}

function edges({ element, kind, lines, box }: TextBlock): Fault[] {
  const faults: Fault[] = []
  for (const { text, rect } of lines) {
    const bottom = rect.y + rect.h
    if (outside(rect))
      faults.push(fault(element, `文字出了画面：${show(rect)}`, '不出 1280 × 720', text))
    else if (kind !== 'rail' && bottom > safeLine + slack)
      faults.push(fault(element, `文字下沿 ${Math.round(bottom)}`, `不低于安全线 ${Math.floor(safeLine)}`, text))
    if (box && outside(rect, box.rect))
      faults.push(fault(element, `文字伸出所在的框 ${box.element}`, '文字在框里', text))
  }
  return faults
}

function hidden({ element, text, clippedBy, coveredBy }: TextBlock): Fault[] {
  return [
    ...clippedBy ? [fault(element, `被 ${clippedBy} 裁掉一部分`, '完整可见', text)] : [],
    ...coveredBy ? [fault(element, `被 ${coveredBy} 盖住`, '完整可见', text)] : [],
  ]
}

/** Text over other text: the em boxes of two lines share more than a hair. */
function overlaps(texts: TextBlock[]): Fault[] {
  const lines = texts.flatMap(block => block.lines.flatMap(line => line.pieces.map(rect => ({ text: line.text, rect, line, element: block.element }))))
  return lines.flatMap((a, k) => lines.slice(k + 1)
    .filter(b => a.line !== b.line && shared(a.rect, b.rect))
    .map(b => fault(b.element, `压在 ${a.element} 上`, '文字互不重叠', b.text)))
}

function shared(a: Rect, b: Rect): boolean {
  const w = Math.min(a.x + a.w, b.x + b.w) - Math.max(a.x, b.x)
  const h = Math.min(a.y + a.h, b.y + b.h) - Math.max(a.y, b.y)
  return w > 2 && h > 2
}

function outside(rect: Rect, frame: Rect = { x: 0, y: 0, w: canvas.width, h: canvas.height }): boolean {
  return rect.x < frame.x - slack || rect.y < frame.y - slack || rect.x + rect.w > frame.x + frame.w + slack || rect.y + rect.h > frame.y + frame.h + slack
}

function show({ x, y, w, h }: Rect): string {
  return `左 ${Math.round(x)} 上 ${Math.round(y)} 右 ${Math.round(x + w)} 下 ${Math.round(y + h)}`
}

function fault(element: string, measured: string, wanted: string, words?: string): Fault {
  return { element, measured, wanted, words }
}
