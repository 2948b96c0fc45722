import type { ResolvedSlidevOptions, SlideInfo } from '@slidev/types'
import type { AddressInfo } from 'node:net'
import type { Browser, Page } from 'playwright'
import { spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import http from 'node:http'
import { tmpdir } from 'node:os'
import path from 'node:path'
import process from 'node:process'
import { stripVTControlCharacters } from 'node:util'
import { createServer, resolveOptions } from '@slidev/cli'
import sirv from 'sirv'
import { launchBrowser } from './browser.ts'
import { checkCourse, root } from './course.ts'
import { slidevCli } from './slidev.ts'

/** A slide that cannot be drawn: told in Chinese, without a stack. */
export class DeckError extends Error {
  override name = 'DeckError'
}

export const canvas = { width: 1280, height: 720 }

export interface Deck {
  slides: SlideInfo[]
  browser: Browser
  /** Address of the local server, with a slash at its end. */
  url: string
}

export interface ServedDeck extends Deck {
  options: ResolvedSlidevOptions
  /** Opens the print page, every slide below the other, all clicks done; resolves when all is drawn. */
  openPrint: () => Promise<Page>
}

const mainEntry = path.join(root, 'slides.md')

/**
 * Serves the deck in Slidev's export mode on a free loopback port with one browser, and closes both after use.
 * @throws {CourseError} when a trainer's file has a mistake
 * @throws {BrowserError} when there is no browser
 */
export async function withDeck<T>(use: (deck: ServedDeck) => Promise<T>): Promise<T> {
  checkCourse()
  const options = await resolveOptions({ entry: mainEntry }, 'export')
  const browser = await launchBrowser()
  const server = await createServer(options, { server: { host: '127.0.0.1', port: 0 }, logLevel: 'error', clearScreen: false })
  try {
    await server.listen()
    const url = addressOf(server.httpServer!)
    return await use({ slides: options.data.slides, options, browser, url, openPrint: () => openPrint(browser, url, options.data.slides.length) })
  }
  finally {
    await browser.close()
    await server.close()
  }
}

/**
 * Builds the deck as it goes to a classroom and serves it on a free loopback port with one browser;
 * closes both and removes the build after use. Pages open in a tenth of the time that a dev server takes.
 * @throws {CourseError} when a trainer's file has a mistake
 * @throws {BrowserError} when there is no browser
 * @throws {DeckError} when the deck cannot be built
 */
export async function withBuiltDeck<T>(use: (deck: Deck) => Promise<T>, entry = mainEntry): Promise<T> {
  checkCourse()
  const { data } = await resolveOptions({ entry }, 'build')
  const folder = mkdtempSync(path.join(tmpdir(), 'courseware-'))
  let browser: Browser | undefined
  let server: http.Server | undefined
  try {
    const { status, stdout, stderr } = spawnSync(process.execPath, [slidevCli, 'build', entry, '--out', folder], { cwd: root, encoding: 'utf8' })
    if (status !== 0)
      throw new DeckError(`课件构建不出来：\n${lastWords(`${stdout}${stderr}`)}`)
    browser = await launchBrowser()
    server = http.createServer(sirv(folder, { single: true })).listen(0, '127.0.0.1')
    await once(server, 'listening')
    return await use({ slides: data.slides, browser, url: addressOf(server) })
  }
  finally {
    await browser?.close()
    server?.close()
    rmSync(folder, { recursive: true, force: true })
  }
}

/** The end of what a program said, without colours and stack. */
function lastWords(said: string): string {
  return stripVTControlCharacters(said).split('\n').filter(line => line.trim() && !/^\s+at /.test(line)).slice(-12).join('\n')
}

function addressOf(server: { address: () => string | AddressInfo | null }): string {
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}/`
}

async function openPrint(browser: Browser, url: string, total: number): Promise<Page> {
  const page = await browser.newPage({ viewport: canvas })
  const errors: string[] = []
  page.on('console', message => message.type() === 'error' && errors.push(message.text()))
  await page.emulateMedia({ media: 'screen', reducedMotion: 'reduce' })

  // On a cold cache Vite finds dependencies while the page loads, bundles them and drops what it served
  // so far; the next load is whole. A slide that is broken three times is broken.
  let broken: number[] = []
  for (let attempt = 0; attempt < 3; attempt++) {
    errors.length = 0
    await page.goto(`${url}print?print=true`, { waitUntil: 'networkidle', timeout: 120_000 })
    await page.waitForFunction(count => document.querySelectorAll('.print-slide-container').length === count && !document.querySelector('.slidev-slide-loading'), total, { timeout: 120_000 })
    broken = await page.locator('.print-slide-container:not(:has(.slide))').evaluateAll(slides => slides.map(slide => Number.parseInt(slide.id)))
    if (!broken.length)
      break
  }
  if (broken.length)
    throw new DeckError(`第 ${broken.join('、')} 页画不出来：\n${errors.join('\n')}`)
  await page.evaluate(() => document.fonts.ready)
  return page
}
