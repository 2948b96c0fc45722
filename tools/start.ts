import { spawn } from 'node:child_process'
import net from 'node:net'
import process from 'node:process'
import { parseArgs } from 'node:util'
import { checkCourse, root } from './course.ts'
import { runTool } from './run.ts'
import { slidevCli } from './slidev.ts'

/**
 * `npm start`: checks the course, then presents it on this machine only (loopback),
 * port 3030 or the next free one, and says in Chinese where to look. `--port N` sets the port, `--open` opens a browser.
 */
async function start(): Promise<void> {
  const { values } = parseArgs({ options: { port: { type: 'string' }, open: { type: 'boolean' } } })
  checkCourse()
  const port = values.port ? Number(values.port) : await freePort(3030)
  const server = spawn(process.execPath, [slidevCli, 'slides.md', '--port', String(port), ...(values.open ? ['--open'] : [])], { cwd: root, stdio: ['inherit', 'ignore', 'inherit'] })
  for (const signal of ['SIGINT', 'SIGTERM'] as const)
    process.on(signal, () => server.kill(signal))
  server.on('exit', code => process.exit(code ?? 0))

  const url = `http://localhost:${port}`
  await answering(url)
  process.stdout.write(`
  课件已经打开，只有这台电脑能访问：

    学员看的页面    ${url}
    讲师视图和备注  ${url}/presenter
    全部页面一览    ${url}/overview
    在浏览器里导出  ${url}/export

  投影接学员页面，讲师用另一块屏看讲师视图，两边自动同步。
  空格或右方向键下一步，左方向键上一步，o 看总览，g 跳页。按 q 或 Ctrl+C 结束。

`)
}

/** The first port from `from` on that nothing on this machine holds, at most 100 on. */
async function freePort(from: number): Promise<number> {
  for (let port = from; port < from + 100; port++) {
    if (await isFree(port))
      return port
  }
  throw new Error(`${from} 到 ${from + 99} 的端口都被占用了，请用 npm start -- --port 端口号 指定一个`)
}

function isFree(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const probe = net.createServer().once('error', () => resolve(false)).once('listening', () => probe.close(() => resolve(true)))
    probe.listen(port, 'localhost')
  })
}

async function answering(url: string): Promise<void> {
  for (;;) {
    try {
      await fetch(url)
      return
    }
    catch {
      await new Promise(resolve => setTimeout(resolve, 150))
    }
  }
}

runTool(start)
