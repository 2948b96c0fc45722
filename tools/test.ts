import { spawn } from 'node:child_process'
import { mkdirSync, readFileSync, rmSync } from 'node:fs'
import path from 'node:path'
import process from 'node:process'
import { ensureBrowser } from './browser.ts'
import { root } from './course.ts'
import { runTool } from './run.ts'

interface Count { passed: number, failed: number }

/**
 * `npm test`: style and types, then the site and the exports, then the deck check (each rule counts as
 * a test), then every test on them in a real browser.
 * The last line counts the tests from the runners' own reports; a step that fails before them counts as one failed.
 */
async function test(): Promise<void> {
  ensureBrowser()
  const reports = path.join(root, 'out/reports')
  rmSync(reports, { recursive: true, force: true })
  mkdirSync(reports, { recursive: true })
  rmSync(path.join(root, 'out/check.json'), { force: true })

  const counts: Count[] = []
  const gate = async (what: string, ...steps: string[][]): Promise<void> => {
    const codes = await Promise.all(steps.map(step => run(what, step)))
    counts.push({ passed: 0, failed: codes.filter(code => code !== 0).length })
  }
  await gate('代码风格与类型', ['eslint', '.'], ['vue-tsc', '--noEmit'])
  await gate('构建', ['node', 'tools/build.ts'])
  await gate('导出', ['node', 'tools/export.ts'])

  const checked = await run('自查', ['node', 'tools/check.ts'])
  counts.push(countOf(path.join(root, 'out/check.json'), checked, ({ rules, findings }) => {
    const broken = new Set(findings.map((finding: { rule: string }) => finding.rule))
    return { passed: rules.filter((rule: { id: string }) => !broken.has(rule.id)).length, failed: broken.size }
  }))

  const unit = path.join(reports, 'vitest.json')
  const code = await run('单元与产物', ['vitest', 'run', '-c', 'tests/vitest.config.ts', '--reporter=dot', '--reporter=json', `--outputFile.json=${unit}`])
  counts.push(countOf(unit, code, report => ({ passed: report.numPassedTests, failed: report.numFailedTests + report.numFailedTestSuites })))

  const e2e = path.join(reports, 'playwright.json')
  const status = await run('浏览器', ['playwright', 'test', '-c', 'tests/playwright.config.ts', '--reporter=list,json'], { PLAYWRIGHT_JSON_OUTPUT_NAME: e2e })
  counts.push(countOf(e2e, status, report => ({ passed: report.stats.expected, failed: report.stats.unexpected + report.stats.flaky })))

  const total = counts.reduce((sum, count) => ({ passed: sum.passed + count.passed, failed: sum.failed + count.failed }))
  process.exitCode = total.failed ? 1 : 0
  process.stdout.write(`${total.passed} passed, ${total.failed} failed\n`)
}

function run(what: string, [command, ...args]: string[], env: Record<string, string> = {}): Promise<number> {
  const started = performance.now()
  return new Promise((resolve) => {
    const child = spawn(command!, args, { cwd: root, stdio: ['ignore', 'inherit', 'inherit'], env: { ...process.env, ...env }, shell: process.platform === 'win32' })
    child.on('error', () => resolve(1))
    child.on('exit', (code) => {
      process.stdout.write(`—— ${what}（${command}）：${code === 0 ? '通过' : '没有通过'}，${((performance.now() - started) / 1000).toFixed(0)} 秒\n`)
      resolve(code ?? 1)
    })
  })
}

/** A runner that died without a report, or with failures it did not count, counts as one failed. */
function countOf(file: string, code: number, read: (report: any) => Count): Count {
  try {
    const count = read(JSON.parse(readFileSync(file, 'utf8')))
    return { ...count, failed: Math.max(count.failed, code === 0 ? 0 : 1) }
  }
  catch {
    return { passed: 0, failed: 1 }
  }
}

runTool(test)
