import { describe, expect, it } from 'vitest'
import { chaptersOf, deckSlides } from '../slides.ts'

const slides = await deckSlides()

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
    expect(slides[0]!.frontmatter.duration).toBe('120min')
  })
})
