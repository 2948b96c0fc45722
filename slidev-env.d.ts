/// <reference types="@slidev/types/client" />

/** Set by Slidev: whether a dev server keeps the windows in step. */
declare const __SLIDEV_HAS_SERVER__: boolean

declare module '#course' {
  const settings: import('./logic/course-schema').CourseSettings
  export default settings
}

declare module '#cases' {
  const cases: Record<string, import('./logic/course-schema').Case>
  export default cases
}

declare module '#late-notes' {
  /** Fetches the notes of all slides; resolves at once where they are there already. */
  export function loadNotes(): Promise<void>
}

declare module '#course-fonts.css'

declare module 'subset-font' {
  export default function subsetFont(font: Uint8Array, text: string, options: { targetFormat: 'woff2' | 'truetype' }): Promise<Uint8Array>
}
