/** What the browser tells of a slide in one click state. Lengths are pixels of the 1280 × 720 canvas. */
export interface Snapshot {
  texts: TextBlock[]
  boxes: Box[]
  lists: ListBlock[]
  links: Link[]
}

export interface Rect { x: number, y: number, w: number, h: number }

/** Red, green and blue 0–255, alpha 0–1. */
export type Colour = [red: number, green: number, blue: number, alpha: number]

/**
 * What a piece of text is for, read from the nearest `data-text` above it. Headings are `headline`,
 * table heads `label`, everything unmarked `body`.
 * - `label`: names another thing: a panel's title, a number's caption
 * - `mock`: stands inside a mock-up of a screen, a chat or a slip of paper, or is its answer key
 * - `frame`: the topic over the headline, the source line under the body
 * - `rail`: the progress rail and the page number
 */
export type TextKind = 'headline' | 'body' | 'label' | 'mock' | 'frame' | 'rail'

/** One paragraph, cell, card title …: text that flows together. */
export interface TextBlock {
  element: string
  kind: TextKind
  text: string
  lines: Line[]
  runs: Run[]
  /** The nearest box around it that paints a ground or a border; undefined on the bare slide. */
  box?: { element: string, rect: Rect }
  /** An ancestor that cuts off what stands out of it, and cuts off some of this. */
  clippedBy?: string
  /** What is painted over some of it. */
  coveredBy?: string
}

export interface Line {
  text: string
  /** The line as wide as its characters and as high as their em box. */
  rect: Rect
  /** The same in pieces, where something else stands in the line. */
  pieces: Rect[]
}

/** Characters of one text node on one ground: one size, one colour. */
export interface Run {
  text: string
  /** Font size as drawn, with zoom and scale. */
  size: number
  colour: Colour
  /** What the text stands on, opaque. */
  ground: Colour
  /** There is a picture or a gradient under it: the ground is a guess. */
  onPicture: boolean
  underlined: boolean
  /** Ticks, crosses and flags' numbers that stand with it (in its paragraph, else in its `data-panel`). */
  sign: string
}

/** An element that paints something. */
export interface Box {
  element: string
  kind: TextKind
  rect: Rect
  fill?: Colour
  /** Each visible border: its width and colour. */
  borders: { width: number, colour: Colour }[]
  /** What lies behind it, opaque. */
  ground: Colour
  hasText: boolean
  /** Ticks, crosses and flags' numbers in it, beside it or in its `data-panel`. */
  sign: string
  /** Why Slidev's editable export would turn it into a picture; undefined if it would not. */
  picture?: string
}

export interface ListBlock {
  element: string
  kind: TextKind
  what: 'list' | 'table'
  /** Items of a list with those of the lists in it, rows of a table without its head. */
  count: number
}

export interface Link {
  element: string
  href: string
  /** Its name for a screen reader. */
  text: string
}
