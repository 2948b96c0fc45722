import type { Rule } from '../rule.ts'
import { accessibility } from './accessibility.ts'
import { amount } from './amount.ts'
import { contrast } from './contrast.ts'
import { copy } from './copy.ts'
import { editable } from './editable.ts'
import { glyphs } from './glyphs.ts'
import { grey } from './grey.ts'
import { notes } from './notes.ts'
import { placement } from './placement.ts'
import { quiet } from './quiet.ts'
import { size } from './size.ts'
import { structure } from './structure.ts'

/** Every rule, in the order of the table. */
export const rules: Rule[] = [placement, size, contrast, amount, copy, glyphs, notes, structure, quiet, accessibility, grey, editable]
