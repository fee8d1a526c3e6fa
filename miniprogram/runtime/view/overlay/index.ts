// The chunk 'overlay': prompts over the pages.
export { overlayCss as documentCss } from './overlay.css.ts'
export { createOverlay } from './overlay.ts'
