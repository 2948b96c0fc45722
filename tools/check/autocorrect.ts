import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
// Only the glue: the package's own entry imports WebAssembly in a way that Node still warns about.
import * as glue from '@huacnlee/autocorrect/autocorrect_bg.js'

const file = createRequire(import.meta.url).resolve('@huacnlee/autocorrect/autocorrect_bg.wasm')
const { exports } = new WebAssembly.Instance(new WebAssembly.Module(readFileSync(file)), { './autocorrect_bg.js': glue } as never)
glue.__wbg_set_wasm(exports)
;(exports as { __wbindgen_start?: () => void }).__wbindgen_start?.()

/**
 * The text as autocorrect (MIT) would set it: gaps between Hanzi and Latin, full-width punctuation.
 * @param text one line of plain text
 */
export function correct(text: string): string {
  return glue.format(text)
}
