import type { Page } from '@playwright/test'

/** What a page did that it must not: errors on its console, requests that leave this machine. */
export interface Offences {
  errors: string[]
  outside: string[]
  fonts: Map<string, number>
}

/** Watches a page from now on. */
export function watchPage(page: Page): Offences {
  const offences: Offences = { errors: [], outside: [], fonts: new Map() }
  page.on('console', message => message.type() === 'error' && offences.errors.push(message.text()))
  page.on('pageerror', error => offences.errors.push(error.message))
  page.on('request', (request) => {
    const url = new URL(request.url())
    if (!['localhost', '127.0.0.1', ''].includes(url.hostname))
      offences.outside.push(request.url())
  })
  page.on('response', async (response) => {
    if (/\.woff2(?:\?|$)/.test(response.url()))
      offences.fonts.set(response.url(), Number(response.headers()['content-length'] ?? (await response.body()).length))
  })
  return offences
}

/** Where a Slidev address stands: page and click. */
export function position(address: string): { page: number, clicks: number } {
  const url = new URL(address)
  return {
    page: Number(url.pathname.split('/').findLast(part => /^\d+$/.test(part)) ?? 1),
    clicks: Number(url.searchParams.get('clicks') ?? 0),
  }
}

/** Presses a key and waits until the deck has moved. */
export async function press(page: Page, key: string): Promise<{ page: number, clicks: number }> {
  const before = page.url()
  await page.keyboard.press(key)
  await page.waitForURL(url => url.href !== before)
  return position(page.url())
}
