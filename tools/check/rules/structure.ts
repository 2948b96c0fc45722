import type { DeckFault, Rule, WalkedSlide } from '../rule.ts'
import { originalPages } from '../original.ts'

/** One source: a name with the year in which it took effect or came out, or one of the course's own words. */
const wellFormed = /^[^；（）()]*[^；（）()\s]（\d{4}(?:、\d{4})*(?: 年整理)?）等?$|^[^；（）()]+公开报道$/
const ownWords = ['本课自定', '情节虚构', '情节改编', '店铺与人物虚构']
/** “51 条” with its gap, several articles joined by 、. */
const article = /\d\s*条/
const articles = / \d+(?:、\d+)* 条(?:之[一二三四五六七八九])?（/

/**
 * The deck holds together: no two headlines alike, minutes that add up to the planned duration, links that
 * lead somewhere, sources one can look up, and every page of the original courseware.
 * Source: design.md (“source”, “minutes”); outline.md, the headings marked 【原】.
 */
export const structure: Rule = {
  id: 'structure',
  name: '结构',
  state: ({ links }, { pages }) => links.filter(({ href }) => !leadsSomewhere(href, pages))
    .map(({ element, href, text }) => ({ element, measured: `链接到 ${href}`, wanted: `1–${pages} 页，或保留域名`, words: text })),
  slide: ({ info }) => String(info.frontmatter.source ?? '').split('；').filter(Boolean).flatMap((item) => {
    const good = ownWords.includes(item) || (wellFormed.test(item) && (!article.test(item) || articles.test(item)))
    return good ? [] : [{ element: '来源', measured: item, wanted: '“名称 条号 条（年份）”，或“本课自定”', words: item }]
  }),
  deck: slides => [...headlines(slides), ...minutes(slides), ...original(slides)],
}

function headlines(slides: WalkedSlide[]): DeckFault[] {
  const first = new Map<string, number>()
  return slides.flatMap(({ no, last }) => {
    const title = squeeze(last.texts.find(text => text.kind === 'headline')?.text ?? '')
    if (!title)
      return [{ no, element: '标题', measured: '没有标题', wanted: '每页一个标题' }]
    const twin = first.get(title)
    first.set(title, twin ?? no)
    return twin ? [{ no, element: '标题', measured: `与第 ${twin} 页相同`, wanted: '每页不同', words: title }] : []
  })
}

function minutes(slides: WalkedSlide[]): DeckFault[] {
  const planned = Number.parseFloat(String(slides[0]?.info.frontmatter.duration))
  const total = slides.reduce((sum, { info }) => sum + (Number(info.frontmatter.minutes) || 0), 0)
  return [
    ...slides.filter(({ info }) => typeof info.frontmatter.minutes !== 'number' || info.frontmatter.minutes < 0)
      .map(({ no, info }) => ({ no, element: 'minutes', measured: String(info.frontmatter.minutes ?? '没有'), wanted: '不小于 0 的分钟数' })),
    ...total !== planned ? [{ no: 0, element: 'minutes', measured: `各页合计 ${total} 分钟`, wanted: `${planned} 分钟（duration）` }] : [],
  ]
}

/** A slide of the deck, or an address under a name that is reserved for examples (RFC 2606). */
function leadsSomewhere(href: string, pages: number): boolean {
  const inside = /^(?:\.?\/|#\/?)(\d+)$/.exec(href)
  if (inside)
    return Number(inside[1]) >= 1 && Number(inside[1]) <= pages
  const outside = URL.canParse(href) ? new URL(href) : undefined
  return Boolean(outside && /^https?:$/.test(outside.protocol) && /(?:^|\.)(?:example|test|invalid)$|(?:^|\.)example\.(?:com|net|org)$/.test(outside.hostname))
}

/** Names stand on the page of their topic, in their order; without a topic, anywhere in the deck. */
function original(slides: WalkedSlide[]): DeckFault[] {
  const textOf = ({ last }: WalkedSlide): string => squeeze(last.texts.map(text => text.text).join('\n'))
  const all = slides.map(textOf).join('\n')
  return originalPages.flatMap(({ topic, points }) => {
    if (!topic)
      return points.filter(point => !all.includes(squeeze(point))).map(point => missing(0, point))
    const page = slides.find(({ info }) => info.frontmatter.topic === topic && info.frontmatter.layout === 'points')
    if (!page)
      return [missing(0, topic)]
    let from = 0
    return points.flatMap((point) => {
      const at = textOf(page).indexOf(squeeze(point), from)
      from = Math.max(from, at)
      return at === -1 ? [missing(page.no, point)] : []
    })
  })
}

function missing(no: number, name: string): DeckFault {
  return { no, element: '【原】', measured: `缺“${name}”`, wanted: '原课件的标题一字不差、次序不变', words: name }
}

function squeeze(text: string): string {
  return text.replace(/\s/g, '')
}
