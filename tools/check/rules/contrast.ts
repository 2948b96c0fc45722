import type { Fault, Rule } from '../rule.ts'
import type { Box } from '../snapshot.ts'
import { hex, isColoured, contrast as ratio } from '../colour.ts'

/** A border this wide (px) is a mark, thinner ones are hairlines between rows. */
const markWidth = 3

/**
 * Text that survives a washed-out projector: body 7:1, other text 4.5:1, shapes that carry meaning 3:1.
 * A shape carries meaning when its colour does: a coloured area without text, or a coloured border of 3 px or more.
 * Source: WCAG 2.2, 1.4.6, 1.4.3 and 1.4.11; evidence.md, “Legibility”.
 */
export const contrast: Rule = {
  id: 'contrast',
  name: '对比',
  state: ({ texts, boxes }) => [
    ...texts.flatMap(({ element, kind, runs }) => {
      const least = kind === 'body' || kind === 'headline' ? 7 : 4.5
      return runs.flatMap(({ text, colour, ground, onPicture }) => {
        if (onPicture)
          return [{ element, measured: '底是图片或渐变，量不出', wanted: '纯色底', words: text }]
        const measured = ratio(colour, ground)
        return measured < least - 0.005
          ? [{ element, measured: `${measured.toFixed(2)}:1（${hex(colour)} 在 ${hex(ground)} 上）`, wanted: `不低于 ${least}:1`, words: text }]
          : []
      })
    }),
    ...boxes.flatMap(shapes),
  ],
}

function shapes({ element, fill, borders, ground, hasText }: Box): Fault[] {
  const marks = [
    ...fill && !hasText ? [{ what: '图形', colour: fill }] : [],
    ...borders.filter(({ width }) => width >= markWidth).map(({ colour }) => ({ what: '边框', colour })),
  ]
  const weak = marks.find(({ colour }) => isColoured(colour) && ratio(colour, ground) < 3)
  return weak ? [{ element, measured: `${weak.what} ${ratio(weak.colour, ground).toFixed(2)}:1（${hex(weak.colour)} 在 ${hex(ground)} 上）`, wanted: '不低于 3:1' }] : []
}
