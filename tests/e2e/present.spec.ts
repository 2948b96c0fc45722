import { plainNotes } from '../../logic/notes.ts'
import { deckSlides, squeeze } from '../slides.ts'
import { position, press, watchPage } from './deck.ts'
import { expect, test } from './test.ts'

// Each next click comes the moment the audience has followed: that is when an echo would take it back.
test('presenter and audience stay in step through quick clicks, both ways', async ({ context }) => {
  const audience = await context.newPage()
  const offences = watchPage(audience)
  await audience.goto('/1')
  await expect(audience.locator('.slidev-page-1 h1')).toBeVisible()
  const presenter = await context.newPage()
  await presenter.goto('/presenter/1')
  await expect(presenter.locator('.slidev-page-1 h1').first()).toBeVisible()

  for (let i = 0; i < 24; i++) {
    const { page, clicks } = await press(presenter, 'ArrowRight')
    await expect.poll(() => position(audience.url())).toEqual({ page, clicks })
  }
  const { page, clicks } = await press(audience, 'ArrowLeft')
  await expect.poll(() => position(presenter.url())).toEqual({ page, clicks })
  expect(offences.errors).toEqual([])
  expect(offences.outside).toEqual([])
})

test('presenter view shows the notes of the page', async ({ page }) => {
  const slides = await deckSlides()
  const no = slides.findIndex(slide => slide.frontmatter.practice === '聊天找红旗') + 1
  await page.goto(`/presenter/${no}`)
  const words = squeeze(plainNotes(slides[no - 1]!.note)).slice(0, 30)
  await expect.poll(async () => squeeze(await page.locator('.slidev-note').first().textContent() ?? '')).toContain(words)
})

test('agenda and chapter pages lead where they say', async ({ page }) => {
  await page.goto('/2')
  await page.getByRole('link', { name: '客服沟通技巧' }).click()
  await expect(page.getByRole('heading', { name: '客服沟通技巧' })).toBeVisible()
  await page.getByRole('link', { name: '处理客户投诉' }).click()
  await expect(page.locator('.topic:visible', { hasText: '处理客户投诉' })).toBeVisible()
})

test('links are reached and followed by keyboard', async ({ page }) => {
  await page.goto('/2')
  await page.getByRole('link', { name: '培训课程概述' }).focus()
  await page.keyboard.press('Enter')
  await expect(page.getByRole('heading', { name: '培训课程概述' })).toBeVisible()
})

test('the rail fills with the course', async ({ page }) => {
  const slides = await deckSlides()
  await page.goto('/4')
  await expect(page.locator('.slidev-page-4 .rail')).toContainText(`4 / ${slides.length}`)
  await expect(page.locator('.slidev-page-4 .rail').getByRole('img')).toHaveAccessibleName('第 1 章，共 6 章')
  await expect(page.locator('.slidev-page-4 .fill')).toHaveCount(1)
})

test('with reduced motion nothing moves between slides', async ({ page }) => {
  await page.emulateMedia({ reducedMotion: 'reduce' })
  await page.goto('/4')
  await expect(page.locator('.slidev-page-4 h2')).toBeVisible()
  const durations = await page.locator('.slidev-page-4 *').evaluateAll(elements => [...new Set(elements.map(element => getComputedStyle(element).transitionDuration))])
  expect(durations).toEqual(['0s'])
  await press(page, 'ArrowRight')
})
