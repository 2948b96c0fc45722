import type { Colour, Rect } from '../snapshot.ts'

/** What lies under a point of an element, and what over it. */
interface Layers {
  /** What it stands on, as one opaque colour. */
  ground: Colour
  /** A picture or gradient is among what it stands on: the ground is a guess. */
  onPicture: boolean
  coveredBy?: Element
}

const white: Colour = [255, 255, 255, 1]

/** The slide that is on and how the browser paints it; made anew for every click state. Lengths are canvas px. */
export class Stage {
  readonly root: Element
  readonly content: HTMLElement
  private readonly origin: DOMRect
  private readonly scale: number
  private readonly styles = new Map<Element, CSSStyleDeclaration>()

  /** @throws when the slide is not drawn */
  constructor(no: number) {
    this.content = document.querySelector<HTMLElement>('#slide-content')!
    const root = document.querySelector(`.slidev-page-${no}`)
    if (!root)
      throw new Error(`第 ${no} 页没有画出来`)
    this.root = root
    this.origin = this.content.getBoundingClientRect()
    this.scale = this.origin.width / this.content.offsetWidth
  }

  rect({ x, y, width, height }: DOMRect): Rect {
    const { origin, scale } = this
    return { x: (x - origin.x) / scale, y: (y - origin.y) / scale, w: width / scale, h: height / scale }
  }

  style(element: Element): CSSStyleDeclaration {
    let style = this.styles.get(element)
    if (!style)
      this.styles.set(element, style = getComputedStyle(element))
    return style
  }

  /** Painted at all: displayed, not hidden, not transparent, not shrunk to the dot that screen readers' text is. */
  isVisible(element: Element): boolean {
    if (!element.checkVisibility({ opacityProperty: true, visibilityProperty: true }))
      return false
    for (const at of this.upwards(element)) {
      if (this.style(at).overflow !== 'visible' && at.clientWidth <= 1 && at.clientHeight <= 1 && this.style(at).display !== 'inline')
        return false
    }
    return true
  }

  /** The element and what it stands in, up to the slide. */
  * upwards(element: Element): Iterable<Element> {
    for (let at: Element | null = element; at && this.root.contains(at); at = at.parentElement)
      yield at
  }

  opacity(element: Element): number {
    let value = 1
    for (let at: Element | null = element; at && at !== this.content; at = at.parentElement)
      value *= Number(this.style(at).opacity)
    return value
  }

  /** By how much zoom, scale and transform between the canvas and an element enlarge it. */
  enlargement(element: Element): number {
    let factor = (element as HTMLElement & { currentCSSZoom?: number }).currentCSSZoom ?? 1
    for (let at: Element | null = element; at && at !== this.content; at = at.parentElement) {
      const { transform, scale } = this.style(at)
      if (transform !== 'none') {
        const { a, b, c, d } = new DOMMatrix(transform)
        factor *= Math.sqrt(Math.abs(a * d - b * c))
      }
      if (scale !== 'none')
        factor *= Math.min(...scale.split(' ').map(Number))
    }
    return factor
  }

  /** Looks through the middle of a rectangle of an element. `beneath`: leave the element's own ground out. */
  layers(element: Element, { x, y, width, height }: DOMRect, beneath = false): Layers {
    const stack = document.elementsFromPoint(x + width / 2, y + height / 2).filter(at => this.root.contains(at) || at.contains(this.root))
    const own = stack.indexOf(element)
    const under = (own === -1 ? [...this.upwards(element)] : stack.slice(own)).flatMap(withRows)
    const fills: Colour[] = []
    let onPicture = false
    for (const at of under) {
      if ((at === element && beneath) || !this.isVisible(at))
        continue
      onPicture ||= isPicture(at) || this.style(at).backgroundImage !== 'none'
      const [r, g, b, a] = colourOf(this.style(at).backgroundColor)
      fills.push([r, g, b, a * this.opacity(at)])
      if (fills.at(-1)![3] === 1)
        break
    }
    return {
      ground: fills.reduceRight<Colour>((ground, fill) => over(fill, ground), white),
      onPicture,
      coveredBy: stack.slice(0, Math.max(0, own)).find(at => !element.contains(at) && !at.contains(element) && this.isVisible(at) && this.paints(at)),
    }
  }

  private paints(element: Element): boolean {
    const { backgroundImage, backgroundColor } = this.style(element)
    return isPicture(element) || backgroundImage !== 'none' || colourOf(backgroundColor)[3] * this.opacity(element) > 0.1
  }
}

function isPicture(element: Element): boolean {
  return element.matches('img, svg, svg *, canvas, video, iframe')
}

/** A table cell is hit by a point; its row and row group are not, though they paint under it. */
function withRows(element: Element): Element[] {
  return element.matches('td, th') ? [element, ...[element.closest('tr'), element.closest('tbody, thead, tfoot')].filter(row => row !== null)] : [element]
}

const pen = document.createElement('canvas').getContext('2d', { willReadFrequently: true })!
const colours = new Map<string, Colour>()

/** A computed colour in numbers; the browser itself reads notations other than rgb. */
export function colourOf(css: string): Colour {
  let colour = colours.get(css)
  if (!colour) {
    const rgb = /^rgba?\((\d+), (\d+), (\d+)(?:, ([\d.]+))?\)$/.exec(css)
    if (rgb) {
      colour = [Number(rgb[1]), Number(rgb[2]), Number(rgb[3]), Number(rgb[4] ?? 1)]
    }
    else {
      pen.clearRect(0, 0, 1, 1)
      pen.fillStyle = css
      pen.fillRect(0, 0, 1, 1)
      const [r, g, b, a] = pen.getImageData(0, 0, 1, 1).data
      colour = [r!, g!, b!, a! / 255]
    }
    colours.set(css, colour)
  }
  return colour
}

/** One colour painted over another, opaque one. */
export function over([r, g, b, a]: Colour, below: Colour): Colour {
  const mix = (top: number, i: number): number => top * a + below[i]! * (1 - a)
  return [mix(r, 0), mix(g, 1), mix(b, 2), 1]
}
