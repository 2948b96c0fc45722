import type { Rule } from '../rule.ts'
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'

const source = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')
const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa']

/**
 * WCAG 2.2 AA as far as a program can tell, by axe-core (MPL-2.0), on the slide with all its clicks done.
 * axe's own contrast check is left to the rule `contrast`, which is stricter.
 */
export const accessibility: Rule = {
  id: 'accessibility',
  name: '无障碍',
  async probe(page, { no }) {
    if (!await page.evaluate(() => 'axe' in window))
      await page.evaluate(source)
    const violations = await page.evaluate(async ([no, tags]) => {
      const { axe } = window as unknown as { axe: typeof import('axe-core') }
      const { violations } = await axe.run(`.slidev-page-${no}`, { runOnly: { type: 'tag', values: tags }, rules: { 'color-contrast': { enabled: false } }, resultTypes: ['violations'] })
      return violations.flatMap(({ id, help, nodes }) => nodes.map(node => ({ id, help, html: node.html })))
    }, [no, tags] as const)
    return violations.map(({ id, help, html }) => ({ element: html.slice(0, 60), measured: `${id}：${help}`, wanted: 'WCAG 2.2 AA', words: html.replace(/<[^>]*>/g, '') }))
  },
}
