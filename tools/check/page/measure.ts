import type { ListBlock, Snapshot } from '../snapshot.ts'
import { boxesOf } from './boxes.ts'
import { kindOf, nameOf } from './meaning.ts'
import { Stage } from './stage.ts'
import { textsOf } from './texts.ts'

/**
 * Measures what is visible of one slide. Runs in the browser, where bundle.ts puts it.
 * @param no page number
 * @throws when the slide is not drawn
 */
export function measure(no: number): Snapshot {
  const stage = new Stage(no)
  // A point finds what it hits; what lets clicks through is painted all the same.
  const hittable = document.createElement('style')
  hittable.textContent = '#slide-content * { pointer-events: auto !important }'
  document.head.append(hittable)
  try {
    return {
      texts: textsOf(stage),
      boxes: boxesOf(stage),
      lists: [...stage.root.querySelectorAll<HTMLElement>('ul, ol, table')].filter(element => stage.isVisible(element)).map(element => listOf(stage, element)),
      links: [...stage.root.querySelectorAll('a[href]')].filter(element => stage.isVisible(element)).map(element => ({
        element: nameOf(stage, element),
        href: element.getAttribute('href')!,
        text: element.getAttribute('aria-label') ?? element.textContent?.trim() ?? '',
      })),
    }
  }
  finally {
    hittable.remove()
  }
}

function listOf(stage: Stage, element: HTMLElement): ListBlock {
  const table = element instanceof HTMLTableElement ? element : undefined
  return {
    element: nameOf(stage, element),
    kind: kindOf(stage, element),
    what: table ? 'table' : 'list',
    count: table ? [...table.rows].filter(row => !row.closest('thead')).length : element.querySelectorAll('li').length,
  }
}
