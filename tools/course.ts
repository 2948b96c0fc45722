import type { Plugin } from 'vite'
import type { z } from 'zod'
import type { Case, CourseSettings } from '../logic/course-schema.ts'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import process from 'node:process'
import { fileURLToPath } from 'node:url'
import { LineCounter, parseDocument } from 'yaml'
import { caseSchema, courseSchema } from '../logic/course-schema.ts'

/** The project's root folder. */
export const root = fileURLToPath(new URL('..', import.meta.url))

/** What a trainer edits; COURSEWARE_COURSE names another folder, such as another company's. */
export const courseFolder = path.resolve(process.env.COURSEWARE_COURSE ?? path.join(root, 'course'))

/** A mistake in a trainer's file: told in Chinese, with file, line and column, without a stack. */
export class CourseError extends Error {
  override name = 'CourseError'
}

/**
 * Reads a YAML file against a schema.
 * @throws {CourseError} one line a mistake: `file:line:column what was expected`.
 */
export function readYaml<S extends z.ZodType>(file: string, schema: S, shown = path.relative(root, file)): z.infer<S> {
  if (!existsSync(file))
    throw new CourseError(`${shown}:1:1 没有这个文件，应当有它`)
  const source = decode(readFileSync(file), shown)
  const lines = new LineCounter()
  const document = parseDocument(source, { lineCounter: lines, prettyErrors: false })
  const at = (offset: number): string => {
    const { line, col } = lines.linePos(Math.min(offset, source.length))
    return `${shown}:${line}:${col}`
  }
  if (document.errors.length)
    throw new CourseError(document.errors.map(error => `${at(error.pos[0])} ${yamlMistake(error.code)}`).join('\n'))
  if (document.contents == null)
    throw new CourseError(`${shown}:1:1 文件是空的，应当写“名称: 内容”`)

  const result = schema.safeParse(document.toJS())
  if (result.success)
    return result.data
  throw new CourseError(result.error.issues.flatMap(issue => describe(issue).map(({ path: where, message }) =>
    `${at(offsetOf(document, where))} ${where.length ? `“${where.join('.')}”：` : ''}${message}`)).join('\n'))
}

function decode(bytes: Uint8Array, shown: string): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  }
  catch {
    throw new CourseError(`${shown}:1:1 文件不是 UTF-8 编码，请在编辑器里另存为 UTF-8`)
  }
}

function yamlMistake(code: string): string {
  const known: Record<string, string> = {
    BAD_INDENT: '缩进不对，同一层要对齐，用空格不用 Tab',
    TAB_AS_INDENT: '缩进用了 Tab，请改成空格',
    DUPLICATE_KEY: '同一个名称写了两次，只留一个',
    MISSING_CHAR: '少了引号或括号，请检查这一行的配对',
    UNEXPECTED_TOKEN: '这里的符号放错了，含冒号或方括号的文字要加引号',
    BLOCK_AS_IMPLICIT_KEY: '含冒号的文字要加引号，或检查上一行的缩进',
    MULTILINE_IMPLICIT_KEY: '名称后面少了冒号，应写“名称: 内容”',
  }
  return known[code] ?? `这一行不是合格的 YAML（${code}），应写“名称: 内容”`
}

interface Mistake { path: (string | number)[], message: string }

function describe(issue: z.core.$ZodIssue): Mistake[] {
  const where = issue.path as (string | number)[]
  if (issue.code === 'unrecognized_keys')
    return issue.keys.map(key => ({ path: [...where, key], message: '没有这个设置项，请检查拼写或删掉这一行' }))
  if (issue.code === 'invalid_type' && issue.message.startsWith('Invalid input'))
    return [{ path: where, message: `类型不对，应为 ${issue.expected}` }]
  return [{ path: where, message: issue.message }]
}

/** Where in the file a path points; for something missing, where its parent begins. */
function offsetOf(document: ReturnType<typeof parseDocument>, where: (string | number)[]): number {
  for (let depth = where.length; depth > 0; depth--) {
    const parent = document.getIn(where.slice(0, depth - 1), true) as { items?: { key?: { value?: unknown, range?: number[] } }[] } | undefined
    const pair = parent?.items?.find(item => item?.key?.value === where[depth - 1])
    if (pair?.key?.range)
      return pair.key.range[0]!
    const node = document.getIn(where.slice(0, depth), true) as { range?: number[] } | undefined
    if (node?.range)
      return node.range[0]!
  }
  return 0
}

/** Reads course/course.yaml. @throws {CourseError} */
export function loadCourse(folder = courseFolder): CourseSettings {
  return readYaml(path.join(folder, 'course.yaml'), courseSchema)
}

/** Reads every file of course/cases, by id. @throws {CourseError} naming every mistake in every file. */
export function loadCases(folder = path.join(courseFolder, 'cases')): Record<string, Case> {
  if (!existsSync(folder))
    throw new CourseError(`${path.relative(root, folder)} 没有这个文件夹，案例应当放在里面`)
  const mistakes: string[] = []
  const cases: Record<string, Case> = {}
  for (const name of readdirSync(folder).filter(name => /\.ya?ml$/.test(name)).sort()) {
    try {
      const value = readYaml(path.join(folder, name), caseSchema)
      const expected = name.replace(/\.ya?ml$/, '')
      if (value.id !== expected)
        throw new CourseError(`${path.relative(root, path.join(folder, name))}:1:1 “id”：应与文件名相同，写成 ${expected}`)
      cases[value.id] = value
    }
    catch (error) {
      if (!(error instanceof CourseError))
        throw error
      mistakes.push(error.message)
    }
  }
  if (mistakes.length)
    throw new CourseError(mistakes.join('\n'))
  return cases
}

/** Checks everything a trainer edits. @throws {CourseError} */
export function checkCourse(): void {
  const mistakes = [loadCourse, loadCases].flatMap((load) => {
    try {
      load()
      return []
    }
    catch (error) {
      if (error instanceof CourseError)
        return [error.message]
      throw error
    }
  })
  if (mistakes.length)
    throw new CourseError(mistakes.join('\n'))
}

const modules: Record<string, () => unknown> = {
  '#course': loadCourse,
  '#cases': loadCases,
}

/** A `#` would end the module's address in the browser. */
function virtual(name: string): string {
  return `\0courseware/${name.slice(1)}`
}

/**
 * Vite plugin: `#course` and `#cases` are the checked contents of course/ as modules.
 * A mistake stops start, build and export; while presenting, saving a file reloads the page.
 */
export function coursePlugin(): Plugin {
  return {
    name: 'courseware:course',
    buildStart: checkCourse,
    resolveId: id => id in modules ? virtual(id) : undefined,
    load(id) {
      const name = Object.keys(modules).find(name => virtual(name) === id)
      return name && `export default ${JSON.stringify(modules[name]!())}`
    },
    handleHotUpdate({ file, server }) {
      if (!file.startsWith(`${courseFolder.replaceAll('\\', '/')}/`))
        return
      for (const id of Object.keys(modules)) {
        const module = server.moduleGraph.getModuleById(virtual(id))
        if (module)
          server.moduleGraph.invalidateModule(module)
      }
      server.ws.send({ type: 'full-reload' })
    },
    configureServer(server) {
      server.watcher.add(courseFolder)
    },
  }
}
