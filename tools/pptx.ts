import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate'

/**
 * Puts clean notes into a PPTX that Slidev wrote: its own carry raw Markdown and click markers.
 * Deflates the file on the way, which Slidev does not.
 * @param file the presentation
 * @param notes the notes of each slide in order, one paragraph a line
 * @throws {Error} when a slide that has notes has no notes page to put them on
 */
export function withNotes(file: Uint8Array, notes: readonly string[]): Uint8Array {
  const parts = unzipSync(file)
  notes.forEach((note, index) => {
    const name = `ppt/notesSlides/notesSlide${index + 1}.xml`
    if (!parts[name]) {
      if (note)
        throw new Error(`第 ${index + 1} 页在 PPTX 里没有备注页`)
      return
    }
    parts[name] = strToU8(replaceNote(strFromU8(parts[name]), note))
  })
  return zipSync(parts, { level: 6 })
}

const body = /(<p:ph type="body"[^>]*>[\s\S]*?<p:txBody>[\s\S]*?<a:lstStyle\s*\/>)([\s\S]*?)(<\/p:txBody>)/

/** The body placeholder of a notes page is the only shape whose text is the note. */
function replaceNote(xml: string, note: string): string {
  if (!body.test(xml))
    throw new Error('PPTX 的备注页里没有正文占位符')
  const paragraphs = note.split('\n').map(line => `<a:p><a:r><a:rPr lang="zh-CN"/><a:t>${escapeXml(line)}</a:t></a:r></a:p>`).join('')
  return xml.replace(body, (_, before: string, __: string, after: string) => before + paragraphs + after)
}

function escapeXml(text: string): string {
  return text.replace(/[&<>"]/g, char => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' })[char]!)
}

/** The text of each slide and of its notes, in order; what a reader would find by searching. */
export function pptxText(file: Uint8Array): { slides: string[], notes: string[], pictures: number[] } {
  const parts = unzipSync(file)
  const numbered = (folder: string, stem: string): string[] => Object.keys(parts)
    .filter(name => new RegExp(`^ppt/${folder}/${stem}\\d+\\.xml$`).test(name))
    .sort((a, b) => Number(/\d+/.exec(a)![0]) - Number(/\d+/.exec(b)![0]))
  const text = (xml: string): string => [...xml.matchAll(/<a:p>[\s\S]*?<\/a:p>/g)]
    .map(([paragraph]) => [...paragraph.matchAll(/<a:t>([^<]*)<\/a:t>/g)].map(([, run]) => unescapeXml(run!)).join(''))
    .join('\n')
  const slides = numbered('slides', 'slide')
  return {
    slides: slides.map(name => text(strFromU8(parts[name]!))),
    notes: numbered('notesSlides', 'notesSlide').map(name => text(body.exec(strFromU8(parts[name]!))?.[2] ?? '')),
    pictures: slides.map(name => (strFromU8(parts[name]!).match(/<p:pic>|<p:bg>[\s\S]*?<a:blip/g) ?? []).length),
  }
}

function unescapeXml(text: string): string {
  return text.replace(/&(amp|lt|gt|quot|apos);/g, (_, name: string) => ({ amp: '&', lt: '<', gt: '>', quot: '"', apos: '\'' })[name]!)
}
