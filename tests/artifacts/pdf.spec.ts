import { readFileSync } from 'node:fs'
import path from 'node:path'
import { PDFDict, PDFDocument, PDFName } from 'pdf-lib'
import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs'
import { beforeAll, describe, expect, it } from 'vitest'
import { originalPages } from '../../tools/check/original.ts'
import { root } from '../../tools/course.ts'
import { chaptersOf, deckSlides, squeeze } from '../slides.ts'

interface Outline { title: string, items: Outline[], dest: unknown }

let slides: Awaited<ReturnType<typeof deckSlides>>
let pages: string[]
let outline: Outline[]
let linkTargets: number[][]
let fonts: { subtype: string, name: string }[]
let catalog: PDFDict

beforeAll(async () => {
  const bytes = readFileSync(path.join(root, 'out/courseware.pdf'))
  slides = await deckSlides()
  const pdf = await getDocument({ data: new Uint8Array(bytes), verbosity: 0 }).promise
  outline = await pdf.getOutline()
  pages = []
  linkTargets = []
  for (let no = 1; no <= pdf.numPages; no++) {
    const page = await pdf.getPage(no)
    const { items } = await page.getTextContent()
    pages.push(items.map(item => 'str' in item ? item.str : '').join(''))
    const targets: number[] = []
    for (const { dest } of await page.getAnnotations() as { dest?: string | unknown[] }[]) {
      const explicit = typeof dest === 'string' ? await pdf.getDestination(dest) : dest
      if (explicit)
        targets.push(await pdf.getPageIndex(explicit[0] as never) + 1)
    }
    linkTargets.push(targets)
  }
  const document = await PDFDocument.load(bytes, { updateMetadata: false })
  catalog = document.catalog
  fonts = document.context.enumerateIndirectObjects()
    .map(([, object]) => object)
    .filter(object => object instanceof PDFDict && object.get(PDFName.of('Type')) === PDFName.of('Font'))
    .map(object => ({ subtype: String((object as PDFDict).get(PDFName.of('Subtype'))), name: String((object as PDFDict).get(PDFName.of('BaseFont'))) }))
})

describe('courseware.pdf', () => {
  it('has a page for each slide and none more', () => {
    expect(pages).toHaveLength(slides.length)
    expect(pages.filter(text => !text.trim())).toEqual([])
  })

  it('holds every heading and point name of the original', () => {
    const text = squeeze(pages.join('\n'))
    const wanted = originalPages.flatMap(({ topic, points }) => topic ? [topic, ...points] : points)
    expect(wanted.filter(name => !text.includes(name))).toEqual([])
  })

  it('copies out as it reads: no Kangxi radicals or other look-alikes', () => {
    expect(pages.join('').match(/[\u2E80-\u2FDF]/g) ?? []).toEqual([])
  })

  it('embeds only TrueType, only ours', () => {
    expect(fonts.filter(font => font.subtype === '/Type3')).toEqual([])
    expect(fonts.filter(font => !/NotoSansSC/.test(font.name))).toEqual([])
    expect(fonts.length).toBeGreaterThan(0)
  })

  it('has bookmarks for chapters and, under them, for slides', () => {
    const chapters = chaptersOf(slides)
    const marked = outline.filter(item => chapters.some(chapter => chapter.title === item.title))
    expect(marked.map(item => item.title)).toEqual(chapters.map(chapter => chapter.title))
    expect(marked.map(item => item.items.map(child => squeeze(child.title)))).toEqual(chapters.map(({ first, last }) => slides.slice(first, last).map(slide => squeeze(String(slide.title)))))
  })

  it('is tagged, in Chinese, with title and author', () => {
    expect(String(catalog.get(PDFName.of('MarkInfo')))).toContain('/Marked true')
    expect(catalog.get(PDFName.of('StructTreeRoot'))).toBeDefined()
    expect(String(catalog.get(PDFName.of('Lang')))).toContain('zh-CN')
  })

  it('leads from the agenda to the chapters and from a chapter to its topics', () => {
    const chapters = chaptersOf(slides)
    expect(new Set(linkTargets[1])).toEqual(new Set(chapters.map(chapter => chapter.first)))
    for (const chapter of chapters)
      expect(new Set(linkTargets[chapter.first - 1])).toEqual(new Set(chapter.topics.map(topic => topic.page)))
  })
})
