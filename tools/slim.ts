import type { Plugin } from 'vite'

/** What is left out, and what the rest of Slidev still expects of it. */
const stubs: Record<string, string> = {
  // Pop-ups for TypeScript in code blocks. In the dev server this module logs an error at every start.
  '@shikijs/vitepress-twoslash/client': 'export default { install() {} }',
  '@shikijs/vitepress-twoslash/style.css': '',
  // Hand-drawn marks (v-mark), which PowerPoint would get as pictures.
  '@slidev/rough-notation': 'export function annotate() { throw new Error("本课件不用 v-mark：它画的是图片，在 PowerPoint 里改不了；请用 Bad、Good 或 Caution") }',
}

/** Vite plugin: keeps out of the first load what the course never uses, some 15 KB gzipped. */
export function slimPlugin(): Plugin {
  const prefix = '\0courseware/without/'
  return {
    name: 'courseware:slim',
    enforce: 'pre',
    config: () => ({ optimizeDeps: { exclude: Object.keys(stubs).filter(name => !name.endsWith('.css')) } }),
    resolveId: source => source in stubs ? prefix + source : undefined,
    load: id => id.startsWith(prefix) ? stubs[id.slice(prefix.length)] : undefined,
  }
}
