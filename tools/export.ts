import type { Page } from 'playwright'
import type { ServedDeck } from './deck.ts'
import { spawn } from 'node:child_process'
import { mkdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import process from 'node:process'
import { parseArgs } from 'node:util'
import { PDFDocument, PDFName } from 'pdf-lib'
import { plainNotes } from '../logic/notes.ts'
import { ensureBrowser } from './browser.ts'
import { loadCourse, root } from './course.ts'
import { canvas, withDeck } from './deck.ts'
import { withNotes } from './pptx.ts'
import { runTool } from './run.ts'
import { slidevCli } from './slidev.ts'

/**
 * `npm run export`: out/courseware.pdf (tagged, with bookmarks and live links) and
 * out/courseware.pptx (native text and shapes, clean notes). `--only pdf` or `--only pptx` makes one.
 */
async function exportAll(): Promise<void> {
  const { values } = parseArgs({ options: { only: { type: 'string', default: 'pdf,pptx' }, out: { type: 'string', default: path.join(root, 'out') } } })
  const formats = values.only.split(',')
  mkdirSync(values.out, { recursive: true })
  await withDeck(async (deck) => {
    // Slidev's own PPTX export would print a broken slide as it is; opening the deck stops first.
    const page = await deck.openPrint()
    if (formats.includes('pdf'))
      await write(path.join(values.out, 'courseware.pdf'), () => pdf(page), `${deck.slides.length} 页`)
    if (formats.includes('pptx'))
      await write(path.join(values.out, 'courseware.pptx'), () => pptx(deck, values.out), `${deck.slides.length} 页`)
  })
}

/** Writes beside and renames, so that a failure leaves the old file as it was. */
async function write(file: string, make: () => Promise<Uint8Array>, what: string): Promise<void> {
  const started = performance.now()
  const bytes = await make()
  writeFileSync(`${file}.part`, bytes)
  renameSync(`${file}.part`, file)
  process.stdout.write(`${path.relative(process.cwd(), file)}：${what}，${Math.round(statSync(file).size / 1024)} KB，${((performance.now() - started) / 1000).toFixed(1)} 秒\n`)
}

/** One ordinary viewport instead of one as tall as all slides: the same pages, several times faster. */
async function pdf(page: Page): Promise<Uint8Array> {
  const bytes = await page.pdf({ ...canvas, printBackground: true, preferCSSPageSize: true, tagged: true, outline: true, margin: { top: 0, right: 0, bottom: 0, left: 0 } })
  const settings = loadCourse()
  const document = await PDFDocument.load(bytes, { updateMetadata: false })
  document.setTitle(settings.title, { showInWindowTitleBar: true })
  document.setAuthor(settings.company)
  document.setSubject(`${settings.year} 年 · 版本 ${settings.version}`)
  document.setLanguage('zh-CN')
  document.catalog.set(PDFName.of('PageMode'), PDFName.of('UseOutlines'))
  return await document.save()
}

async function pptx({ slides }: ServedDeck, out: string): Promise<Uint8Array> {
  const raw = path.join(out, `courseware.raw.${process.pid}.pptx`)
  try {
    await run([slidevCli, 'export', 'slides.md', '--format', 'pptx-editable', '--with-clicks', 'false', '--output', raw, '--executable-path', ensureBrowser(), '--timeout', '120000'])
    return withNotes(readFileSync(raw), slides.map(slide => plainNotes(slide.note)))
  }
  finally {
    rmSync(raw, { force: true })
  }
}

function run(args: string[]): Promise<void> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, args, { cwd: root, stdio: ['ignore', 'pipe', 'pipe'] })
    let said = ''
    child.stdout.on('data', chunk => said += chunk)
    child.stderr.on('data', chunk => said += chunk)
    child.on('exit', code => code === 0 && !/exported as an image|could not be/.test(said)
      ? resolve()
      : reject(new Error(`PPTX 没有导出成：\n${said.trim().split('\n').slice(-8).join('\n')}`)))
  })
}

runTool(exportAll)
