import type { Page } from 'playwright'
import { DeckError } from '../deck.ts'

export interface Position {
  no: number
  /** Clicks made on the slide, and how many it takes. */
  clicks: number
  total: number
}

/** Slidev's navigation as the page itself holds it, in every mode. */
interface SlidevRoot {
  __vue_app__: { _context: { provides: { '$$slidev-context': { nav: {
    currentSlideNo: number
    clicks: number
    clicksTotal: number
    slides: { no: number, meta: { slide: { frontmatter: { preload?: boolean } } } }[]
  } } } } }
}

/** How long a slide may take to come, ms. It takes a tenth of a second; a busy machine gets its time. */
const patience = 20_000

/**
 * Opens a slide, and keeps Slidev from preloading those beyond `last`: three seconds after it has begun it
 * mounts the whole deck, which on a long one costs more than all the looking.
 * @throws {DeckError} when it is not drawn in time
 */
export async function openSlide(page: Page, url: string, no: number, last: number): Promise<Position> {
  await page.goto(`${url}${no}`, { waitUntil: 'commit' })
  await page.waitForFunction(() => document.querySelector('#app')?.hasAttribute('data-v-app'), undefined, { timeout: patience }).catch(() => {
    throw new DeckError(`第 ${no} 页打不开`)
  })
  await page.evaluate(([no, last]) => {
    const { nav } = (document.querySelector('#app') as unknown as SlidevRoot).__vue_app__._context.provides['$$slidev-context']
    for (const slide of nav.slides)
      slide.meta.slide.frontmatter.preload = slide.no >= no - 1 && slide.no <= last + 1
  }, [no, last] as const)
  await arrival(page, undefined)
  await page.evaluate(() => document.fonts.ready.then(() => {}))
  return await arrival(page, undefined)
}

/** Gives the page another screen (16:9, px) and waits until Slidev has scaled the slide to it. */
export async function resize(page: Page, screen: { width: number, height: number }): Promise<void> {
  await page.setViewportSize(screen)
  await page.waitForFunction(width => Math.abs(document.querySelector('#slide-content')!.getBoundingClientRect().width - width) < 1, screen.width)
}

/**
 * Presses a key as a trainer would and waits until the deck has moved.
 * @throws {DeckError} when it does not in time
 */
export async function turn(page: Page, key: 'ArrowLeft' | 'ArrowRight', from: Position): Promise<Position> {
  await page.keyboard.press(key)
  return await arrival(page, from)
}

/** Waits until the deck has left a position, the slide it came to is drawn, and the browser has laid it out. */
async function arrival(page: Page, from: Position | undefined): Promise<Position> {
  const { to, no } = await page.evaluate(async ({ from, patience }) => {
    const { nav } = (document.querySelector('#app') as unknown as SlidevRoot).__vue_app__._context.provides['$$slidev-context']
    const frame = (): Promise<number> => new Promise(requestAnimationFrame)
    for (const started = performance.now(); performance.now() - started < patience; await new Promise(resolve => setTimeout(resolve))) {
      const { currentSlideNo: no, clicks, clicksTotal: total } = nav
      const slide = document.querySelector(`.slidev-page-${no}`)
      if ((from && no === from.no && clicks === from.clicks) || !slide?.checkVisibility() || !slide.querySelector('h1, h2, h3, p, .slide'))
        continue
      // A click shows at once. A slide that just came counts its clicks when it is mounted, and its forerunner
      // leaves a frame later.
      if (from?.no === no)
        return { no, to: { no, clicks, total } }
      await frame()
      await frame()
      return { no, to: { no: nav.currentSlideNo, clicks: nav.clicks, total: nav.clicksTotal } }
    }
    return { no: nav.currentSlideNo }
  }, { from, patience })
  if (!to)
    throw new DeckError(from?.no === no ? `第 ${no} 页第 ${from.clicks} 次点击以后翻不动` : `第 ${no} 页画不出来`)
  return to
}
