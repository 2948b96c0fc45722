import process from 'node:process'
import { defineConfig } from '@playwright/test'
import { launchOptions } from '../tools/browser.ts'

export default defineConfig({
  testDir: './e2e',
  outputDir: '../out/test-results',
  fullyParallel: true,
  workers: 2,
  timeout: 180_000,
  // 开发服务器头一次打开时要现编译。
  expect: { timeout: 20_000 },
  forbidOnly: Boolean(process.env.CI),
  use: {
    viewport: { width: 1280, height: 720 },
    launchOptions: launchOptions(),
  },
  projects: [{ name: 'dev' }, { name: 'built' }],
})
