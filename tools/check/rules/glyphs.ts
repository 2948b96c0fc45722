import type { CDPSession, Page } from 'playwright'
import type { Fault, Rule } from '../rule.ts'

const sessions = new WeakMap<Page, Promise<CDPSession>>()

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

/** Asks Chromium which fonts drew the slide, then each of its elements if one was not ours. */
async function systemFonts(page: Page, no: number): Promise<Fault[]> {
  if (!sessions.has(page))
    sessions.set(page, openSession(page))
  const cdp = await sessions.get(page)!
  const { root } = await cdp.send('DOM.getDocument', { depth: 0 })
  const fontsOf = async (nodeId: number): Promise<string[]> =>
    (await cdp.send('CSS.getPlatformFontsForNode', { nodeId })).fonts.filter(font => !font.isCustomFont && font.glyphCount > 0).map(font => font.familyName)

  const { nodeIds } = await cdp.send('DOM.querySelectorAll', { nodeId: root.nodeId, selector: `.slidev-page-${no} :is(h1,h2,h3,p,li,td,th,dt,dd,span,strong,code,a,button,input,textarea,div)` })
  const faults: Fault[] = []
  for (const nodeId of nodeIds) {
    const families = await fontsOf(nodeId)
    if (!families.length)
      continue
    const { node } = await cdp.send('DOM.describeNode', { nodeId, depth: 1 })
    const words = node.children?.map(child => child.nodeValue ?? '').join('').trim()
    if (words)
      faults.push({ element: `${node.localName}「${words.slice(0, 12)}」`, measured: `系统字体 ${families.join('、')}`, wanted: '只用课件自带的字体', words })
  }
  return faults
}

async function openSession(page: Page): Promise<CDPSession> {
  const cdp = await page.context().newCDPSession(page)
  await cdp.send('DOM.enable')
  await cdp.send('CSS.enable')
  return cdp
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
