import type { ResolvedSlidevOptions } from '@slidev/types'
import type { Plugin } from 'vite'
import { coursePlugin } from '../tools/course'
import { fontsPlugin } from '../tools/fonts'
import { lateNotesPlugin } from '../tools/late-notes'
import { slimPlugin } from '../tools/slim'

/** Slidev hook: the course's data and its fonts as modules, and a lighter first load. */
export default function setupVitePlugins({ data }: ResolvedSlidevOptions): Plugin[] {
  return [coursePlugin(), fontsPlugin(), lateNotesPlugin(data.slides.length), slimPlugin()]
}
