import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import process from 'node:process'
import { describe, expect, it } from 'vitest'
import { rules } from '../../tools/check/rules/index.ts'
import { root } from '../../tools/course.ts'

interface Finding { slide: number, source: string, rule: string, element: string, measured: string }
/** The pattern is looked for in “element measured”. */
type Planted = [page: number, rule: string, told: RegExp]

/** What is planted on each page of tests/fixtures/check/slides.md; page 0 is the deck itself. */
const planted: Planted[] = [
  [0, 'structure', /各页合计 16 分钟/],
  [0, 'structure', /缺“/],
  [2, 'placement', /出了画面/],
  [2, 'placement', /文字下沿 674/],
  [2, 'placement', /裁掉一部分/],
  [2, 'placement', /伸出所在的框/],
  [2, 'placement', /盖住/],
  [2, 'placement', /压在 .*这一句被压住/],
  [2, 'placement', /框出了画面/],
  [2, 'placement', /被 div（左 760 上 290） 盖住/],
  [2, 'placement', /伸出所在的框 td/],
  [2, 'placement', /框下沿 690/],
  [3, 'size', /正文 26 px/],
  [3, 'size', /标签 21 px/],
  [3, 'size', /页边 19 px/],
  [3, 'size', /正文 20 px/],
  [3, 'size', /缩小一半.*正文 14 px/],
  [3, 'size', /^input.*正文 14 px/],
  [4, 'contrast', /5\.74:1/],
  [4, 'contrast', /1\.43:1/],
  [4, 'contrast', /图形 1\.95:1/],
  [4, 'contrast', /3\.54:1/],
  [4, 'contrast', /图形 2\.12:1/],
  [4, 'contrast', /边框 2\.12:1/],
  [5, 'amount', /89 个汉字/],
  [5, 'amount', /标题 3 行/],
  [5, 'amount', /列表 6 行/],
  [6, 'copy', /末行只有“个字”/],
  [6, 'copy', /三步,先停/],
  [6, 'copy', /说"/],
  [6, 'copy', /标点“，，”/],
  [6, 'copy', /打开App看订/],
  [6, 'copy', /行首是“，/],
  [6, 'copy', /注意: 先|半角标点/],
  [7, 'glyphs', /字体里没有“𓀀”/],
  [7, 'glyphs', /系统字体/],
  [8, 'notes', /3 字/],
  [8, 'notes', /标了 0 次/],
  [9, 'structure', /个人信息保护法 51 条/],
  [9, 'structure', /没有/],
  [9, 'structure', /链接到 \/99/],
  [10, 'amount', /187 个汉字/],
  [10, 'notes', /字$/],
  [10, 'structure', /与第 1 页相同/],
  [11, 'quiet', /请求了 https:\/\/outside\.invalid/],
  [11, 'quiet', /Failed to load resource/],
  [12, 'accessibility', /image-alt/],
  [13, 'grey', /说不行.*只靠红色/],
  [13, 'grey', /藏起来.*只靠红色/],
  [13, 'grey', /记号一样/],
  [14, 'editable', /渐变/],
  [14, 'editable', /伪元素/],
  [16, 'size', /正文 26 px/],
  [16, 'waive', /size 小/],
  [16, 'waive', /没有要豁免的问题/],
  [16, 'waive', /没有这条规则/],
]

const fixture = 'tests/fixtures/check/slides.md'
const out = mkdtempSync(path.join(tmpdir(), 'courseware-check-'))
const run = spawnSync(process.execPath, ['tools/check.ts', '--entry', fixture, '--out', out], { cwd: root, encoding: 'utf8' })
const { findings, waivers } = JSON.parse(readFileSync(path.join(out, 'check.json'), 'utf8')) as {
  findings: Finding[]
  waivers: { slide: number, rule: string, findings: number }[]
}

function isPlanted({ slide, rule, element, measured }: Finding, [page, id, told]: Planted): boolean {
  return page === slide && id === rule && told.test(`${element} ${measured}`)
}

describe('npm run check', () => {
  it.each(rules)('$id ($name) finds every fault planted for it', ({ id }) => {
    const own = planted.filter(([, rule]) => rule === id)
    expect(own).not.toEqual([])
    expect(own.filter(item => !findings.some(finding => isPlanted(finding, item)))).toEqual([])
  })

  it('finds fault with a waiver that gives no reason, waives nothing or names no rule', () => {
    expect(planted.filter(([, rule]) => rule === 'waive').filter(item => !findings.some(finding => isPlanted(finding, item)))).toEqual([])
  })

  it('passes the clean page, and finds nothing that is not planted', () => {
    expect(findings.filter(finding => !planted.some(item => isPlanted(finding, item)))).toEqual([])
  })

  it('holds back what is waived with a reason, and lists it', () => {
    expect(waivers).toMatchObject([{ slide: 15, rule: 'size', findings: 1 }])
  })

  it('names file and line, prints a table and exits with 1', () => {
    const line = readFileSync(path.join(root, fixture), 'utf8').split('\n').findIndex(line => line.includes('这一句太长被裁掉了')) + 1
    expect(findings.find(({ measured }) => /裁掉/.test(measured))!.source).toBe(`${fixture}:${line}`)
    expect(run.stdout).toContain('文字伸出所在的框')
    expect(run.stdout).toContain('样张要留一条合格的豁免')
    expect(run.status).toBe(1)
  })
})
