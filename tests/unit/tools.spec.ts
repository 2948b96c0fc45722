import path from 'node:path'
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate'
import { describe, expect, it } from 'vitest'
import { BrowserError, browserVariable, findBrowser } from '../../tools/browser.ts'
import { courseCharacters } from '../../tools/fonts.ts'
import { pptxText, withNotes } from '../../tools/pptx.ts'

describe('findBrowser', () => {
  const nothing = { env: {}, exists: () => false, own: () => '/own/chromium' }

  it('takes the path in the variable first', () => {
    expect(findBrowser({ ...nothing, env: { [browserVariable]: '/my/chrome', PATH: '/usr/bin' }, platform: 'linux', exists: () => true })).toBe('/my/chrome')
  })

  it('says so when the variable names nothing', () => {
    expect(() => findBrowser({ ...nothing, env: { [browserVariable]: '/gone' } })).toThrow(BrowserError)
  })

  it.each<[NodeJS.Platform, Record<string, string>, string]>([
    ['linux', { PATH: '/bin:/usr/bin'.replaceAll(':', path.delimiter) }, path.join('/usr/bin', 'chromium')],
    ['darwin', {}, '/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge'],
    ['win32', { PROGRAMFILES: 'C:\\Program Files' }, 'C:\\Program Files\\Microsoft\\Edge\\Application\\msedge.exe'],
  ])('finds what is installed on %s', (platform, env, file) => {
    expect(findBrowser({ ...nothing, platform, env, exists: candidate => candidate === file })).toBe(file)
  })

  it('falls back to Playwright\'s own', () => {
    expect(findBrowser({ ...nothing, platform: 'linux', exists: file => file === '/own/chromium' })).toBe('/own/chromium')
  })

  it('finds nothing where there is nothing', () => {
    expect(findBrowser({ ...nothing, platform: 'linux' })).toBeUndefined()
  })
})

describe('the font subset', () => {
  it('holds what slides and notes use, the space too', () => {
    const { 400: regular, 700: bold } = courseCharacters()
    for (const char of ' 电商客服Aa0，。“”')
      expect(regular).toContain(char)
    for (const char of ' 钱到没到只看后台')
      expect(bold).toContain(char)
    expect(bold.length).toBeLessThan(regular.length)
  })
})

describe('withNotes', () => {
  const notesPage = (text: string): string => `<p:notes><p:sp><p:nvPr><p:ph type="body" idx="1"/></p:nvPr><p:txBody><a:bodyPr/><a:lstStyle/><a:p><a:r><a:t>${text}</a:t></a:r></a:p></p:txBody></p:sp></p:notes>`
  const file = zipSync({
    'ppt/slides/slide1.xml': strToU8('<p:sld><a:p><a:r><a:t>钱到</a:t></a:r><a:r><a:t>没到</a:t></a:r></a:p></p:sld>'),
    'ppt/notesSlides/notesSlide1.xml': strToU8(notesPage('[click] **旧**')),
  }, { level: 0 })

  it('replaces the notes and nothing else', () => {
    const { slides, notes } = pptxText(withNotes(file, ['第一行\n价格 < 5 & “好”']))
    expect(slides).toEqual(['钱到没到'])
    expect(notes).toEqual(['第一行\n价格 < 5 & “好”'])
  })

  it('deflates', () => {
    expect(withNotes(file, ['短']).length).toBeLessThan(file.length)
  })

  it('refuses a slide whose notes have no page', () => {
    expect(() => withNotes(file, ['一', '二'])).toThrow('第 2 页')
  })

  it('keeps parts it does not know', () => {
    const other = zipSync({ ...unzipSync(file), 'docProps/app.xml': strToU8('<x/>') })
    expect(strFromU8(unzipSync(withNotes(other, ['']))['docProps/app.xml']!)).toBe('<x/>')
  })
})
