import type { Plugin } from 'vite'

/**
 * Vite plugin: leaves out the pop-ups for TypeScript in code blocks. The course has no code,
 * and in the dev server that module logs an error of its own at every start (its patch of floating-vue).
 */
export function slimPlugin(): Plugin {
  const id = '\0courseware/no-twoslash'
  return {
    name: 'courseware:slim',
    enforce: 'pre',
    config: () => ({ optimizeDeps: { exclude: ['@shikijs/vitepress-twoslash/client'] } }),
    resolveId: source => source.startsWith('@shikijs/vitepress-twoslash/') ? id + (source.endsWith('.css') ? '.css' : '') : undefined,
    load: source => source === id ? 'export default { install() {} }' : source === `${id}.css` ? '' : undefined,
  }
}
