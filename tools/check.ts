import { mkdirSync, renameSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import process from 'node:process'
import { parseArgs } from 'node:util'
import { report, table } from './check/report.ts'
import { rules } from './check/rules/index.ts'
import { thumbnailWidth, walkDeck } from './check/walk.ts'
import { root } from './course.ts'
import { withBuiltDeck } from './deck.ts'
import { runTool } from './run.ts'
import { drawSheet } from './sheet.ts'

/**
 * `npm run check`: looks at every slide and every click in a browser as a strict designer and a strict
 * editor would, prints what is wrong, and exits with 1 if anything is. Writes check.json and
 * contact-sheet.png to `--out` (default out/). `--entry FILE` checks another deck.
 */
async function check(): Promise<void> {
  const { values } = parseArgs({ options: { out: { type: 'string', default: path.join(root, 'out') }, entry: { type: 'string', default: path.join(root, 'slides.md') } } })
  const started = performance.now()
  const seconds = (): number => Number(((performance.now() - started) / 1000).toFixed(1))
  mkdirSync(values.out, { recursive: true })
  await withBuiltDeck(async (deck) => {
    process.stderr.write(`正在逐页逐次点击地查看 ${deck.slides.length} 页，每页不到半秒……\n`)
    const walk = await walkDeck(deck, rules)
    const { findings, waivers } = report(walk, rules)
    const name = (id: string): string => rules.find(rule => rule.id === id)?.name ?? '豁免'
    write(path.join(values.out, 'contact-sheet.png'), await drawSheet(deck.browser, walk.pictures, { columns: 6, width: thumbnailWidth }))
    write(path.join(values.out, 'check.json'), `${JSON.stringify({ slides: deck.slides.length, states: walk.states, seconds: seconds(), rules: rules.map(({ id, name }) => ({ id, name })), findings, waivers }, null, 2)}\n`)

    if (waivers.length)
      process.stdout.write(`豁免 ${waivers.length} 条：\n${table(['页', '位置', '规则', '理由'], waivers.map(({ slide, source, rule, reason }) => [String(slide), source, name(rule), reason]))}\n\n`)
    if (findings.length)
      process.stdout.write(`${table(['页', '位置', '规则', '元素', '实测', '应为'], findings.map(({ slide, source, rule, element, measured, wanted }) => [String(slide || '全课'), source, name(rule), element, measured, wanted]))}\n\n`)
    process.stdout.write(`查了 ${deck.slides.length} 页、${walk.states} 个画面，${rules.length} 条规则，${seconds()} 秒：${findings.length} 处问题，${waivers.length} 条豁免\n`)
    process.exitCode = findings.length ? 1 : 0
  }, path.resolve(values.entry))
}

/** Writes beside and renames: a run that breaks off leaves the old file whole. */
function write(file: string, content: string | Uint8Array): void {
  writeFileSync(`${file}.part`, content)
  renameSync(`${file}.part`, file)
}

runTool(check)
