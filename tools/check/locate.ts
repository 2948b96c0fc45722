import type { SlideInfo } from '@slidev/types'
import { globSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { courseFolder, root } from '../course.ts'

/**
 * Where in the source a slide's words stand: `pages/02-platform.md:31`.
 * Words that a trainer's YAML brings are found there; what cannot be found is put on the slide's first line.
 */
export function locate(info: SlideInfo, words = ''): string {
  const { filepath, start, end } = info.source
  const lines = linesOf(filepath)
  const wholeOrBeginning = beginnings(words)
  for (const words of wholeOrBeginning) {
    const own = lines.slice(start, end).findIndex(line => line.includes(words))
    if (own !== -1)
      return `${shown(filepath)}:${start + own + 1}`
    if (words.length < 5)
      continue
    for (const file of globSync('**/*.yaml', { cwd: courseFolder }).map(file => path.join(courseFolder, file))) {
      const line = linesOf(file).findIndex(line => line.includes(words))
      if (line !== -1)
        return `${shown(file)}:${line + 1}`
    }
  }
  return `${shown(filepath)}:${start + 1}`
}

const cache = new Map<string, string[]>()

/** Lines as written and, behind, without what marks them up, so that words broken by emphasis are found. */
function linesOf(file: string): string[] {
  if (!cache.has(file))
    cache.set(file, readFileSync(file, 'utf8').split('\n').map(line => `${line.replace(/\s/g, '')}\n${squeeze(line)}`))
  return cache.get(file)!
}

/** The first words in full, then shorter: the rest of a paragraph may stand on another line. */
function beginnings(words: string): string[] {
  const squeezed = squeeze(words)
  const shorter = /^\w+:\/\//.test(squeezed) ? [] : [squeezed.slice(0, 12), squeezed.slice(0, 6)]
  return [squeezed, ...shorter].filter((start, i, all) => start.length > 1 && all.indexOf(start) === i)
}

function squeeze(text: string): string {
  return text.replace(/<[^>]*>|[*`\s]/g, '')
}

function shown(file: string): string {
  return path.relative(root, file).replaceAll('\\', '/')
}
