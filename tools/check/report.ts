import type { SlideInfo } from '@slidev/types'
import type { Rule } from './rule.ts'
import type { Found, Walk } from './walk.ts'
import { locate } from './locate.ts'

/** A finding as told: in the table and in check.json. */
export interface Finding {
  /** Page number; 0 is the deck itself. */
  slide: number
  /** `file:line` */
  source: string
  rule: string
  element: string
  measured: string
  wanted: string
}

export interface Waiver {
  slide: number
  source: string
  rule: string
  reason: string
  /** How many findings it holds back. */
  findings: number
}

export interface Report {
  findings: Finding[]
  waivers: Waiver[]
}

/** Least length of a reason, characters: “see above” is none. */
const leastReason = 8

/**
 * Sorts what was found, tells it once, and takes out what slides waive in their frontmatter
 * (`waive: { rule: reason }`). A waiver without a reason, of an unknown rule, or of nothing is itself a finding.
 */
export function report({ found, slides }: Pick<Walk, 'found' | 'slides'>, rules: Rule[]): Report {
  const infoOf = (no: number): SlideInfo => slides[Math.max(0, no - 1)]!.info
  const once = new Map<string, Found>()
  for (const fault of found) {
    const key = [fault.no, fault.rule.id, fault.element, fault.wanted, fault.words].join('\n')
    once.set(key, once.get(key) ?? fault)
  }
  const findings: Finding[] = []
  const asked = slides.flatMap(({ no, info }) => Object.entries(waived(info)).map(([rule, reason]): Waiver => ({ slide: no, source: locate(info, 'waive:'), rule, reason, findings: 0 })))
  const waivers = asked.filter(({ rule, reason }) => rules.some(known => known.id === rule) && [...reason].length >= leastReason)
  for (const { no, rule, element, measured, wanted, words } of once.values()) {
    const waiver = waivers.find(waiver => waiver.slide === no && waiver.rule === rule.id)
    if (waiver)
      waiver.findings++
    else
      findings.push({ slide: no, source: locate(infoOf(no), words), rule: rule.id, element, measured, wanted })
  }
  for (const { slide, source, rule, reason, findings: held } of asked) {
    const wrong = (measured: string, wanted: string): unknown => findings.push({ slide, source, rule: 'waive', element: rule, measured, wanted })
    if (!rules.some(known => known.id === rule))
      wrong('没有这条规则', rules.map(known => known.id).join('、'))
    else if ([...reason].length < leastReason)
      wrong(reason || '没有理由', `${leastReason} 个字以上的理由`)
    else if (!held)
      wrong('没有要豁免的问题', '删掉这条豁免')
  }
  const order = [...rules.map(rule => rule.id), 'waive']
  findings.sort((a, b) => a.slide - b.slide || order.indexOf(a.rule) - order.indexOf(b.rule))
  return { findings, waivers: waivers.filter(waiver => waiver.findings) }
}

function waived(info: SlideInfo): Record<string, string> {
  const { waive } = info.frontmatter as { waive?: unknown }
  if (waive === undefined || waive === null)
    return {}
  if (typeof waive !== 'object' || Array.isArray(waive))
    return { waive: '' }
  return Object.fromEntries(Object.entries(waive).map(([rule, reason]) => [rule, typeof reason === 'string' ? reason.trim() : '']))
}

/** Rows in columns for a terminal, where a Hanzi is as wide as two Latin letters. */
export function table(head: string[], rows: string[][]): string {
  const all = [head, ...rows]
  const widths = head.map((_, i) => Math.max(...all.map(row => width(row[i]!))))
  return all.map(row => row.map((cell, i) => i === row.length - 1 ? cell : cell + ' '.repeat(widths[i]! - width(cell))).join('  ')).join('\n')
}

function width(text: string): number {
  return [...text].reduce((sum, char) => sum + (/[\u1100-\u115F\u2E80-\uA4CF\uAC00-\uD7A3\uF900-\uFAFF\uFE30-\uFE4F\uFF00-\uFF60\uFFE0-\uFFE6\u2018-\u201D\u2026]/.test(char) ? 2 : 1), 0)
}
