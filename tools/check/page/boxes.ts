import type { Box, Colour } from '../snapshot.ts'
import type { Stage } from './stage.ts'
import { kindOf, nameOf, signsOf, visibleText } from './meaning.ts'
import { colourOf, over } from './stage.ts'

const sides = ['Top', 'Right', 'Bottom', 'Left'] as const

/** What paints a ground or a border, or would be a picture in PowerPoint. */
export function boxesOf(stage: Stage): Box[] {
  return [...stage.root.querySelectorAll('*')].filter(element => !element.parentElement!.closest('svg') && stage.isVisible(element)).flatMap((element) => {
    const style = stage.style(element)
    const place = element.getBoundingClientRect()
    const fill = colourOf(style.backgroundColor)
    const borders = bordersOf(style)
    const picture = pictureReason(element, style)
    if (!place.width || !place.height || (!fill[3] && !borders.length && !picture && element.localName !== 'img'))
      return []
    const { ground } = stage.layers(element, place, true)
    const painted = ([r, g, b, a]: Colour): Colour => over([r, g, b, a * stage.opacity(element)], ground)
    return [{
      element: nameOf(stage, element),
      kind: kindOf(stage, element),
      rect: stage.rect(place),
      fill: fill[3] ? painted(fill) : undefined,
      borders: borders.map(({ width, colour }) => ({ width, colour: painted(colour) })),
      ground,
      hasText: Boolean(visibleText(stage, element).trim()),
      sign: signsOf(stage, element),
      picture,
    }]
  })
}

function bordersOf(style: CSSStyleDeclaration): { width: number, colour: Colour }[] {
  return sides
    .map(side => ({ width: style[`border${side}Style`] === 'none' ? 0 : Number.parseFloat(style[`border${side}Width`]), colour: colourOf(style[`border${side}Color`]) }))
    .filter(border => border.width > 0 && border.colour[3] > 0)
}

/** What Slidev 53's editable export makes a picture of, or leaves out, or draws in the wrong place. */
function pictureReason(element: Element, style: CSSStyleDeclaration): string | undefined {
  const tag = element.localName
  if (tag === 'svg')
    return element.querySelector('text, foreignObject') ? 'svg 里有文字' : 'svg'
  if (['canvas', 'video', 'audio', 'iframe', 'math'].includes(tag))
    return tag
  if (style.backgroundImage !== 'none')
    return style.backgroundImage.includes('gradient') ? '渐变' : '背景图'
  const named = ([['filter', '滤镜'], ['backdropFilter', '背景滤镜'], ['clipPath', '裁切路径'], ['maskImage', '蒙版'], ['transform', '变换'], ['rotate', '变换'], ['scale', '变换'], ['translate', '变换']] as const)
    .find(([property]) => style[property] && style[property] !== 'none')
  if (named)
    return named[1]
  if (style.mixBlendMode !== 'normal')
    return '混合模式'
  if (style.backgroundClip === 'text')
    return '文字裁切背景'
  if (style.writingMode !== 'horizontal-tb')
    return '竖排'
  const pseudo = ['::before', '::after'].find(which => paintsPseudo(getComputedStyle(element, which)))
  return pseudo && `伪元素 ${pseudo}`
}

/** Generated text and shapes stand in no document: they cannot be searched, read aloud or exported. */
function paintsPseudo(style: CSSStyleDeclaration): boolean {
  if (['none', 'normal'].includes(style.content) || style.display === 'none')
    return false
  return !/^" *"$/.test(style.content) || style.backgroundImage !== 'none' || colourOf(style.backgroundColor)[3] > 0 || bordersOf(style).length > 0
}
