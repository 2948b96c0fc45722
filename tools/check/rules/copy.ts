import type { Fault, Rule } from '../rule.ts'
import type { TextBlock } from '../snapshot.ts'
import { plainNotes } from '../../../logic/notes.ts'
import { correct } from '../autocorrect.ts'

/** What may not begin a line (GB/T 15834-2011, 5.1.10; CLREQ 3.1.4). */
const closing = /^[，。、；：？！）》」』】〕”’…—%‰℃·～,.;:!?)]/

const hanzi = /\p{Script=Han}/u
/** What autocorrect leaves alone: half-width marks that touch a Hanzi, strings of dots or dashes, doubled marks. */
const halfWidth = /\p{Script=Han}\s*[,;:!?()"']|[,;:!?()]\s*\p{Script=Han}|["']\p{Script=Han}|\p{Script=Han}~|\.{2,}|--/u
const doubled = /。{2,}|[，、；：]{2}|[，、；：][。？！]/

/**
 * Chinese set as Chinese: full-width punctuation, a gap between Hanzi and Latin, no closing punctuation
 * at a line's start, no last line of one or two characters. On the slides and in the notes.
 * Source: GB/T 15834-2011 (punctuation), W3C CLREQ 3.1.4 (line breaks); the copy is judged by autocorrect.
 */
export const copy: Rule = {
  id: 'copy',
  name: '排字',
  state: ({ texts }) => texts.flatMap(text => [...lineFaults(text), ...text.text.split('\n').flatMap(line => copyFaults(line, text.element))]),
  slide: ({ info }) => plainNotes(info.note).split('\n').flatMap(line => copyFaults(line, '备注')),
}

function lineFaults({ element, lines }: TextBlock): Fault[] {
  if (lines.length < 2)
    return []
  const last = lines.at(-1)!.text
  const length = [...last.replace(/[\s\p{P}]/gu, '')].length
  return [
    ...length <= 2 ? [{ element, measured: `末行只有“${last}”`, wanted: '末行三个字以上', words: lines[0]!.text }] : [],
    ...lines.slice(1).filter(line => closing.test(line.text)).map(line => ({ element, measured: `行首是“${line.text.slice(0, 3)}”`, wanted: '标点不在行首', words: lines[0]!.text })),
  ]
}

function copyFaults(text: string, element: string): Fault[] {
  if (!hanzi.test(text))
    return []
  const corrected = correct(text)
  if (corrected !== text) {
    const [was, is] = difference(text, corrected)
    return [{ element, measured: `“${was}”`, wanted: `“${is}”`, words: text }]
  }
  const half = halfWidth.exec(text)
  const twice = doubled.exec(text)
  return [
    ...half ? [{ element, measured: `半角标点“${half[0]}”`, wanted: '全角标点', words: text }] : [],
    ...twice ? [{ element, measured: `标点“${twice[0]}”`, wanted: '一处一个标点', words: text }] : [],
  ]
}

/** Where two texts part and meet again, with two characters around it. */
function difference(was: string, is: string): [string, string] {
  let start = 0
  while (was[start] === is[start])
    start++
  let end = 0
  while (end < Math.min(was.length, is.length) - start && was.at(-1 - end) === is.at(-1 - end))
    end++
  const from = Math.max(0, start - 2)
  return [was.slice(from, was.length - end + 2), is.slice(from, is.length - end + 2)]
}
