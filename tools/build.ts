import { spawnSync } from 'node:child_process'
import { createRequire } from 'node:module'
import path from 'node:path'
import process from 'node:process'
import { checkCourse, root } from './course.ts'
import { runTool } from './run.ts'

/** `npm run build`: checks the course, then writes the static site, presenter view and notes included, into dist/. Further arguments go to Slidev. */
async function build(): Promise<void> {
  checkCourse()
  const cli = path.join(path.dirname(createRequire(import.meta.url).resolve('@slidev/cli/package.json')), 'bin/slidev.mjs')
  const { status } = spawnSync(process.execPath, [cli, 'build', 'slides.md', ...process.argv.slice(2)], { cwd: root, stdio: 'inherit' })
  process.exitCode = status ?? 1
}

runTool(build)
