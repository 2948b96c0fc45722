import type { Rolldown } from 'vite'
import { fileURLToPath } from 'node:url'
import { build } from 'vite'

/** Name of the browser's global that holds `measure`. */
export const measureGlobal = 'coursewareMeasure'

/** page/measure.ts as one script for the browser; it defines `coursewareMeasure.measure`. */
export async function bundleMeasure(): Promise<string> {
  const output = await build({
    configFile: false,
    logLevel: 'error',
    publicDir: false,
    build: {
      write: false,
      minify: false,
      lib: { entry: fileURLToPath(new URL('page/measure.ts', import.meta.url)), formats: ['iife'], name: measureGlobal, fileName: measureGlobal },
    },
  }) as Rolldown.RolldownOutput[]
  return `${output[0]!.output[0].code}\nglobalThis.${measureGlobal} = ${measureGlobal}`
}
