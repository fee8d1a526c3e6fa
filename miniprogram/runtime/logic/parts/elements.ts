// Part of the Worker: contexts of editors and scrolling areas.
import { elementsFamily } from '../api/elements.ts'

export const families = [elementsFamily]
