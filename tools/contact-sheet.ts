import type { Buffer } from 'node:buffer'
import { mkdirSync, renameSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import process from 'node:process'
import { parseArgs } from 'node:util'
import { root } from './course.ts'
import { withDeck } from './deck.ts'
import { runTool } from './run.ts'
import { drawSheet } from './sheet.ts'

/**
 * `npm run contact-sheet`: every slide as a PNG in out/slides, and all of them, numbered, on
 * out/contact-sheet.png. `--readme` also renews the small sheet of the README.
 */
async function contactSheet(): Promise<void> {
  const { values } = parseArgs({ options: { out: { type: 'string', default: path.join(root, 'out') }, columns: { type: 'string', default: '6' }, readme: { type: 'boolean' } } })
  const folder = path.join(values.out, 'slides')
  mkdirSync(folder, { recursive: true })
  await withDeck(async ({ openPrint, browser }) => {
    const page = await openPrint()
    const shots: Buffer[] = []
    for (const container of await page.locator('.print-slide-container').all()) {
      const png = await container.screenshot()
      shots.push(png)
      writeFileSync(path.join(folder, `${String(shots.length).padStart(3, '0')}.png`), png)
    }
    const sheet = async (file: string, columns: number, width: number): Promise<void> => {
      writeFileSync(`${file}.part`, await drawSheet(browser, shots, { columns, width }))
      renameSync(`${file}.part`, file)
      process.stdout.write(`${path.relative(root, file)}：${shots.length} 页\n`)
    }
    await sheet(path.join(values.out, 'contact-sheet.png'), Number(values.columns), 400)
    if (values.readme)
      await sheet(path.join(root, 'docs/contact-sheet.png'), 8, 200)
  })
}

runTool(contactSheet)
