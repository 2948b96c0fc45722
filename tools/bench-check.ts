import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import process from 'node:process'
import { resolveOptions } from '@slidev/cli'
import { ensureBrowser } from './browser.ts'
import { root } from './course.ts'
import { runTool } from './run.ts'
import { slidevCli } from './slidev.ts'

const sizes = [60, 120, 240]

/**
 * `npm run bench:check`: how long the deck check takes on decks of 60, 120 and 240 slides made of this
 * course's, how much memory it holds at its peak (Linux), and beside it the only thing of stock Slidev that
 * visits every click: `slidev export --format png --with-clicks` on the deck of 60.
 */
async function bench(): Promise<void> {
  const folder = path.join(root, 'out/bench')
  const { data } = await resolveOptions({ entry: path.join(root, 'slides.md') }, 'export')
  const pages = Map.groupBy(data.slides.filter(slide => slide.importChain?.length), slide => slide.source.filepath)
  const chapters = [...pages].map(([file, slides]) => ({ file, count: slides.length }))

  process.stdout.write('页数   秒      每页毫秒   内存峰值\n')
  const seconds: number[] = []
  for (const size of sizes) {
    const entry = writeDeck(path.join(folder, `check-${size}`), chapters, size)
    const run = await measured([path.join(root, 'tools/check.ts'), '--entry', entry, '--out', path.dirname(entry)])
    seconds.push(run.seconds)
    process.stdout.write(`${String(size).padEnd(6)} ${run.seconds.toFixed(1).padEnd(7)} ${(run.seconds / size * 1000).toFixed(0).padEnd(10)} ${run.peak ? `${(run.peak / 1024).toFixed(0)} MB` : '只在 Linux 上量'}\n`)
  }
  process.stdout.write(`240 页 / 60 页：${(seconds[2]! / seconds[0]!).toFixed(2)} 倍（页数 4 倍）\n`)

  const entry = path.join(folder, 'check-60/slides.md')
  const out = path.join(folder, 'png')
  const stock = await measured([slidevCli, 'export', entry, '--format', 'png', '--with-clicks', '--output', out, '--executable-path', ensureBrowser(), '--timeout', '300000'])
  rmSync(out, { recursive: true, force: true })
  process.stdout.write(`Slidev 自带的逐点击截图，60 页：${stock.seconds.toFixed(1)} 秒；自查 / 截图 = ${(seconds[0]! / stock.seconds).toFixed(2)}\n`)
}

/** A deck of so many slides: a cover, then the course's chapters over and over. Returns its entry. */
function writeDeck(folder: string, chapters: { file: string, count: number }[], size: number): string {
  const parts = ['---\ntheme: default\ntitle: 量时间\naddons:\n  - ../..\ncanvasWidth: 1280\nfonts:\n  provider: none\n  local: Noto Sans SC\nfavicon: /favicon.svg\nduration: 1min\nlayout: cover\nminutes: 0\n---\n\n# 量时间\n']
  for (let left = size - 1, i = 0; left > 0; i++) {
    const { file, count } = chapters[i % chapters.length]!
    const take = Math.min(left, count)
    parts.push(`---\nsrc: ${path.relative(folder, file).replaceAll('\\', '/')}#1-${take}\n---\n`)
    left -= take
  }
  mkdirSync(folder, { recursive: true })
  const entry = path.join(folder, 'slides.md')
  writeFileSync(entry, parts.join('\n'))
  return entry
}

/** Runs a program to its end: its seconds, and the most memory it and its children held together, KB. */
async function measured(args: string[]): Promise<{ seconds: number, peak: number }> {
  const started = performance.now()
  const child = spawn(process.execPath, args, { cwd: root, stdio: ['ignore', 'ignore', 'inherit'] })
  let peak = 0
  const watch = setInterval(() => peak = Math.max(peak, memoryOf(child.pid!)), 250)
  await once(child, 'exit')
  clearInterval(watch)
  return { seconds: (performance.now() - started) / 1000, peak }
}

/** Proportional memory of a process and all it started, KB: shared pages count once. 0 where /proc is not to be had. */
function memoryOf(pid: number): number {
  try {
    const own = Number(/^Pss:\s+(\d+)/m.exec(readFileSync(`/proc/${pid}/smaps_rollup`, 'utf8'))?.[1] ?? 0)
    const children = readFileSync(`/proc/${pid}/task/${pid}/children`, 'utf8').trim().split(' ').filter(Boolean).map(Number)
    return children.reduce((sum, child) => sum + memoryOf(child), own)
  }
  catch {
    return 0
  }
}

runTool(bench)
