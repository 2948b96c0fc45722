import { describe, expect, it } from 'vitest'
import { clickMarkers, plainNotes } from '../../logic/notes.ts'
import { chapterLabel, chapterOf, outlineOf, railFill } from '../../logic/outline.ts'
import { urlParts } from '../../logic/url-parts.ts'
import { halves } from '../../logic/words.ts'

describe('plainNotes', () => {
  it('drops click markers, Markdown and tags, and keeps the words', () => {
    expect(plainNotes('先问**一句**。\n[click] 看 `后台`，[别看](https://a.example)截图。\n[click:3]\n\n- 第一\n- 第二<br>第三'))
      .toBe('先问一句。\n看 后台，别看截图。\n第一\n第二第三')
  })

  it('keeps a line that only looks like Markdown to a machine', () => {
    expect(plainNotes('1 * 2 和 3_4_5 不变')).toBe('1 * 2 和 3_4_5 不变')
  })

  it('leaves out what only the trainer needs when told so', () => {
    expect(plainNotes('大家看。\n讲师：留十秒。\n再看。', { trainer: false })).toBe('大家看。\n再看。')
    expect(plainNotes('大家看。\n讲师：留十秒。')).toBe('大家看。\n讲师：留十秒。')
  })

  it('is empty for a slide without notes', () => {
    expect(plainNotes(undefined)).toBe('')
  })
})

describe('clickMarkers', () => {
  it.each([[undefined, 0], ['没有', 0], ['[click] 一 [click] 二', 2], ['[click:3] 三', 3]])('%s → %i', (note, count) => {
    expect(clickMarkers(note)).toBe(count)
  })
})

describe('the outline', () => {
  const chapters = outlineOf([
    { no: 1, layout: 'cover', title: '封面', minutes: 0 },
    { no: 2, layout: 'chapter', title: '甲', minutes: 0.5 },
    { no: 3, layout: 'points', title: '一', topic: '子', minutes: 2 },
    { no: 4, layout: 'demo', title: '二', topic: '丑', minutes: 1 },
    { no: 5, layout: 'table', title: '三', topic: '子', minutes: 1.5 },
    { no: 6, layout: 'chapter', title: '乙', minutes: 1 },
    { no: 7, layout: 'closing', title: '完', minutes: 0 },
  ])

  it('groups slides into chapters and topics', () => {
    expect(chapters).toEqual([
      { no: 1, title: '甲', first: 2, last: 5, minutes: 5, topics: [{ title: '子', page: 3, minutes: 3.5 }, { title: '丑', page: 4, minutes: 1 }] },
      { no: 2, title: '乙', first: 6, last: 6, minutes: 1, topics: [] },
    ])
  })

  it('knows which chapter a page is in', () => {
    expect([1, 2, 5, 6, 7].map(page => chapterOf(chapters, page)?.no)).toEqual([undefined, 1, 1, 2, undefined])
  })

  it('fills the rail by pages seen', () => {
    expect(railFill(chapters, 1)).toEqual([0, 0])
    expect(railFill(chapters, 3)).toEqual([0.5, 0])
    expect(railFill(chapters, 6)).toEqual([1, 1])
  })

  it('labels chapters with two digits', () => {
    expect(chapterLabel(2)).toBe('02')
  })
})

it.each([
  ['管住数据导出与权限', '管住数据', '导出与权限'],
  ['制定应急响应计划', '制定应急', '响应计划'],
  ['制定详细的操作规程', '制定详细的', '操作规程'],
  ['保持冷静和专业态度', '保持冷静和', '专业态度'],
  ['证书', '证书', ''],
])('a name of two lines breaks between words: %s', (name, head, tail) => {
  expect(halves(name)).toEqual([head, tail])
})

describe('urlParts', () => {
  it.each([
    ['https://shop.example/refund', 'shop.example', '', '/refund'],
    ['https://shop.example.refund-center.test/login?id=88', 'refund-center.test', 'shop.example.', '/login?id=88'],
    ['https://shop.example@pay.invalid/', 'pay.invalid', 'shop.example@', '/'],
    ['http://203.0.113.8:8080/login', '203.0.113.8', '', ':8080/login'],
    ['https://a.shop.example', 'shop.example', 'a.', ''],
    ['https://shop.example?next=https://pay.test/', 'shop.example', '', '?next=https://pay.test/'],
  ])('%s', (url, domain, before, after) => {
    expect(urlParts(url, domain)).toMatchObject({ before, domain, after })
  })

  it.each([['shop.example/refund', 'shop.example'], ['https://myshop.example', 'shop.example'], ['https://shop.example/pay.test', 'pay.test']])('refuses %s as an address of %s', (url, domain) => {
    expect(() => urlParts(url, domain)).toThrow()
  })
})
