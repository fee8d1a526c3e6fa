// Part of the Worker: canvases.
import { canvasFamily } from '../api/canvas/index.ts'

export const families = [canvasFamily]
