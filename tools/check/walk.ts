import type { SlideInfo } from '@slidev/types'
import type { Page } from 'playwright'
import type { Deck } from '../deck.ts'
import type { Fault, Rule, StateContext, WalkedSlide } from './rule.ts'
import type { Snapshot } from './snapshot.ts'
import type { Position } from './turn.ts'
import { Buffer } from 'node:buffer'
import { canvas, DeckError } from '../deck.ts'
import { bundleMeasure } from './bundle.ts'
import { openSlide, resize, turn } from './turn.ts'

/** A second, larger screen: layout must hold there too. */
export const largeScreen = { width: 1920, height: 1080 }

/** A fault, where and by which rule it was found. */
export interface Found extends Fault {
  no: number
  rule: Rule
}

export interface Walk {
  slides: WalkedSlide[]
  found: Found[]
  /** Each slide with all clicks done, as JPEG of `thumbnailWidth`. */
  pictures: Buffer[]
  /** Click states looked at, on both screens. */
  states: number
}

/** Width of a slide on the contact sheet, px. */
export const thumbnailWidth = 400

/** Slides a tab walks before it starts afresh: Slidev keeps every slide it has shown, so a long walk would slow down. */
const stretch = 20

/** The machine has two cores; two tabs keep both busy. */
const tabs = 2

/**
 * Walks the deck with the right arrow key as a trainer would, every slide and every click, and back again
 * on a larger screen; hands each state to the rules.
 * @throws {DeckError} when a slide cannot be drawn or the deck does not move on
 */
export async function walkDeck({ slides: infos, browser, url }: Deck, rules: Rule[]): Promise<Walk> {
  const walk: Walk = { slides: [], found: [], pictures: [], states: 0 }
  const script = await bundleMeasure()
  const stretches = Array.from({ length: Math.ceil(infos.length / stretch) }, (_, i) => i * stretch + 1)
  await Promise.all(Array.from({ length: tabs }, async () => {
    // Two windows of one context would follow each other.
    const context = await browser.newContext({ viewport: canvas, reducedMotion: 'reduce' })
    await context.addInitScript(script)
    for (let first = stretches.shift(); first; first = stretches.shift()) {
      const page = await context.newPage()
      await walkStretch(page, url, infos, { first, last: Math.min(infos.length, first + stretch - 1) }, rules, walk)
      await page.close()
    }
    await context.close()
  })).catch((error) => {
    // A slide that cannot be drawn has said why on its console.
    throw error instanceof DeckError ? new DeckError([error.message, ...new Set(walk.slides.flatMap(slide => slide.errors.map(error => error.split('\n')[0])))].join('\n')) : error
  })
  for (const rule of rules) {
    walk.found.push(...walk.slides.flatMap(slide => named(rule.slide?.(slide), slide.no, rule)))
    walk.found.push(...named(rule.deck?.(walk.slides), 0, rule))
  }
  return walk
}

interface Stretch {
  first: number
  last: number
}

async function walkStretch(page: Page, url: string, infos: SlideInfo[], { first, last }: Stretch, rules: Rule[], walk: Walk): Promise<void> {
  let slide = enter(walk, infos, first)
  watch(page, () => slide)
  let at = await openSlide(page, url, first, last)
  while (at.no <= last) {
    const { no, clicks, total } = at
    if (slide.no !== no)
      slide = enter(walk, infos, no)
    const snapshot = await measure(page, no)
    walk.states++
    walk.found.push(...judge(snapshot, { no, info: slide.info, last: clicks === total, pages: infos.length }, rules))
    if (clicks === total) {
      Object.assign(slide, { clicks, last: snapshot })
      walk.pictures[no - 1] = await thumbnail(page)
      for (const rule of rules)
        walk.found.push(...named(await rule.probe?.(page, slide), no, rule))
      if (no === infos.length)
        break
    }
    at = await turn(page, 'ArrowRight', at)
  }

  await resize(page, largeScreen)
  const again = rules.filter(rule => rule.largeScreen)
  for (; at.no > first || at.clicks > 0; at = await turn(page, 'ArrowLeft', at)) {
    if (at.no <= last)
      await lookAgain(at)
  }
  await lookAgain(at)

  async function lookAgain({ no, clicks, total }: Position): Promise<void> {
    walk.states++
    walk.found.push(...judge(await measure(page, no), { no, info: infos[no - 1]!, last: clicks === total, pages: infos.length }, again))
  }
}

/** The page as a small JPEG: a sheet of 240 full-size pictures would need a gigabyte to draw. */
async function thumbnail(page: Page): Promise<Buffer> {
  const cdp = await page.context().newCDPSession(page)
  const { data } = await cdp.send('Page.captureScreenshot', { format: 'jpeg', quality: 85, clip: { x: 0, y: 0, ...canvas, scale: thumbnailWidth / canvas.width } })
  await cdp.detach()
  return Buffer.from(data, 'base64')
}

/** Calls page/measure.ts, which the page was given at its start. */
async function measure(page: Page, no: number): Promise<Snapshot> {
  return await page.evaluate(no => (window as unknown as { coursewareMeasure: { measure: (no: number) => Snapshot } }).coursewareMeasure.measure(no), no)
}

function enter(walk: Walk, infos: SlideInfo[], no: number): WalkedSlide {
  return walk.slides[no - 1] = { no, info: infos[no - 1]!, clicks: 0, last: { texts: [], boxes: [], lists: [], links: [] }, errors: [], outside: [] }
}

function named(faults: Fault[] | undefined, no: number, rule: Rule): Found[] {
  return (faults ?? []).map(fault => ({ no, ...fault, rule }))
}

function judge(snapshot: Snapshot, context: StateContext, rules: Rule[]): Found[] {
  return rules.flatMap(rule => named(rule.state?.(snapshot, context), context.no, rule))
}

/** Notes on the slide of the moment what its page does that it must not. */
function watch(page: Page, current: () => WalkedSlide): void {
  page.on('console', message => message.type() === 'error' && current().errors.push(`${message.text()} ${message.location().url}`.trim()))
  page.on('pageerror', error => current().errors.push(error.message))
  page.on('request', (request) => {
    const { hostname, protocol } = new URL(request.url())
    if (/^https?:|^wss?:/.test(protocol) && !['localhost', '127.0.0.1'].includes(hostname))
      current().outside.push(request.url())
  })
  page.on('websocket', socket => current().outside.push(socket.url()))
}
