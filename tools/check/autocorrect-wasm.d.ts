declare module '@huacnlee/autocorrect/autocorrect_bg.js' {
  export function format(text: string): string
  export function __wbg_set_wasm(exports: WebAssembly.Exports): void
}
