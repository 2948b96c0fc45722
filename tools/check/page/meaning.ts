import type { TextKind } from '../snapshot.ts'
import type { Stage } from './stage.ts'

const kinds = new Set(['headline', 'label', 'mock', 'frame', 'rail'])

/** An element as a person would find it: tag, classes, its first words or its place. */
export function nameOf(stage: Stage, element: Element): string {
  const classes = [...element.classList].filter(name => !/^(?:slidev-|v-)/.test(name)).slice(0, 2)
  const said = (element.textContent ?? '').replace(/\s+/g, '')
  const { x, y } = stage.rect(element.getBoundingClientRect())
  const mark = said ? `「${said.slice(0, 12)}${said.length > 12 ? '…' : ''}」` : `（左 ${Math.round(x)} 上 ${Math.round(y)}）`
  return `${element.localName}${classes.map(name => `.${name}`).join('')}${mark}`
}

/** What the text of an element is for. A word that is none of the kinds excuses nothing: it is body. */
export function kindOf(stage: Stage, element: Element): TextKind {
  if (element.closest('h1, h2'))
    return 'headline'
  const marked = element.closest<HTMLElement>('[data-text]')
  if (marked && stage.root.contains(marked))
    return kinds.has(marked.dataset.text!) ? marked.dataset.text as TextKind : 'body'
  return element.closest('th') ? 'label' : 'body'
}

/** The text of an element without what is hidden in it. */
export function visibleText(stage: Stage, element: Element): string {
  if (!stage.isVisible(element))
    return ''
  return [...element.childNodes].map((node) => {
    if (node.nodeType === Node.TEXT_NODE)
      return node.nodeValue
    return node.nodeType === Node.ELEMENT_NODE ? visibleText(stage, node as Element) : ''
  }).join('')
}

/**
 * Signs that need no colour and stand with an element: in it, in what it stands in up to its paragraph,
 * else in the panel (`data-panel`) around it.
 * @returns any of ✓, ×, ！ and 编号 (a red flag's number), joined
 */
export function signsOf(stage: Stage, element: Element): string {
  for (const at of stage.upwards(element)) {
    const signs = signsIn(stage, at)
    if (signs)
      return signs
    if (!isInline(stage, at))
      break
  }
  const panel = element.closest('[data-panel]')
  return panel ? signsIn(stage, panel) : ''
}

/** Flows in a paragraph rather than being one. */
export function isInline(stage: Stage, element: Element): boolean {
  return /^(?:inline|contents)$/.test(stage.style(element).display)
}

function signsIn(stage: Stage, element: Element): string {
  const said = visibleText(stage, element)
  const flag = element.matches('[data-flag]') || element.querySelector('[data-flag]') || element.parentElement?.querySelector(':scope > [data-flag]')
  return [
    /[✓✔]/.test(said) && '✓',
    // 3 × 4 is arithmetic.
    /[×✕✗✘]/.test(said.replace(/\d\s*×\s*\d/g, '')) && '×',
    /[！!⚠]/.test(said) && '！',
    flag && '编号',
  ].filter(Boolean).join('')
}
