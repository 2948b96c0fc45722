import type { Rule } from '../rule.ts'

/**
 * What stands on a slide at rest survives into PowerPoint as native shapes and text.
 * Source: Slidev 53's `pptx-editable`, which makes a picture of every element with a background image,
 * filter, transform, clip path, mask, blend mode or vertical text, and of svg, canvas, media and iframe.
 */
export const editable: Rule = {
  id: 'editable',
  name: '可编辑',
  state: ({ boxes }, { last }) => last
    ? boxes.filter(box => box.picture).map(({ element, picture }) => ({ element, measured: `会变成图片：${picture}`, wanted: '纯色、文字和普通边框' }))
    : [],
}
