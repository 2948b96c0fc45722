import type { Fault, Rule } from '../rule.ts'
import type { Box, Colour, TextBlock } from '../snapshot.ts'
import { tone } from '../colour.ts'

interface Toned {
  element: string
  tone: 'danger' | 'good'
  /** What is left of it in grey. */
  cue: string
  words?: string
}

/**
 * Right and wrong are still told apart on a grey print and by colour-blind eyes: what is red also carries
 * an underline, a cross, an exclamation mark or a flag's number, and nothing green carries the same.
 * Source: WCAG 2.2, 1.4.1 (Use of Color); design.md, “Verdicts are icon + word + colour”.
 */
export const grey: Rule = {
  id: 'grey',
  name: '灰度',
  state({ texts, boxes }) {
    const toned = [...texts.flatMap(tonedRuns), ...boxes.flatMap(tonedBoxes)]
    const dangers = toned.filter(item => item.tone === 'danger')
    const dangerCues = new Set(dangers.map(item => item.cue))
    return [
      ...dangers.filter(item => !item.cue || item.cue === '✓').map(item => fault(item, '只靠红色', '再加 ×、编号或下划线')),
      ...toned.filter(item => item.tone === 'good' && item.cue && dangerCues.has(item.cue)).map(item => fault(item, `绿色与红色的记号一样（${item.cue}）`, '记号不同')),
    ]
  },
}

function tonedRuns({ element, runs }: TextBlock): Toned[] {
  return runs.flatMap(({ text, colour, ground, underlined, sign }) => {
    const said = tone(colour) ?? tone(ground)
    return said ? [{ element, tone: said, cue: underlined ? '下划线' : sign, words: text }] : []
  })
}

function tonedBoxes({ element, fill, borders, sign }: Box): Toned[] {
  const said = [fill, ...borders.map(border => border.colour)].filter(colour => colour !== undefined).map((colour: Colour) => tone(colour)).find(Boolean)
  return said ? [{ element, tone: said, cue: sign }] : []
}

function fault({ element, words }: Toned, measured: string, wanted: string): Fault {
  return { element, measured, wanted, words }
}
