import type { AddressInfo } from 'node:net'
import type { Browser, Page } from 'playwright'
import { spawnSync } from 'node:child_process'
import { copyFileSync, mkdirSync, writeFileSync } from 'node:fs'
import http from 'node:http'
import path from 'node:path'
import process from 'node:process'
import { gzipSync } from 'node:zlib'
import sirv from 'sirv'
import { launchBrowser } from './browser.ts'
import { root } from './course.ts'
import { canvas } from './deck.ts'
import { runTool } from './run.ts'
import { slidevCli, slidevRoot } from './slidev.ts'

interface Load { requests: number, bytes: number, fonts: number, fontBytes: number, outside: number }

/**
 * `npm run bench:first-slide`: our built site beside the starter deck that Slidev ships, built and served
 * the same way in the same run. Prints what the first slide loads (HTML, CSS and JavaScript gzipped;
 * fonts apart) and how long a slide turn takes under 4× CPU throttling, with the ratios.
 */
async function bench(): Promise<void> {
  const starter = path.join(root, 'node_modules/.cache/starter-deck')
  mkdirSync(starter, { recursive: true })
  copyFileSync(path.join(slidevRoot, 'template.md'), path.join(starter, 'slides.md'))
  writeFileSync(path.join(starter, 'package.json'), '{"private":true,"type":"module"}')

  const decks = { ours: await serve(root), starter: await serve(starter) }
  const browser = await launchBrowser()
  const loads = { ours: await firstSlide(browser, decks.ours.url), starter: await firstSlide(browser, decks.starter.url) }
  const turns: Record<keyof typeof decks, number[]> = { ours: [], starter: [] }
  for (let round = 0; round < 5; round++) {
    for (const name of ['ours', 'starter'] as const)
      turns[name].push(...await slideTurns(browser, decks[name].url, 10))
  }
  await browser.close()
  for (const { server } of Object.values(decks))
    server.close()

  const kb = (bytes: number): string => `${(bytes / 1024).toFixed(1)} KB`
  const ratio = (a: number, b: number): string => (a / b).toFixed(2)
  const { ours, starter: stock } = loads
  const [turn, stockTurn] = [median(turns.ours), median(turns.starter)]
  process.stdout.write(`
                         本课件        Slidev 起步模板    比值
首页 HTML+CSS+JS（gzip）  ${kb(ours.bytes).padEnd(12)}  ${kb(stock.bytes).padEnd(12)}       ${ratio(ours.bytes, stock.bytes)}
首页请求（本机）          ${String(ours.requests).padEnd(12)}  ${String(stock.requests).padEnd(12)}       ${ratio(ours.requests, stock.requests)}
首页字体                  ${`${kb(ours.fontBytes)} / ${ours.fonts}`.padEnd(12)}  ${kb(stock.fontBytes)} / ${stock.fonts}
外部请求                  ${String(ours.outside).padEnd(12)}  ${stock.outside}
翻页中位数（4 倍降速）    ${`${turn.toFixed(0)} ms`.padEnd(12)}  ${`${stockTurn.toFixed(0)} ms`.padEnd(12)}       ${ratio(turn, stockTurn)}
`)
}

async function serve(deck: string): Promise<{ url: string, server: http.Server }> {
  const out = path.join(root, 'node_modules/.cache', deck === root ? 'bench-ours' : 'bench-starter')
  const { status } = spawnSync(process.execPath, [slidevCli, 'build', 'slides.md', '--out', out], { cwd: deck, stdio: ['ignore', 'ignore', 'inherit'] })
  if (status !== 0)
    throw new Error(`${deck} 没有构建成`)
  const server = http.createServer(sirv(out, { single: true }))
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/`, server }
}

/** A page that can reach only the deck; `onOutside` hears of each request that would leave this machine. */
async function offlinePage(browser: Browser, url: string, onOutside?: () => void): Promise<Page> {
  const page = await browser.newPage({ viewport: canvas })
  await page.route(address => address.origin !== new URL(url).origin && address.protocol.startsWith('http'), (route) => {
    onOutside?.()
    return route.abort()
  })
  return page
}

/** What the browser has fetched once the first slide stands there in its own fonts. */
async function firstSlide(browser: Browser, url: string): Promise<Load> {
  const load: Load = { requests: 0, bytes: 0, fonts: 0, fontBytes: 0, outside: 0 }
  const page = await offlinePage(browser, url, () => load.outside++)
  const bodies: Promise<void>[] = []
  page.on('response', (response) => {
    if (!response.url().startsWith(url))
      return
    load.requests++
    bodies.push(response.body().then((body) => {
      const type = response.headers()['content-type'] ?? ''
      if (/font/.test(type)) {
        load.fonts++
        load.fontBytes += body.length
      }
      else if (/html|css|javascript/.test(type)) {
        load.bytes += gzipSync(body).length
      }
    }))
  })
  // Slidev fetches the other slides after 3 s; the first slide is there before.
  await page.goto(url, { waitUntil: 'load' })
  await page.locator('.slidev-page-1 h1').waitFor()
  await page.evaluate(() => document.fonts.ready)
  await Promise.all(bodies)
  await page.close()
  return load
}

/** Milliseconds from the key press to the second frame that shows the next slide. */
async function slideTurns(browser: Browser, url: string, count: number): Promise<number[]> {
  const page = await offlinePage(browser, url)
  await page.goto(url, { waitUntil: 'load' })
  await page.locator('.slidev-page-1 h1').waitFor()
  await page.locator('.slidev-page-4').waitFor({ state: 'attached' })
  const session = await page.context().newCDPSession(page)
  await session.send('Emulation.setCPUThrottlingRate', { rate: 4 })
  const times: number[] = []
  for (let next = 2; next < 2 + count; next++)
    times.push(await turn(page, next))
  await page.close()
  return times
}

async function turn(page: Page, next: number): Promise<number> {
  const measure = await page.evaluateHandle(no => ({
    done: new Promise<number>((resolve) => {
      let started = 0
      window.addEventListener('keydown', () => started = performance.now(), { capture: true, once: true })
      const look = (): void => {
        const slide = document.querySelector<HTMLElement>(`.slidev-page-${no}`)
        if (started && slide?.textContent && getComputedStyle(slide).display !== 'none')
          requestAnimationFrame(() => requestAnimationFrame(() => resolve(performance.now() - started)))
        else
          requestAnimationFrame(look)
      }
      look()
    }),
  }), next)
  await page.keyboard.press('ArrowDown')
  return await measure.evaluate(({ done }) => done)
}

function median(values: number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)]!
}

runTool(bench)
