import type { Colour } from './snapshot.ts'

/** Relative luminance, 0–1 (WCAG 2.2, “relative luminance”). */
export function luminance([red, green, blue]: Colour): number {
  const [r, g, b] = [red, green, blue].map(linear)
  return 0.2126 * r! + 0.7152 * g! + 0.0722 * b!
}

/** Contrast ratio of two opaque colours, 1–21 (WCAG 2.2, “contrast ratio”). */
export function contrast(a: Colour, b: Colour): number {
  const [low, high] = [luminance(a), luminance(b)].sort((x, y) => x - y)
  return (high! + 0.05) / (low! + 0.05)
}

function linear(channel: number): number {
  const value = channel / 255
  return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4
}

/** Chroma and hue (degrees) in OKLab (Björn Ottosson 2020), where equal steps look equal. */
export function chromaAndHue([red, green, blue]: Colour): { chroma: number, hue: number } {
  const [r, g, b] = [red, green, blue].map(linear) as [number, number, number]
  const l = Math.cbrt(0.4122214708 * r + 0.5363325363 * g + 0.0514459929 * b)
  const m = Math.cbrt(0.2119034982 * r + 0.6806995451 * g + 0.1073969566 * b)
  const s = Math.cbrt(0.0883024619 * r + 0.2817188376 * g + 0.6299787005 * b)
  const a = 1.9779984951 * l - 2.428592205 * m + 0.4505937099 * s
  const bb = 0.0259040371 * l + 0.7827717662 * m - 0.808675766 * s
  return { chroma: Math.hypot(a, bb), hue: (Math.atan2(bb, a) * 180 / Math.PI + 360) % 360 }
}

/** Least chroma that the eye takes for a colour rather than a tinted grey. */
const coloured = 0.06

/** Whether a colour says something by its hue. */
export function isColoured(colour: Colour): boolean {
  return chromaAndHue(colour).chroma >= coloured
}

/** What a colour says in this course: red danger, green the right way; anything else nothing of the kind. */
export function tone(colour: Colour): 'danger' | 'good' | undefined {
  const { chroma, hue } = chromaAndHue(colour)
  if (chroma < coloured)
    return undefined
  if (hue >= 10 && hue <= 42)
    return 'danger'
  return hue >= 135 && hue <= 175 ? 'good' : undefined
}

/** The colour as it is written in design: `#1f4fd8`. */
export function hex(colour: Colour): string {
  return `#${colour.slice(0, 3).map(channel => Math.round(channel).toString(16).padStart(2, '0')).join('')}`
}
