import type { Plugin } from 'vite'
import { coursePlugin } from '../tools/course'
import { fontsPlugin } from '../tools/fonts'
import { slimPlugin } from '../tools/slim'

/** Slidev hook: the course's data and its fonts as modules. */
export default function setupVitePlugins(): Plugin[] {
  return [coursePlugin(), fontsPlugin(), slimPlugin()]
}
