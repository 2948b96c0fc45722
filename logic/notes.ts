import { MarkdownExit } from 'markdown-exit'

/** A line that only the trainer needs; it stays out of handouts. */
export const trainerMark = '讲师：'

/** `[click]` and `[click:3]`, with the space after it. */
const clickMarker = /\[click(?::\d+)?\][ \t]*/gi

export interface PlainNotesOptions {
  /** Keep the lines that begin with 讲师：. Default true. */
  trainer?: boolean
}

/**
 * A slide's notes as plain text: no click markers, no Markdown, no tags, one paragraph a line.
 * @param note the slide's note as written
 */
export function plainNotes(note: string | undefined, { trainer = true }: PlainNotesOptions = {}): string {
  if (!note)
    return ''
  const lines = note.replace(clickMarker, '').split('\n').filter(line => trainer || !line.trim().startsWith(trainerMark))
  const markdown = new MarkdownExit({ html: true, breaks: true })
  const out: string[] = []
  for (const token of markdown.parse(lines.join('\n'), {})) {
    if (token.type !== 'inline')
      continue
    out.push((token.children ?? []).map((child) => {
      if (child.type === 'softbreak' || child.type === 'hardbreak')
        return '\n'
      return child.type === 'text' || child.type === 'code_inline' ? child.content : ''
    }).join(''))
  }
  return out.join('\n').split('\n').map(line => line.trim()).filter(Boolean).join('\n')
}

/** How many clicks the notes speak of: markers without a number count one, `[click:3]` counts three. */
export function clickMarkers(note: string | undefined): number {
  return [...(note ?? '').matchAll(/\[click(?::(\d+))?\]/gi)].reduce((sum, [, n]) => sum + Number(n ?? 1), 0)
}
