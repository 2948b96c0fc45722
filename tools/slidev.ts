import { createRequire } from 'node:module'
import path from 'node:path'

/** Slidev's own folder, and the program behind its command; run with this process's Node. */
export const slidevRoot = path.dirname(createRequire(import.meta.url).resolve('@slidev/cli/package.json'))
export const slidevCli = path.join(slidevRoot, 'bin/slidev.mjs')
