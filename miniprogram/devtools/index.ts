export type { Exchange, ShownBody } from './exchanges.ts'
export { type ConsoleLine, createInspector, type Inspected, type Inspector } from './inspector.ts'
export type * from './protocol.ts'
export { type Shown, summary } from './shown.ts'
