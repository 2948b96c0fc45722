import type { OutlineChapter } from '../logic/outline.ts'
import path from 'node:path'
import { resolveOptions } from '@slidev/cli'
import { outlineOf, outlineSlide } from '../logic/outline.ts'
import { root } from '../tools/course.ts'

let slides: Promise<{ note?: string, title?: string, content: string, frontmatter: Record<string, unknown> }[]> | undefined

/** The slides as Slidev reads them from the Markdown. */
export function deckSlides(): NonNullable<typeof slides> {
  slides ??= resolveOptions({ entry: path.join(root, 'slides.md') }, 'export').then(options => options.data.slides)
  return slides
}

/** The chapters of those slides. */
export function chaptersOf(slides: Awaited<ReturnType<typeof deckSlides>>): OutlineChapter[] {
  return outlineOf(slides.map((slide, i) => outlineSlide(i + 1, slide.title, slide.frontmatter)))
}

/** Text without white space, for finding what layout may have broken over lines. */
export function squeeze(text: string): string {
  return text.replace(/\s/g, '')
}
