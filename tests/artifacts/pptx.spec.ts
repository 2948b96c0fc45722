import { readFileSync } from 'node:fs'
import path from 'node:path'
import { beforeAll, describe, expect, it } from 'vitest'
import { plainNotes } from '../../logic/notes.ts'
import { originalPages } from '../../tools/check/original.ts'
import { root } from '../../tools/course.ts'
import { pptxText } from '../../tools/pptx.ts'
import { deckSlides, squeeze } from '../slides.ts'

let slides: Awaited<ReturnType<typeof deckSlides>>
let pptx: ReturnType<typeof pptxText>

beforeAll(async () => {
  slides = await deckSlides()
  pptx = pptxText(readFileSync(path.join(root, 'out/courseware.pptx')))
})

describe('courseware.pptx', () => {
  it('has a slide for each slide, none of them a picture', () => {
    expect(pptx.slides).toHaveLength(slides.length)
    expect(pptx.pictures.flatMap((count, i) => count ? [i + 1] : [])).toEqual([])
  })

  it('holds every heading and point name of the original as text', () => {
    const text = squeeze(pptx.slides.join('\n'))
    const wanted = originalPages.flatMap(({ topic, points }) => topic ? [topic, ...points] : points)
    expect(wanted.filter(name => !text.includes(name))).toEqual([])
  })

  it('carries every slide\'s notes, clean', () => {
    expect(pptx.notes.map((note, i) => squeeze(note) === squeeze(plainNotes(slides[i]!.note)))).not.toContain(false)
    expect(pptx.notes.filter(note => /\[click|\*\*|<!--|\]\(/.test(note))).toEqual([])
  })
})
