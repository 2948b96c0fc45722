import process from 'node:process'
import { BrowserError } from './browser.ts'
import { CourseError } from './course.ts'
import { DeckError } from './deck.ts'

/**
 * Runs a command-line program. A mistake of the user's is told in one sentence and exits with 1;
 * anything else keeps its stack, for it is ours.
 */
export async function runTool(program: () => Promise<void>): Promise<void> {
  try {
    await program()
  }
  catch (error) {
    if (error instanceof CourseError)
      process.stderr.write(`课程设置有误，没有继续：\n${error.message}\n`)
    else if (error instanceof BrowserError || error instanceof DeckError)
      process.stderr.write(`${error.message}\n`)
    else
      console.error(error)
    process.exitCode = 1
  }
}
