/** Words that lean on what stands before them: a line does not begin with one. */
const leaning = /^[的和与及并]/

/**
 * Splits a short Chinese name between two words, as near to its middle as can be, for a line break there:
 * 管住数据导出与权限 → 管住数据 | 导出与权限. What has one word only stays whole.
 * @returns both halves; the second may be empty
 */
export function halves(name: string): [string, string] {
  const middle = name.length / 2
  const breaks = [...new Intl.Segmenter('zh', { granularity: 'word' }).segment(name)].filter(({ index, segment }) => index && !leaning.test(segment)).map(({ index }) => index)
  if (!breaks.length)
    return [name, '']
  const at = breaks.reduce((best, index) => Math.abs(index - middle) < Math.abs(best - middle) ? index : best)
  return [name.slice(0, at), name.slice(at)]
}
