import type { Plugin } from 'vite'

/** The line of a slide's frontmatter module that carries the slide, as Slidev writes it. */
const slideLine = /^ {4}\.\.\.\((\{.*\})\),$/m
const slideModule = /__slidev_(\d+)\.frontmatter$/

/** Ids without `#`, which would end a module's address in the browser. */
const ids: Record<string, string> = { '#late-notes': '\0courseware/late-notes', '#all-notes': '\0courseware/all-notes' }

/**
 * Vite plugin: moves the notes of the built site out of the first load (20 KB gzipped here) into a
 * file of their own, which presenter view, overview and notes page fetch before they open.
 * `#late-notes` exports `loadNotes()`; in the dev server, where notes can be edited, it does nothing.
 * @param total number of slides
 */
export function lateNotesPlugin(total: number): Plugin {
  let building = false
  const notes = new Map<number, PromiseWithResolvers<string>>()
  const noteOf = (no: number): PromiseWithResolvers<string> => {
    const note = notes.get(no) ?? Promise.withResolvers<string>()
    notes.set(no, note)
    return note
  }

  return {
    name: 'courseware:late-notes',
    enforce: 'pre',
    configResolved({ command }) {
      building = command === 'build'
    },
    resolveId: id => ids[id],
    async load(id) {
      if (id === ids['#late-notes']) {
        return building
          ? `import { shallowRef } from 'vue'
             const notes = shallowRef([])
             export const noteOf = no => notes.value[no - 1] ?? ''
             export const loadNotes = async () => { notes.value = (await import('#all-notes')).default }`
          : 'export const loadNotes = async () => {}'
      }
      if (id === ids['#all-notes'])
        return `export default ${JSON.stringify(await Promise.all(Array.from({ length: total }, (_, i) => noteOf(i + 1).promise)))}`
    },
    transform(code, id) {
      const no = Number(slideModule.exec(id)?.[1])
      if (!building || !no)
        return
      const line = slideLine.exec(code)?.[1]
      if (!line)
        throw new Error(`第 ${no} 页：Slidev 写出幻灯片数据的样子变了，tools/late-notes.ts 要跟着改`)
      const { noteHTML, frontmatterRaw: _, ...slide } = JSON.parse(line)
      noteOf(no).resolve(noteHTML)
      return {
        code: `import { noteOf } from '#late-notes'\n${code.replace(slideLine, () => `    ...(${JSON.stringify(slide)}),\n    get noteHTML() { return noteOf(${no}) },`)}`,
        map: null,
      }
    },
  }
}
