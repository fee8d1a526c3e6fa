import type { PictureName } from './types.ts'

/** Drawn in `pictures/<name>.svg`; each file's own title says what it shows. */
export const pictureNames: readonly PictureName[] = [
  'river',
  'market',
  'boats',
  'night-harbour',
  'tea-table',
  'lighthouse',
  'dumplings',
  'ferry-office',
  'tulips',
  'mosque',
  'birches',
  'focaccia',
  'runners',
  'book-cat',
]
