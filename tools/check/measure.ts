import type { Box, Colour, Rect, Snapshot, TextBlock, TextKind } from './snapshot.ts'

/**
 * Runs in the browser: measures what is visible of one slide. It may use nothing from outside itself.
 * @param no page number
 * @throws when the slide is not drawn
 */
export function measure(no: number): Snapshot {
  const content = document.querySelector('#slide-content')!
  const root = document.querySelector(`.slidev-page-${no}`)
  if (!root)
    throw new Error(`第 ${no} 页没有画出来`)
  const origin = content.getBoundingClientRect()
  const scale = origin.width / (content as HTMLElement).offsetWidth
  const canvas = (rect: DOMRect): Rect => ({ x: (rect.x - origin.x) / scale, y: (rect.y - origin.y) / scale, w: rect.width / scale, h: rect.height / scale })

  const styles = new Map<Element, CSSStyleDeclaration>()
  const styleOf = (element: Element): CSSStyleDeclaration => {
    let style = styles.get(element)
    if (!style)
      styles.set(element, style = getComputedStyle(element))
    return style
  }
  const isVisible = (element: Element): boolean => element.checkVisibility({ opacityProperty: true, visibilityProperty: true })

  const pen = document.createElement('canvas').getContext('2d', { willReadFrequently: true })!
  const colours = new Map<string, Colour>()
  /** The browser itself reads the colour, whatever notation it is in. */
  const colourOf = (css: string): Colour => {
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
  const over = (top: Colour, below: Colour): Colour => {
    const a = top[3]
    return [0, 1, 2].map(i => top[i]! * a + below[i]! * (1 - a)).concat(1) as Colour
  }
  const opacityOf = (element: Element): number => {
    let value = 1
    for (let at: Element | null = element; at && at !== content; at = at.parentElement)
      value *= Number(styleOf(at).opacity)
    return value
  }

  /** What is painted at a point below an element, as one opaque colour; and what is painted above it. */
  const groundAt = (element: Element, rect: DOMRect, below: boolean): { ground: Colour, coveredBy?: Element } => {
    const stack = document.elementsFromPoint(rect.x + rect.width / 2, rect.y + rect.height / 2).filter(at => root.contains(at) || at.contains(root))
    const own = stack.indexOf(element)
    const parents: Element[] = []
    for (let at: Element | null = element; at; at = at.parentElement)
      parents.push(at)
    const under = own === -1 ? parents : stack.slice(own)
    const layers: Colour[] = []
    for (const at of under) {
      if (at === element && below)
        continue
      const [r, g, b, a] = colourOf(styleOf(at).backgroundColor)
      if (a === 0)
        continue
      layers.push([r, g, b, a * opacityOf(at)])
      if (a === 1)
        break
    }
    const coveredBy = own > 0
      ? stack.slice(0, own).find(at => !element.contains(at) && !at.contains(element) && colourOf(styleOf(at).backgroundColor)[3] > 0.5 && isVisible(at))
      : undefined
    return { ground: layers.reduceRight<Colour>((ground, layer) => over(layer, ground), [255, 255, 255, 1]), coveredBy }
  }

  const name = (element: Element): string => {
    const own = [...element.classList].filter(c => !/^(?:slidev-|v-)/.test(c)).slice(0, 2)
    const said = (element.textContent ?? '').replace(/\s+/g, '')
    const start = said.slice(0, 12)
    const { x, y } = canvas(element.getBoundingClientRect())
    const mark = start ? `「${start}${said.length > 12 ? '…' : ''}」` : `（左 ${Math.round(x)} 上 ${Math.round(y)}）`
    return `${element.tagName.toLowerCase()}${own.map(c => `.${c}`).join('')}${mark}`
  }
  const kindOf = (element: Element): TextKind => {
    if (element.closest('h1, h2'))
      return 'headline'
    const marked = element.closest<HTMLElement>('[data-text]')
    if (marked && root.contains(marked))
      return marked.dataset.text as TextKind
    return element.closest('th') ? 'label' : 'body'
  }

  /** Signs that need no colour: ticks, crosses, exclamation marks, the number of a red flag. */
  const signsIn = (element: Element): string => {
    const said = element.textContent ?? ''
    const flag = element.matches('[data-flag]') || element.querySelector('[data-flag]') || element.parentElement?.querySelector(':scope > [data-flag]')
    return [/[✓✔]/.test(said) && '✓', /[×✕✗✘]/.test(said) && '×', /[！!⚠]/.test(said) && '！', flag && '编号'].filter(Boolean).join('')
  }
  /** The signs of the element, else of what it stands in, up to its paragraph, else of the panel around. */
  const signOf = (element: Element): string => {
    const panel = element.closest('[data-panel]')
    for (let at: Element | null = element; at && root.contains(at); at = at.parentElement) {
      const signs = signsIn(at)
      if (signs)
        return signs
      if (!/^(?:inline|contents)$/.test(styleOf(at).display))
        break
    }
    return panel ? signsIn(panel) : ''
  }

  // —— text ——
  const nodes = new Map<Element, Text[]>()
  const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT)
  for (let node = walker.nextNode() as Text | null; node; node = walker.nextNode() as Text | null) {
    if (!isVisible(node.parentElement!))
      continue
    let block = node.parentElement!
    while (/^(?:inline|contents)$/.test(styleOf(block).display) && block.parentElement)
      block = block.parentElement
    nodes.set(block, [...nodes.get(block) ?? [], node])
  }

  const range = document.createRange()
  const texts: TextBlock[] = []
  for (const [element, parts] of nodes) {
    const block: TextBlock = { element: name(element), kind: kindOf(element), text: '', lines: [], runs: [] }
    let right = -Infinity
    let bottom = -Infinity
    for (const part of parts) {
      const parent = part.parentElement!
      const style = styleOf(parent)
      const size = Number.parseFloat(style.fontSize)
      let offset = 0
      let middle: DOMRect | undefined
      for (const char of part.data) {
        range.setStart(part, offset)
        range.setEnd(part, offset += char.length)
        const glyph = range.getClientRects()[0]
        if (!glyph)
          continue
        block.text += char
        if (!glyph.width && !char.trim())
          continue
        middle ??= glyph
        const { x, y, w, h } = canvas(glyph)
        const em: Rect = { x, y: y + (h - size) / 2, w, h: size }
        const line = block.lines.at(-1)
        if (!line || (x < right - 1 && em.y > bottom - size * 0.5)) {
          block.lines.push({ text: char, rect: em })
          bottom = em.y + em.h
        }
        else {
          line.text += char
          const top = Math.min(line.rect.y, em.y)
          bottom = Math.max(line.rect.y + line.rect.h, em.y + em.h)
          line.rect = { x: line.rect.x, y: top, w: Math.max(line.rect.w, x + w - line.rect.x), h: bottom - top }
        }
        right = x + w
      }
      if (!middle || !part.data.trim())
        continue
      const { ground, coveredBy } = groundAt(parent, middle, false)
      const [r, g, b, a] = colourOf(style.color)
      block.runs.push({
        text: part.data.replace(/\s+/g, ' ').trim(),
        size,
        colour: over([r, g, b, a * opacityOf(parent)], ground),
        ground,
        underlined: style.textDecorationLine.includes('underline') || [...ancestors(parent, element)].some(at => styleOf(at).textDecorationLine.includes('underline')),
        sign: signOf(parent),
      })
      if (coveredBy)
        block.coveredBy = name(coveredBy)
    }
    block.text = block.text.replace(/\s+/g, ' ').trim()
    block.lines.forEach(line => line.text = line.text.replace(/\s+/g, ' ').trim())
    block.lines = block.lines.filter(line => line.text)
    if (!block.lines.length)
      continue

    for (let at: Element | null = element; at && root.contains(at); at = at.parentElement) {
      const style = styleOf(at)
      const rect = canvas(at.getBoundingClientRect())
      const paints = colourOf(style.backgroundColor)[3] > 0 || ['Top', 'Right', 'Bottom', 'Left'].every(side => Number.parseFloat(style[`border${side}Width` as 'borderTopWidth']) > 0)
      if (paints && at !== root && !block.box && !/^inline$|table-row|table-cell/.test(style.display))
        block.box = { element: name(at), rect }
      if (style.overflowX !== 'visible' || style.overflowY !== 'visible') {
        if (block.lines.some(line => sticksOut(line.rect, rect)))
          block.clippedBy = name(at)
      }
    }
    texts.push(block)
  }

  function* ancestors(from: Element, to: Element): Iterable<Element> {
    for (let at: Element | null = from; at && at !== to.parentElement; at = at.parentElement)
      yield at
  }
  function sticksOut(inner: Rect, outer: Rect): boolean {
    return inner.x < outer.x - 1 || inner.y < outer.y - 1 || inner.x + inner.w > outer.x + outer.w + 1 || inner.y + inner.h > outer.y + outer.h + 1
  }

  // —— what else is painted ——
  const pictureReason = (element: Element, style: CSSStyleDeclaration): string | undefined => {
    const tag = element.tagName.toLowerCase()
    if (tag === 'svg')
      return element.querySelector('text, foreignObject') ? 'svg 里有文字' : 'svg'
    if (['canvas', 'video', 'audio', 'iframe', 'math'].includes(tag))
      return tag
    if (style.backgroundImage !== 'none')
      return style.backgroundImage.includes('gradient') ? '渐变' : '背景图'
    for (const [property, label] of [['filter', '滤镜'], ['backdropFilter', '背景滤镜'], ['clipPath', '裁切路径'], ['transform', '变换'], ['maskImage', '蒙版']] as const) {
      if (style[property] && style[property] !== 'none')
        return label
    }
    if (style.mixBlendMode !== 'normal')
      return '混合模式'
    if (style.backgroundClip === 'text')
      return '文字裁切背景'
    if (style.writingMode !== 'horizontal-tb')
      return '竖排'
  }
  const boxes: Box[] = []
  for (const element of root.querySelectorAll('*')) {
    if (!isVisible(element) || element.closest('svg') !== (element.tagName.toLowerCase() === 'svg' ? element : null))
      continue
    const style = styleOf(element)
    const place = element.getBoundingClientRect()
    if (!place.width || !place.height)
      continue
    const fill = colourOf(style.backgroundColor)
    const borders = (['Top', 'Right', 'Bottom', 'Left'] as const)
      .map(side => ({ width: style[`border${side}Style`] === 'none' ? 0 : Number.parseFloat(style[`border${side}Width`]), colour: colourOf(style[`border${side}Color`]) }))
      .filter(border => border.width > 0 && border.colour[3] > 0)
    const picture = pictureReason(element, style)
    if (fill[3] === 0 && !borders.length && !picture && element.tagName !== 'IMG')
      continue
    boxes.push({
      element: name(element),
      kind: kindOf(element),
      rect: canvas(place),
      fill: fill[3] ? fill : undefined,
      borders,
      ground: groundAt(element, place, true).ground,
      hasText: Boolean(element.textContent?.trim()),
      sign: signOf(element),
      picture,
    })
  }

  return {
    texts,
    boxes,
    lists: [...root.querySelectorAll('ul, ol, table')].filter(isVisible).map(element => ({
      element: name(element),
      kind: kindOf(element),
      what: element.tagName === 'TABLE' ? 'table' : 'list',
      count: element.tagName === 'TABLE' ? element.querySelectorAll('tbody tr').length : element.querySelectorAll(':scope > li').length,
    })),
    links: [...root.querySelectorAll('a[href]')].filter(isVisible).map(element => ({
      element: name(element),
      href: element.getAttribute('href')!,
      text: element.getAttribute('aria-label') ?? element.textContent?.trim() ?? '',
    })),
  }
}
