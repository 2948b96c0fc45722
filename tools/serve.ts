import http from 'node:http'
import path from 'node:path'
import process from 'node:process'
import { parseArgs } from 'node:util'
import sirv from 'sirv'
import { root } from './course.ts'
import { runTool } from './run.ts'

/** `npm run preview`: serves the built site of dist/ on this machine only. `--port N`, `--dir DIR`. */
async function serve(): Promise<void> {
  const { values } = parseArgs({ options: { port: { type: 'string', default: '4173' }, dir: { type: 'string', default: path.join(root, 'dist') } } })
  http.createServer(sirv(values.dir, { single: true, etag: true })).listen(Number(values.port), 'localhost', () =>
    process.stdout.write(`构建好的课件：http://localhost:${values.port}\n`))
}

runTool(serve)
