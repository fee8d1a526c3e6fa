/** Covers of red packets: our own drawings, each on its field of one colour. */
export { type Cover, type CoverName, coverOf } from './covers.tsx'
