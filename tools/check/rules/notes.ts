import type { Rule } from '../rule.ts'
import { clickMarkers, plainNotes } from '../../../logic/notes.ts'

/** Characters of a slide's notes, white space not counted. */
const least = 80
const most = 250

/**
 * Every slide has notes a trainer can speak and a learner can read alone, and their `[click]` markers
 * are as many as the clicks the slide really takes.
 * Source: design.md, “How it looks”; Slidev's click markers (references/presenter-notes-ruby.md).
 */
export const notes: Rule = {
  id: 'notes',
  name: '备注',
  slide({ info, clicks }) {
    const length = plainNotes(info.note).replace(/\s/g, '').length
    const markers = clickMarkers(info.note)
    return [
      ...length < least || length > most ? [{ element: '备注', measured: length ? `${length} 字` : '没有', wanted: `${least}–${most} 字` }] : [],
      ...markers !== clicks ? [{ element: '备注', measured: `[click] 标了 ${markers} 次`, wanted: `${clicks} 次，与页面的点击数相同` }] : [],
    ]
  },
}
