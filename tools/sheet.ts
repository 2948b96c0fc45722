import type { Buffer } from 'node:buffer'
import type { Browser } from 'playwright'

export interface SheetOptions {
  columns: number
  /** Width of one picture, px. */
  width: number
}

/** All slides on one sheet, numbered. `pictures`: PNG or JPEG, in order. Returns a PNG. */
export async function drawSheet(browser: Browser, pictures: readonly Buffer[], { columns, width }: SheetOptions): Promise<Buffer> {
  const board = await browser.newPage({ viewport: { width: columns * (width + 12) + 12, height: 800 } })
  await board.setContent(`<style>body{margin:0;padding:12px;display:grid;grid-template-columns:repeat(${columns},1fr);gap:12px;background:#888}figure{margin:0;position:relative}img{width:100%;display:block}figcaption{position:absolute;right:0;top:0;font:700 16px sans-serif;background:#000;color:#fff;padding:1px 6px}</style>${
    pictures.map((picture, i) => `<figure><img src="data:image/${picture[0] === 0xFF ? 'jpeg' : 'png'};base64,${picture.toString('base64')}"><figcaption>${i + 1}</figcaption></figure>`).join('')}`)
  const png = await board.screenshot({ fullPage: true })
  await board.close()
  return png
}
