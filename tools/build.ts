import { spawnSync } from 'node:child_process'
import process from 'node:process'
import { checkCourse, root } from './course.ts'
import { runTool } from './run.ts'
import { slidevCli } from './slidev.ts'

/** `npm run build`: checks the course, then writes the static site, presenter view and notes included, into dist/. Further arguments go to Slidev. */
async function build(): Promise<void> {
  checkCourse()
  const { status } = spawnSync(process.execPath, [slidevCli, 'build', 'slides.md', ...process.argv.slice(2)], { cwd: root, stdio: 'inherit' })
  process.exitCode = status ?? 1
}

runTool(build)
