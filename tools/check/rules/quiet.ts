import type { DeckFault, Rule, WalkedSlide } from '../rule.ts'

/**
 * Nothing on the console, nothing asked of another machine: the course runs without a network.
 * Each is told once, on the slide that names its address, else on the slide where it came up:
 * Slidev fetches pictures of slides that are not on yet.
 * Source: design.md, “How it is tested”.
 */
export const quiet: Rule = {
  id: 'quiet',
  name: '安静',
  deck: slides => [
    ...once(slides, slide => slide.outside, '网络', url => `请求了 ${url.slice(0, 120)}`, '不出本机'),
    ...once(slides, slide => slide.errors, '控制台', text => text.split('\n')[0]!.slice(0, 160), '没有错误'),
  ],
}

function once(slides: WalkedSlide[], offences: (slide: WalkedSlide) => string[], element: string, measured: (offence: string) => string, wanted: string): DeckFault[] {
  const all = slides.flatMap(slide => offences(slide).map(offence => ({ no: slide.no, offence })))
  return all.filter(({ offence }, i) => all.findIndex(other => other.offence === offence) === i).map(({ no, offence }) => {
    const address = /(?:https?|wss?):\/\/\S+/.exec(offence)?.[0]
    // A browser writes a bare host with a slash at its end.
    const written = address?.replace(/\/$/, '')
    const culprit = written && slides.find(({ info }) => info.source.raw.includes(written))
    return { no: culprit ? culprit.no : no, element, measured: measured(offence), wanted, words: written }
  })
}
