import type { SlideInfo } from '@slidev/types'
import type { Page } from 'playwright'
import type { Snapshot } from './snapshot.ts'

/** One thing wrong on a slide. */
export interface Fault {
  /** The element, as a person would find it: `p.title「验证支付信息」`. */
  element: string
  measured: string
  wanted: string
  /** Words by which the line in the source is found; without them the slide's first line is named. */
  words?: string
}

/** A slide as walked. */
export interface WalkedSlide {
  /** Page number, from 1. */
  no: number
  info: SlideInfo
  /** Clicks it takes. */
  clicks: number
  /** What is measured when all of them are done. */
  last: Snapshot
  /** What the console said and where requests went while the slide was on. */
  errors: string[]
  outside: string[]
}

/** A fault of the whole deck, on the page it shows on; page 0 is the deck itself. */
export interface DeckFault extends Fault {
  no: number
}

export interface StateContext {
  no: number
  info: SlideInfo
  /** All clicks are done. */
  last: boolean
  /** Slides in the deck. */
  pages: number
}

export interface Rule {
  /** Name in frontmatter's `waive` and in check.json. */
  id: string
  /** Name in the table. */
  name: string
  /** Faults of one click state. */
  state?: (snapshot: Snapshot, context: StateContext) => Fault[]
  /** Ask `state` again on the larger screen. */
  largeScreen?: boolean
  /** What needs the browser itself; called once a slide, when all its clicks are done. */
  probe?: (page: Page, context: { no: number, info: SlideInfo }) => Promise<Fault[]>
  /** Faults of a slide as a whole. */
  slide?: (slide: WalkedSlide) => Fault[]
  /** Faults between slides. */
  deck?: (slides: WalkedSlide[]) => DeckFault[]
}
