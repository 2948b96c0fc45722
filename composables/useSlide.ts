import type { ComputedRef } from 'vue'
import type { OutlineChapter } from '../logic/outline'
import { useNav, useSlideContext } from '@slidev/client'
import { computed } from 'vue'
import { chapterOf, outlineOf, outlineSlide } from '../logic/outline'

export interface SlideMeta {
  topic?: string
  /** Name of the activity on a practice page. */
  practice?: string
  /** Laws, numbers and cases the slide rests on, as printed. */
  source?: string
}

export interface UseOutlineReturn {
  chapters: ComputedRef<OutlineChapter[]>
  total: ComputedRef<number>
}

export interface UseSlideReturn extends UseOutlineReturn {
  /** This slide's own page number, right in previews and print too. */
  page: ComputedRef<number>
  /** The chapter this slide belongs to. */
  chapter: ComputedRef<OutlineChapter | undefined>
  meta: ComputedRef<SlideMeta>
  /** Clicks made on this slide so far; very large in print, where all is revealed. */
  clicks: ComputedRef<number>
  isPrintMode: ComputedRef<boolean>
}

/** The deck's chapters, read from the slides' own frontmatter. */
export function useOutline(): UseOutlineReturn {
  const { slides, total } = useNav()
  const chapters = computed(() => outlineOf(slides.value.map(({ no, meta: { slide } }) => outlineSlide(no, slide.title, slide.frontmatter))))
  return { chapters, total }
}

/** What a layout or component needs to know of the slide it stands on. */
export function useSlide(): UseSlideReturn {
  const context = useSlideContext()
  const { isPrintMode } = useNav()
  const { chapters, total } = useOutline()
  const page = computed(() => Number(context.$page.value))
  return {
    chapters,
    total,
    page,
    chapter: computed(() => chapterOf(chapters.value, page.value)),
    meta: computed(() => context.$frontmatter as SlideMeta),
    clicks: computed(() => context.$clicks.value),
    isPrintMode,
  }
}
