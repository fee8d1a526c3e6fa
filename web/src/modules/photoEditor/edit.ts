/** What was done to a picture, as data: drawn again at any size, taken back step by step. */
import type { FilterName } from './filters/index.ts'
import type { Point, Pose, Rect, Size } from './geometry.ts'

interface Brush {
  /** In the source, the order of the finger. */
  points: readonly Point[]
  /** In pixels of the source. */
  width: number
}

export interface StrokeMark extends Brush {
  kind: 'stroke'
  colour: string
}

/** Where the picture is made unreadable. */
export interface MosaicMark extends Brush {
  kind: 'mosaic'
}

export interface TextMark {
  kind: 'text'
  id: string
  text: string
  colour: string
  /** Its middle, in the source. */
  at: Point
  /** Of the letters, in pixels of the source. */
  height: number
  /** How the picture lay when it was written: upright then. */
  pose: Pose
}

export type Mark = StrokeMark | MosaicMark | TextMark

export interface Edit {
  pose: Pose
  /** In the turned picture. */
  crop: Rect
  filter: FilterName
  /** Of the filter, 0 to 1. */
  strength: number
  /** The first is drawn first. */
  marks: readonly Mark[]
}

export const untouched = ({ width, height }: Size): Edit => ({
  pose: { turn: 0, flip: false },
  crop: { x: 0, y: 0, width, height },
  filter: 'none',
  strength: 1,
  marks: [],
})

export const colours = {
  white: '#ffffff',
  ink: '#15201e',
  red: '#d93a2b',
  orange: '#f08a24',
  gold: '#e7b85b',
  green: '#2fa36b',
  blue: '#2a7fd0',
  violet: '#8b5cd6',
} as const
export type ColourName = keyof typeof colours
export const colourNames: readonly ColourName[] = ['white', 'ink', 'red', 'orange', 'gold', 'green', 'blue', 'violet']
export const brushes = ['thin', 'middle', 'thick'] as const
export type BrushName = (typeof brushes)[number]

/** Widths follow what is shown: a stroke looks the same on a large picture and on a small one. */
export const brushWidth = ({ crop }: Edit, brush: BrushName): number =>
  Math.max(1, Math.max(crop.width, crop.height) * { thin: 0.006, middle: 0.014, thick: 0.032 }[brush])

/** A mosaic covers letters: its brush is broad. */
export const mosaicWidth = (edit: Edit, brush: BrushName): number => brushWidth(edit, brush) * 3.5

/** How large the squares of the mosaic are, in pixels of the source: too coarse to read anything back. */
export const mosaicBlock = ({ width, height }: Size): number => Math.max(4, Math.round(Math.max(width, height) / 48))

export const TEXT_LENGTH_MAX = 120
export const textHeight = ({ crop }: Edit): number => Math.max(8, Math.min(crop.width, crop.height) * 0.09)
export const TEXT_SCALE_STEP = 1.12

/** Whether the letters run from the right, by the first one that says so. */
export const runsRight = (text: string): boolean => /^[^\p{L}]*[\u0590-\u08ff\ufb1d-\ufefc]/u.test(text)

export const changeText = (edit: Edit, id: string, change: (mark: TextMark) => TextMark): Edit => ({
  ...edit,
  marks: edit.marks.map((mark) => (mark.kind === 'text' && mark.id === id ? change(mark) : mark)),
})

export const withoutText = (edit: Edit, id: string): Edit => ({
  ...edit,
  marks: edit.marks.filter((mark) => mark.kind !== 'text' || mark.id !== id),
})
