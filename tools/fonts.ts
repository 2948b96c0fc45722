import type { Plugin } from 'vite'
import { createHash } from 'node:crypto'
import { existsSync, globSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import path from 'node:path'
import process from 'node:process'
import subsetFont from 'subset-font'
import { courseFolder, loadCases, loadCourse, root } from './course.ts'

/**
 * Noto Sans SC (SIL OFL 1.1), cut to the characters the course uses. Three families, tried in turn:
 * the subset itself; marks that the simplified set lacks (small, inlined);
 * and the whole simplified set, which a browser fetches only if someone types or edits in a character
 * the subset does not hold. No system font is relied on.
 */
export const family = 'Noto Sans SC'
const weights = [400, 700] as const
type Weight = typeof weights[number]

const ascii = Array.from({ length: 95 }, (_, i) => String.fromCodePoint(32 + i)).join('')
/** Drawn by verdicts; outside the simplified set, so it comes from the package's own slice. */
const marks = ['✓']

const require = createRequire(import.meta.url)
const fontFiles = path.join(path.dirname(require.resolve('@fontsource/noto-sans-sc/package.json')), 'files')

function read(cwd: string, ...patterns: string[]): string {
  return globSync(patterns, { cwd }).sort().map(file => readFileSync(path.join(cwd, file), 'utf8')).join('\n')
}

function unique(text: string): string {
  return [...new Set(text)].filter(char => char >= ' ').sort().join('')
}

/**
 * The characters drawn at each weight. Regular: everything a slide or a note may show.
 * Bold: headings, emphasis, names and labels; what this misses comes from the whole set.
 */
export function courseCharacters(): Record<Weight, string> {
  const prose = read(root, 'slides.md', 'pages/*.md')
  const data = read(courseFolder, '**/*.yaml')
  const code = read(root, 'layouts/*.vue', 'components/**/*.vue', 'slide-bottom.vue')
  const slides = prose.replace(/<!--[\s\S]*?-->/g, '')
  const bold = [
    /^#{1,6} .*$/gm,
    /\*\*[^*]+\*\*/g,
    /="[^"]*"/g,
    /<(Bad|Good|Caution|Verdict|MockRow|RightMove|Clock)\b[^>]*>.*?<\/\1>/g,
    /^(?:topic|practice|figure|wrong|right):.*$/gm,
    /^\|.*\|\s*\n(?=\|[\s:|-]+\|\s*$)/gm,
    /^\|[^|]*/gm,
  ].flatMap(pattern => slides.match(pattern) ?? [])
  const shownBold = [
    ...Object.values(loadCourse()),
    ...Object.values(loadCases()).flatMap(item => [
      item.right,
      ...item.flags.map(flag => flag.what),
      ...item.channel === 'chat' ? [item.contact.name] : item.areas.map(area => area.text),
    ]),
  ]
  return {
    400: unique(ascii + prose + data + code),
    700: unique(ascii + bold.join('') + shownBold.join('') + code),
  }
}

/** The slice files of the package that hold a character, for marks outside the simplified set. */
function sliceFor(weight: Weight, char: string): string {
  const css = readFileSync(require.resolve(`@fontsource/noto-sans-sc/${weight}.css`), 'utf8')
  const code = char.codePointAt(0)!
  for (const [, url, range] of css.matchAll(/url\(\.\/files\/([^)]+\.woff2)\)[\s\S]*?unicode-range: ([^;]+);/g)) {
    const hit = range!.split(',').some((part) => {
      const [from, to] = part.trim().slice(2).split('-').map(hex => Number.parseInt(hex, 16))
      return code >= from! && code <= (to ?? from!)
    })
    if (hit)
      return url!
  }
  throw new Error(`Noto Sans SC 里没有字符“${char}”`)
}

async function subset(source: string, text: string, target: string): Promise<void> {
  if (existsSync(target))
    return
  const font = await subsetFont(readFileSync(path.join(fontFiles, source)), text, { targetFormat: 'woff2' })
  const beside = `${target}.${process.pid}.part`
  writeFileSync(beside, font)
  renameSync(beside, target)
}

function face(name: string, weight: Weight, url: string, range?: string): string {
  return `@font-face{font-family:"${name}";font-weight:${weight};font-style:normal;font-display:block;src:url("${url}") format("woff2")${range ? `;unicode-range:${range}` : ''}}`
}

/**
 * Writes the subsets and their stylesheet into the cache and returns the stylesheet's path.
 * Unchanged characters cost nothing: a file's name is the hash of what is in it.
 */
export async function buildFonts(cache = path.join(root, 'node_modules/.cache/courseware-fonts')): Promise<string> {
  mkdirSync(cache, { recursive: true })
  const characters = courseCharacters()
  const rules: string[] = []
  for (const weight of weights) {
    const whole = `noto-sans-sc-chinese-simplified-${weight}-normal.woff2`
    const name = (text: string): string => `noto-${weight}-${createHash('sha256').update(whole + text).digest('hex').slice(0, 10)}.woff2`

    const own = name(characters[weight])
    await subset(whole, characters[weight], path.join(cache, own))
    rules.push(face(family, weight, `./${own}`))

    for (const text of marks) {
      const bySlice = Map.groupBy(text, char => sliceFor(weight, char))
      for (const [slice, chars] of bySlice) {
        const small = name(slice + chars.join(''))
        await subset(slice, chars.join(''), path.join(cache, small))
        rules.push(face(`${family} Marks`, weight, `./${small}`, chars.map(char => `U+${char.codePointAt(0)!.toString(16)}`).join(',')))
      }
    }
    rules.push(face(`${family} Rest`, weight, path.relative(cache, path.join(fontFiles, whole)).replaceAll('\\', '/')))
  }
  const sheet = path.join(cache, 'fonts.css')
  const css = `${rules.join('\n')}\n`
  if (!existsSync(sheet) || readFileSync(sheet, 'utf8') !== css)
    writeFileSync(sheet, css)
  return sheet
}

/** Vite plugin: `#course-fonts.css` is the stylesheet of the subset fonts. */
export function fontsPlugin(): Plugin {
  return {
    name: 'courseware:fonts',
    async config() {
      return { resolve: { alias: { '#course-fonts.css': await buildFonts() } } }
    },
  }
}
