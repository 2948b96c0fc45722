import { spawnSync } from 'node:child_process'
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import process from 'node:process'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { CourseError, loadCases, loadCourse, root } from '../../tools/course.ts'

let folder: string

beforeEach(() => {
  folder = mkdtempSync(path.join(os.tmpdir(), 'course-'))
  cpSync(path.join(root, 'course'), folder, { recursive: true })
})

afterEach(() => rmSync(folder, { recursive: true }))

/** Edits one file of the copied course. */
function edit(file: string, change: (text: string) => string): void {
  writeFileSync(path.join(folder, file), change(readFileSync(path.join(folder, file), 'utf8')))
}

function message(load: () => unknown): string {
  try {
    load()
  }
  catch (error) {
    expect(error).toBeInstanceOf(CourseError)
    return (error as Error).message
  }
  throw new Error('没有报错')
}

describe('course.yaml', () => {
  it('loads as shipped', () => {
    expect(loadCourse(folder)).toMatchObject({ title: '电商客服安全培训课件', passMark: 80 })
  })

  it.each([
    ['a wrong key', (text: string) => text.replace('presenter:', 'presentor:'), /course\.yaml:11:1 .*presentor.*没有这个设置项/],
    ['a missing value', (text: string) => text.replace(/^presenter:.*\n/m, ''), /course\.yaml:\d+:1 .*presenter.*汇报人/],
    ['a wrong type', (text: string) => text.replace('year: 2026', 'year: 明年'), /course\.yaml:6:1 .*年份要写成四位整数/],
    ['a number out of range', (text: string) => text.replace('passMark: 80', 'passMark: 800'), /course\.yaml:18:1 .*及格线应在 1 到 100 之间/],
    ['an empty value', (text: string) => text.replace(/^hotline:.*$/m, 'hotline: \'\''), /course\.yaml:14:1 .*内部热线.*不能为空/],
    ['a number where text is wanted', (text: string) => text.replace(/^hotline:.*$/m, 'hotline: 8110'), /course\.yaml:14:1 .*内部热线.*加引号/],
    ['a key twice', (text: string) => `${text}year: 2027\n`, /course\.yaml:\d+:1 同一个名称写了两次/],
    ['a tab', (text: string) => text.replace('year: 2026', 'year:\n\t- 2026'), /course\.yaml:7:1 /],
    ['an empty file', () => '', /course\.yaml:1:1 文件是空的/],
  ])('names file, line and column for %s', (_, change, expected) => {
    edit('course.yaml', change)
    expect(message(() => loadCourse(folder))).toMatch(expected)
  })

  it('says so when the file is not UTF-8', () => {
    writeFileSync(path.join(folder, 'course.yaml'), new Uint8Array([0x79, 0x65, 0x61, 0x72, 0x3A, 0xC4, 0xEA]))
    expect(message(() => loadCourse(folder))).toContain('不是 UTF-8')
  })

  it('says so when the file is missing', () => {
    rmSync(path.join(folder, 'course.yaml'))
    expect(message(() => loadCourse(folder))).toMatch(/course\.yaml:1:1 没有这个文件/)
  })

  it('names every mistake at once', () => {
    edit('course.yaml', text => text.replace('year: 2026', 'year: 1999').replace('passMark: 80', 'passMark: 0'))
    expect(message(() => loadCourse(folder)).split('\n')).toHaveLength(2)
  })
})

describe('cases', () => {
  const cases = (): unknown => loadCases(path.join(folder, 'cases'))

  it('load as shipped', () => {
    expect(Object.keys(loadCases(path.join(folder, 'cases'))).length).toBeGreaterThanOrEqual(9)
  })

  it('say so when their folder is missing', () => {
    rmSync(path.join(folder, 'cases'), { recursive: true })
    expect(message(cases)).toContain('没有这个文件夹')
  })

  it.each([
    ['a flag on a message that does not exist', (text: string) => text.replace(/at: m\d/, 'at: m9'), /fake-boss\.yaml:\d+:\d+ .*没有 id 为 “m9” 的消息/],
    ['a message id twice', (text: string) => text.replace('id: m2', 'id: m1'), /fake-boss\.yaml:\d+:\d+ .*“m1” 用了两次/],
    ['an unknown channel', (text: string) => text.replace('channel: chat', 'channel: fax'), /fake-boss\.yaml:\d+:\d+ .*渠道 channel 只能是/],
    ['a scam without flags', (text: string) => text.replace(/flags:\n(?: +- .*\n)+/, 'flags: []\n'), /fake-boss\.yaml:\d+:\d+ .*至少要标一面红旗/],
    ['an id unlike the file name', (text: string) => text.replace('id: fake-boss', 'id: other'), /fake-boss\.yaml:1:1 .*应与文件名相同/],
    ['an unknown speaker', (text: string) => text.replace('from: customer', 'from: boss'), /fake-boss\.yaml:\d+:\d+ .*只能是 customer、agent、system 之一/],
  ])('name file, line and column for %s', (_, change, expected) => {
    edit('cases/fake-boss.yaml', change)
    expect(message(cases)).toMatch(expected)
  })
})

describe('a mistake stops', () => {
  it.each(['start', 'build', 'export'])('npm run %s, in one message without a stack', (tool) => {
    edit('course.yaml', text => text.replace('year: 2026', 'year: 明年'))
    const { status, stderr } = spawnSync(process.execPath, [path.join(root, `tools/${tool}.ts`)], {
      cwd: root,
      env: { ...process.env, COURSEWARE_COURSE: folder },
      encoding: 'utf8',
    })
    expect(status).toBe(1)
    expect(stderr).toMatch(/course\.yaml:6:1 “year”：年份要写成四位整数，例如 2026/)
    expect(stderr).not.toMatch(/^\s+at /m)
  })
})
