import { describe, expect, it } from 'vitest'
import { correct } from '../../tools/check/autocorrect.ts'
import { contrast, hex, isColoured, tone } from '../../tools/check/colour.ts'
import { table } from '../../tools/check/report.ts'

const white: [number, number, number, number] = [255, 255, 255, 1]

describe('colours', () => {
  it('measures contrast as WCAG does', () => {
    expect(contrast(white, [0, 0, 0, 1])).toBeCloseTo(21)
    expect(contrast([118, 118, 118, 1], white)).toBeCloseTo(4.54, 2)
  })

  it.each([
    [[153, 27, 13, 1], 'danger'],
    [[196, 43, 28, 1], 'danger'],
    [[10, 87, 57, 1], 'good'],
    [[11, 112, 71, 1], 'good'],
    [[111, 64, 0, 1], undefined],
    [[31, 79, 216, 1], undefined],
    [[17, 27, 51, 1], undefined],
    [[253, 238, 235, 1], undefined],
  ] as const)('%j says %s', (colour, said) => {
    expect(tone([...colour])).toBe(said)
  })

  it('takes tints and greys for no colour', () => {
    expect([[213, 221, 235, 1], [239, 243, 250, 1], [63, 74, 99, 1]].map(colour => isColoured(colour as never))).toEqual([false, false, false])
    expect(hex([31, 79, 216, 1])).toBe('#1f4fd8')
  })
})

it('the copy is judged as autocorrect sets it', () => {
  expect(correct('第6章,看App里')).toBe('第 6 章，看 App 里')
})

it('columns of Hanzi and Latin line up', () => {
  expect(table(['页', '规则'], [['1', '位置'], ['12', 'x']])).toBe('页  规则\n1   位置\n12  x')
})
