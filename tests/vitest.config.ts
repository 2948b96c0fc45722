import { fileURLToPath } from 'node:url'
import { defineConfig } from 'vitest/config'

const here = (folder: string): string => fileURLToPath(new URL(folder, import.meta.url))

export default defineConfig({
  root: here('..'),
  test: {
    projects: [
      { test: { name: 'unit', root: here('..'), include: ['tests/unit/**/*.spec.ts'] } },
      { test: { name: 'artifacts', root: here('..'), include: ['tests/artifacts/**/*.spec.ts'], testTimeout: 60_000, hookTimeout: 60_000 } },
    ],
  },
})
