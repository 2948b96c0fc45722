import { spawn } from 'node:child_process'
import { once } from 'node:events'
import process from 'node:process'
import { test as base } from '@playwright/test'
import { root } from '../../tools/course.ts'

const programs: Record<string, { tool: string, port: number }> = {
  dev: { tool: 'tools/start.ts', port: 3131 },
  built: { tool: 'tools/serve.ts', port: 4141 },
}

/**
 * One server a worker: Slidev's dev server keeps every window of a deck in step,
 * so tests that ran beside each other on one server would turn each other's pages.
 */
export const test = base.extend<object, { server: string }>({
  server: [async ({ browserName: _ }, use, { project, parallelIndex }) => {
    const { tool, port } = programs[project.name]!
    const url = `http://localhost:${port + parallelIndex}`
    const child = spawn(process.execPath, [tool, '--port', String(port + parallelIndex)], { cwd: root, stdio: ['ignore', 'pipe', 'inherit'] })
    for await (const chunk of child.stdout) {
      if (String(chunk).includes(url))
        break
    }
    await use(url)
    child.kill()
    await once(child, 'exit')
  }, { scope: 'worker', timeout: 120_000 }],
  baseURL: async ({ server }, use) => use(server),
})

export { expect } from '@playwright/test'
