/** What the outline needs to know of one slide. */
export interface OutlineSlide {
  /** Page number, from 1. */
  no: number
  title: string
  layout: string
  /** The topic of the original courseware; absent on cover, agenda, chapter and closing pages. */
  topic?: string
  /** Planned minutes; fractions allowed. */
  minutes: number
}

export interface OutlineTopic {
  title: string
  /** First page of the topic. */
  page: number
  minutes: number
}

export interface OutlineChapter {
  /** 1 to 6. */
  no: number
  title: string
  /** The chapter page. */
  first: number
  /** The chapter's last page. */
  last: number
  minutes: number
  topics: OutlineTopic[]
}

/** What the outline needs, from a slide as Slidev knows it. */
export function outlineSlide(no: number, title: unknown, frontmatter: Record<string, unknown>): OutlineSlide {
  return {
    no,
    title: String(title ?? ''),
    layout: String(frontmatter.layout ?? ''),
    topic: frontmatter.topic as string | undefined,
    minutes: Number(frontmatter.minutes ?? 0),
  }
}

/**
 * Derives chapters and topics from the slides themselves, so that agenda, chapter pages,
 * rail and exports can never disagree. A slide with layout `chapter` starts a chapter;
 * the closing page ends the last one. Neighbouring slides of one topic are one entry.
 */
export function outlineOf(slides: readonly OutlineSlide[]): OutlineChapter[] {
  const chapters: OutlineChapter[] = []
  for (const slide of slides) {
    if (slide.layout === 'closing')
      break
    if (slide.layout === 'chapter') {
      chapters.push({ no: chapters.length + 1, title: slide.title, first: slide.no, last: slide.no, minutes: slide.minutes, topics: [] })
      continue
    }
    const chapter = chapters.at(-1)
    if (!chapter)
      continue
    chapter.last = slide.no
    chapter.minutes += slide.minutes
    addToTopic(chapter.topics, slide)
  }
  return chapters
}

function addToTopic(topics: OutlineTopic[], slide: OutlineSlide): void {
  if (!slide.topic)
    return
  const known = topics.find(topic => topic.title === slide.topic)
  if (known)
    known.minutes += slide.minutes
  else
    topics.push({ title: slide.topic, page: slide.no, minutes: slide.minutes })
}

/** The chapter that holds the page, or undefined for cover, agenda and closing. */
export function chapterOf(chapters: readonly OutlineChapter[], page: number): OutlineChapter | undefined {
  return chapters.find(chapter => page >= chapter.first && page <= chapter.last)
}

/**
 * How full each chapter's rail segment is, 0 to 1: past chapters 1, coming ones 0,
 * the current one by its pages seen, this page included.
 */
export function railFill(chapters: readonly OutlineChapter[], page: number): number[] {
  return chapters.map(({ first, last }) =>
    Math.min(1, Math.max(0, (page - first + 1) / (last - first + 1))))
}

/** Two digits, as on the chapter bubble: 2 → "02". */
export function chapterLabel(no: number): string {
  return String(no).padStart(2, '0')
}
