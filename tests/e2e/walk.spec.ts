import process from 'node:process'
import { clickMarkers } from '../../logic/notes.ts'
import { deckSlides } from '../slides.ts'
import { press, watchPage } from './deck.ts'
import { expect, test } from './test.ts'

test('every slide and every click: no console error, no request off this machine, notes match the clicks', async ({ page }, { project }) => {
  const slides = await deckSlides()
  const offences = watchPage(page)
  await page.goto('/1')
  await expect(page.locator('.slidev-page-1 h1')).toBeVisible()

  const clicks = Array.from<number>({ length: slides.length }).fill(0)
  let at = { page: 1, clicks: 0 }
  while (at.page < slides.length) {
    at = await press(page, 'ArrowRight')
    clicks[at.page - 1] = at.clicks
    await expect(page.locator(`.slidev-page-${at.page}`).getByRole('heading', { level: slides[at.page - 1]!.frontmatter.topic ? 2 : 1 })).toBeVisible()
  }

  expect.soft(clicks).toEqual(slides.map(slide => clickMarkers(slide.note)))
  expect.soft(offences.errors).toEqual([])
  expect.soft(offences.outside).toEqual([])
  if (project.name === 'built') {
    const bytes = [...offences.fonts.values()].reduce((sum, size) => sum + size, 0)
    process.stdout.write(`整套课的字体：${offences.fonts.size} 个请求，${(bytes / 1024).toFixed(1)} KB\n`)
    expect.soft(offences.fonts.size).toBeLessThanOrEqual(3)
    expect(bytes).toBeLessThanOrEqual(330 * 1024)
  }
})
