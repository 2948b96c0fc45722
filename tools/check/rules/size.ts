import type { Rule } from '../rule.ts'
import type { TextKind } from '../snapshot.ts'

/** Least font size by what the text is for, px of the 1280 × 720 canvas. */
const least: Record<TextKind, number> = { headline: 28, body: 28, label: 22, mock: 22, frame: 20, rail: 20 }

/** What a kind is called in the table. */
export const kindNames: Record<TextKind, string> = { headline: '标题', body: '正文', label: '标签', mock: '模拟画面', frame: '页边', rail: '页脚' }

/**
 * Characters large enough for the last row: body 28 px, labels and mock-ups 22, nothing under 20.
 * Source: evidence.md, “Legibility” (farthest seat at six image heights, 22 arc-minutes a Chinese character).
 */
export const size: Rule = {
  id: 'size',
  name: '字号',
  state: ({ texts }) => texts.flatMap(({ element, kind, runs }) => runs
    .filter(run => run.size < least[kind] - 0.01)
    .map(run => ({ element, measured: `${kindNames[kind]} ${Number(run.size.toFixed(1))} px`, wanted: `不小于 ${least[kind]} px`, words: run.text }))),
}
