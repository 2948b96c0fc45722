import type { Browser, LaunchOptions } from 'playwright'
import { execFileSync, spawnSync } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import path from 'node:path'
import process from 'node:process'
import { chromium } from 'playwright'

/** Names the environment variable that overrides every other way to a browser. */
export const browserVariable = 'COURSEWARE_BROWSER'

export class BrowserError extends Error {
  override name = 'BrowserError'
}

export interface FindBrowserOptions {
  env?: Record<string, string | undefined>
  platform?: NodeJS.Platform
  exists?: (file: string) => boolean
  /** Where Playwright would keep its own Chromium. */
  own?: () => string
}

/**
 * Finds a Chromium: the path in COURSEWARE_BROWSER, else an installed Chrome, Edge or Chromium,
 * else Playwright's own download.
 * @returns its path, or undefined where there is none
 * @throws {BrowserError} when the variable names a file that does not exist
 */
export function findBrowser(options: FindBrowserOptions = {}): string | undefined {
  const { env = process.env, platform = process.platform, exists = existsSync, own = () => chromium.executablePath() } = options
  const chosen = env[browserVariable]
  if (chosen) {
    if (!exists(chosen))
      throw new BrowserError(`环境变量 ${browserVariable} 指的浏览器不存在：${chosen}`)
    return chosen
  }
  return installed(platform, env).find(exists) ?? [own()].find(exists)
}

function installed(platform: NodeJS.Platform, env: Record<string, string | undefined>): string[] {
  if (platform === 'darwin') {
    return ['Google Chrome', 'Microsoft Edge', 'Chromium'].map(name => `/Applications/${name}.app/Contents/MacOS/${name}`)
  }
  if (platform === 'win32') {
    const roots = [env.PROGRAMFILES, env['PROGRAMFILES(X86)'], env.LOCALAPPDATA].filter(root => root !== undefined)
    return ['Google\\Chrome\\Application\\chrome.exe', 'Microsoft\\Edge\\Application\\msedge.exe', 'Chromium\\Application\\chrome.exe']
      .flatMap(file => roots.map(root => `${root}\\${file}`))
  }
  const folders = (env.PATH ?? '').split(path.delimiter).filter(Boolean)
  return ['google-chrome-stable', 'google-chrome', 'microsoft-edge', 'chromium', 'chromium-browser']
    .flatMap(name => folders.map(folder => path.join(folder, name)))
}

/**
 * Finds a Chromium or gets one: on Debian as root the Debian package, elsewhere Playwright's download.
 * @throws {BrowserError} one sentence that says what to do
 */
export function ensureBrowser(): string {
  const found = findBrowser()
  if (found)
    return found
  process.stderr.write('没有找到浏览器，正在安装 Chromium……\n')
  if (isDebianRoot()) {
    spawnSync('apt-get', ['update', '-qq'], { stdio: 'ignore' })
    spawnSync('apt-get', ['install', '-y', '-qq', '--no-install-recommends', 'chromium'], { stdio: 'ignore', env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' } })
  }
  else {
    const cli = path.join(path.dirname(createRequire(import.meta.url).resolve('playwright/package.json')), 'cli.js')
    try {
      execFileSync(process.execPath, [cli, 'install', 'chromium'], { stdio: 'inherit' })
    }
    catch {}
  }
  const got = findBrowser()
  if (!got)
    throw new BrowserError(`没有可用的浏览器：请安装 Chrome、Edge 或 Chromium，或把它的路径写进环境变量 ${browserVariable}，再运行一次`)
  return got
}

function isDebianRoot(): boolean {
  return process.platform === 'linux' && process.getuid?.() === 0
    && existsSync('/etc/os-release') && /^ID(?:_LIKE)?=.*debian/m.test(readFileSync('/etc/os-release', 'utf8'))
}

/** Launch options every program here uses: no sandbox for root, and nothing that phones home. */
export function launchOptions(executablePath = ensureBrowser()): LaunchOptions {
  return {
    executablePath,
    args: [
      ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
      '--no-first-run',
      '--font-render-hinting=none',
    ],
  }
}

export async function launchBrowser(): Promise<Browser> {
  return await chromium.launch(launchOptions())
}
