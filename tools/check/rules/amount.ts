import type { Rule } from '../rule.ts'
import type { TextBlock } from '../snapshot.ts'

/** Mock-ups have no figure of their own in the sources; 180 is what the fullest of ours holds at 22 px and stays calm. */
const most = { hanzi: 80, mockHanzi: 180, headlineLines: 2, listLines: 5 }

/**
 * No more than a class can take in while someone speaks: 80 Hanzi in the body (mock-ups and the frame
 * counted apart), headlines of two lines, lists and tables of five.
 * Source: evidence.md, “Legibility” and “What makes training work” (redundancy, coherence).
 */
export const amount: Rule = {
  id: 'amount',
  name: '字数',
  state({ texts, lists }) {
    const hanzi = countHanzi(texts.filter(({ kind }) => kind === 'body' || kind === 'label'))
    const mockHanzi = countHanzi(texts.filter(({ kind }) => kind === 'mock'))
    return [
      ...hanzi > most.hanzi ? [{ element: '正文', measured: `${hanzi} 个汉字`, wanted: `不多于 ${most.hanzi} 个` }] : [],
      ...mockHanzi > most.mockHanzi ? [{ element: '模拟画面', measured: `${mockHanzi} 个汉字`, wanted: `不多于 ${most.mockHanzi} 个` }] : [],
      ...texts.filter(({ kind, lines }) => kind === 'headline' && lines.length > most.headlineLines)
        .map(({ element, lines, text }) => ({ element, measured: `标题 ${lines.length} 行`, wanted: `不多于 ${most.headlineLines} 行`, words: text })),
      ...lists.filter(({ kind, count }) => kind === 'body' && count > most.listLines)
        .map(({ element, what, count }) => ({ element, measured: `${what === 'table' ? '表格' : '列表'} ${count} 行`, wanted: `不多于 ${most.listLines} 行` })),
    ]
  },
}

function countHanzi(texts: TextBlock[]): number {
  return texts.reduce((sum, { text }) => sum + (text.match(/\p{Script=Han}/gu)?.length ?? 0), 0)
}
