import { describe, expect, it } from 'vitest'
import { plainNotes } from '../../logic/notes.ts'
import { originalPages } from '../../tools/check/original.ts'
import { chaptersOf, deckSlides, squeeze } from '../slides.ts'

const slides = await deckSlides()
const pages = slides.map(slide => ({
  title: String(slide.title),
  note: slide.note,
  minutes: slide.frontmatter.minutes as number,
}))

describe('the course', () => {
  it('has six chapters with the minutes planned for them, 120 in all', () => {
    expect(chaptersOf(slides).map(({ title, minutes }) => [title, minutes])).toEqual([
      ['培训课程概述', 8],
      ['电商平台安全知识', 32],
      ['客服沟通技巧', 22],
      ['数据保护与隐私', 22],
      ['危机处理与应急响应', 22],
      ['培训效果评估与反馈', 14],
    ])
    expect(pages.reduce((sum, page) => sum + page.minutes, 0)).toBe(120)
    expect(slides[0]!.frontmatter.duration).toBe('120min')
  })

  it('has minutes, a headline and notes of 80 to 250 characters on every page', () => {
    const lacking = pages.filter(({ minutes, title, note }) => {
      const length = squeeze(plainNotes(note)).length
      return typeof minutes !== 'number' || title === 'undefined' || length < 80 || length > 250
    })
    expect(lacking).toEqual([])
  })

  it('has no two pages with the same headline', () => {
    const titles = pages.map(page => page.title)
    expect(titles.filter((title, i) => titles.indexOf(title) < i)).toEqual([])
  })

  it.each(originalPages.filter(page => page.topic))('keeps the original page $topic with its points in order', ({ topic, points }) => {
    const page = slides.find(slide => slide.frontmatter.topic === topic && slide.frontmatter.layout === 'points')
    expect([...page!.content.matchAll(/<Point [^>]*title="([^"]+)"/g)].map(match => match[1])).toEqual(points)
  })
})
