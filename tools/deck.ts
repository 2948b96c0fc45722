import type { ResolvedSlidevOptions, SlideInfo } from '@slidev/types'
import type { Browser, Page } from 'playwright'
import path from 'node:path'
import { createServer, resolveOptions } from '@slidev/cli'
import { launchBrowser } from './browser.ts'
import { checkCourse, root } from './course.ts'

/** A slide that cannot be drawn: told in Chinese, without a stack. */
export class DeckError extends Error {
  override name = 'DeckError'
}

export const canvas = { width: 1280, height: 720 }

export interface Deck {
  slides: SlideInfo[]
  options: ResolvedSlidevOptions
  browser: Browser
  /** Address of the local server, with a slash at its end. */
  url: string
  /** Opens the print page, every slide below the other, all clicks done; resolves when all is drawn. */
  openPrint: () => Promise<Page>
}

/**
 * Serves the deck in Slidev's export mode on a free loopback port with one browser, and closes both after use.
 * @throws {CourseError} when a trainer's file has a mistake
 * @throws {BrowserError} when there is no browser
 */
export async function withDeck<T>(use: (deck: Deck) => Promise<T>, entry = path.join(root, 'slides.md')): Promise<T> {
  checkCourse()
  const options = await resolveOptions({ entry }, 'export')
  const browser = await launchBrowser()
  const server = await createServer(options, { server: { host: '127.0.0.1', port: 0 }, logLevel: 'error', clearScreen: false })
  try {
    await server.listen()
    const address = server.httpServer!.address()
    const url = `http://127.0.0.1:${typeof address === 'object' && address ? address.port : ''}/`
    return await use({ slides: options.data.slides, options, browser, url, openPrint: () => openPrint(browser, url, options.data.slides.length) })
  }
  finally {
    await browser.close()
    await server.close()
  }
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
