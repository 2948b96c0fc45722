import type { CDPSession, Page } from 'playwright'
import type { Fault, Rule } from '../rule.ts'

interface Session {
  cdp: CDPSession
  /** Font, weight and character that were found drawn by our own fonts: Chromium need not be asked again. */
  known: Set<string>
}

const sessions = new WeakMap<Page, Promise<Session>>()

/**
 * Every character comes from a font the course ships: no system font steps in, no empty box is drawn.
 * Source: design.md, “Type”; evidence.md (system CJK fonts become Type 3 glyphs in the PDF).
 */
export const glyphs: Rule = {
  id: 'glyphs',
  name: '字形',
  async probe(page, { no }) {
    await page.evaluate(() => document.fonts.ready)
    return [...await systemFonts(page, no), ...await tofu(page, no)]
  },
}

/** Asks Chromium which fonts drew the elements that bring a character not seen before. */
async function systemFonts(page: Page, no: number): Promise<Fault[]> {
  if (!sessions.has(page))
    sessions.set(page, openSession(page))
  const { cdp, known } = await sessions.get(page)!
  const selector = `.slidev-page-${no} *`
  const elements = await page.evaluate(selector => [...document.querySelectorAll(selector)].map((element) => {
    const text = [...element.childNodes].map(node => node.nodeType === Node.TEXT_NODE ? node.nodeValue! : '').join('').trim()
    const { fontFamily, fontWeight } = getComputedStyle(element)
    return { tag: element.localName, text, font: `${fontFamily} ${fontWeight}` }
  }), selector)
  const { root } = await cdp.send('DOM.getDocument', { depth: 0 })
  const { nodeIds } = await cdp.send('DOM.querySelectorAll', { nodeId: root.nodeId, selector })
  const faults: Fault[] = []
  for (const [i, { tag, text, font }] of elements.entries()) {
    const fresh = [...text].map(char => font + char).filter(glyph => !known.has(glyph))
    if (!fresh.length)
      continue
    const { fonts } = await cdp.send('CSS.getPlatformFontsForNode', { nodeId: nodeIds[i]! })
    const foreign = fonts.filter(font => !font.isCustomFont && font.glyphCount > 0).map(font => font.familyName)
    if (foreign.length)
      faults.push({ element: `${tag}「${text.slice(0, 12)}」`, measured: `系统字体 ${foreign.join('、')}`, wanted: '只用课件自带的字体', words: text })
    else
      fresh.forEach(glyph => known.add(glyph))
  }
  return faults
}

async function openSession(page: Page): Promise<Session> {
  const cdp = await page.context().newCDPSession(page)
  await cdp.send('DOM.enable')
  await cdp.send('CSS.enable')
  return { cdp, known: new Set() }
}

/** A character that no font holds is drawn like one that cannot exist. */
async function tofu(page: Page, no: number): Promise<Fault[]> {
  const found = await page.evaluate(async (no) => {
    const root = document.querySelector(`.slidev-page-${no}`)!
    const pen = document.createElement('canvas').getContext('2d', { willReadFrequently: true })!
    pen.font = `24px ${getComputedStyle(root).fontFamily}`
    pen.textBaseline = 'middle'
    const drawn = (char: string): string => {
      pen.clearRect(0, 0, 32, 32)
      pen.fillText(char, 2, 16)
      return pen.getImageData(0, 0, 32, 32).data.filter((_, i) => i % 4 === 3).join()
    }
    const nothing = drawn('\u{10FFFD}')
    const isMissing = (char: string): boolean => drawn(char) === nothing
    const texts: Text[] = []
    const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT)
    while (walker.nextNode())
      texts.push(walker.currentNode as Text)
    const characters = [...new Set(texts.map(text => text.data).join(''))].filter(char => char.trim())
    const doubtful = characters.filter(isMissing)
    // A font that nothing needed so far is fetched only now.
    if (doubtful.length)
      await document.fonts.load(pen.font, doubtful.join(''))
    const missing = new Set(doubtful.filter(isMissing))
    return texts.filter(text => [...text.data].some(char => missing.has(char)))
      .map(text => ({ chars: [...text.data].filter(char => missing.has(char)).join(''), text: text.data.trim(), tag: text.parentElement!.localName }))
  }, no)
  return found.map(({ chars, text, tag }) => ({ element: `${tag}「${text.slice(0, 12)}」`, measured: `字体里没有“${chars}”`, wanted: '每个字都有字形', words: text }))
}
