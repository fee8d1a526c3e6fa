import { type Formats, formatsFor } from './formats.ts'
import { useLanguage } from './useLanguage.ts'

/** Numbers, times and sizes in the language of the screen. */
export const useFormats = (): Formats => formatsFor(useLanguage())
